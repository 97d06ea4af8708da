package org.lactarium.routes.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.quarantine.Reason;

/**
 * What of a message stands beside its reports: notes on the message and the patient, segments of the laboratory's own (Z), and those of the standard that hold words. They
 * are passed over unless they hold a result, or words that contradict the results.
 */
final class LooseText {

    /** What has notes that are read with the report. */
    private static final Set<String> OF_A_REPORT = Set.of("ORC", "OBR", "OBX", "SPM");

    /** Of the standard: what is displayed, problems, diagnoses, phases of a trial. */
    private static final Set<String> IN_WORDS = Set.of("DSP", "PRB", "DG1", "CTI");

    private LooseText() {}

    static List<String> of(V2Message message, LaboratoryProfile profile) {
        List<String> texts = new ArrayList<>();
        String noted = "";
        for (Segment segment : message.segments()) {
            if (segment.is("NTE")) {
                if (!OF_A_REPORT.contains(noted)) {
                    texts.add(words(segment));
                }
                continue;
            }
            noted = segment.name();
            if (noted.startsWith("Z")) {
                mustHoldNoResult(segment, profile);
            }
            if (noted.startsWith("Z") || IN_WORDS.contains(noted)) {
                texts.add(words(segment));
            }
        }
        return texts;
    }

    static String words(Segment segment) {
        return IntStream.rangeClosed(1, segment.fields().size())
                .mapToObj(segment::field)
                .flatMap(field -> field.repetitions().stream())
                .map(field -> field.components().stream().map(Field::text).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" "));
    }

    private static void mustHoldNoResult(Segment segment, LaboratoryProfile profile) {
        boolean holds = IntStream.rangeClosed(1, segment.fields().size())
                .mapToObj(segment::field)
                .flatMap(field -> field.components().stream())
                .anyMatch(part -> profile.result(part.text())
                        .filter(result -> result.kind() != Kind.DOCUMENT)
                        .isPresent());
        if (holds) {
            throw new Unclear(Reason.NOT_UNDERSTOOD, "A result stands in " + segment.name() + ", which nobody reads");
        }
    }
}
