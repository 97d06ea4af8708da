package org.lactarium.routes.analyser;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Lines;
import org.lactarium.routes.hl7.Segment;

/** Whether records of ASTM E1394 are one whole message: from its H to its L, and the instrument says that it came to the end. */
final class AstmStructure {

    private static final Set<String> RECORDS = Set.of("H", "P", "O", "R", "C", "Q", "M", "S", "L");

    /** L.3: nothing, normal end, last request processed. The other codes say who broke off, or that nothing was found. */
    private static final Set<String> ENDED = Set.of("", "N", "F");

    private static final String UNDIVIDED = "The header record does not say what divides the message";
    private static final String ANOTHER = "A second header record stands in it";
    private static final String NO_END = "It does not end with exactly one terminator record";
    private static final String BROKE_OFF = "The analyser says that it broke off";

    private AstmStructure() {}

    /** @return a sentence that repeats nothing of the message; empty when it is whole */
    static Optional<String> fault(AstmMessage message) {
        List<Segment> records = message.records();
        String dividing = message.by().field() + message.header().field(2).raw();
        boolean divides = dividing.length() == 4
                && dividing.chars().distinct().count() == dividing.length()
                && dividing.chars().noneMatch(c -> Character.isLetterOrDigit(c) || c <= ' ' || c == '.' || c == '-');
        if (!divides) {
            return Optional.of(UNDIVIDED);
        }
        Pattern hidden = Lines.within("[A-Z]", message.by().field());
        for (int i = 0; i < records.size(); i++) {
            String sentence = fault(records.get(i), i, hidden);
            if (sentence != null) {
                return Optional.of(sentence);
            }
        }
        Segment last = records.get(records.size() - 1);
        if (!last.is("L") || message.all("L").count() != 1) {
            return Optional.of(NO_END);
        }
        return ENDED.contains(last.field(3).text()) ? Optional.empty() : Optional.of(BROKE_OFF);
    }

    private static @Nullable String fault(Segment record, int position, Pattern hidden) {
        if (!RECORDS.contains(record.name())) {
            String sentence = "Line " + (position + 1) + " is no record of ASTM E1394";
            return sentence;
        }
        if (position > 0 && record.is("H")) {
            return ANOTHER;
        }
        boolean hides = record.fields().stream()
                .anyMatch(field -> hidden.matcher(field + record.by().field()).find());
        String sentence = "A line end stands within line " + (position + 1) + ", and a record behind it";
        return hides ? sentence : null;
    }
}
