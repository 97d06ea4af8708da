package org.lactarium.server.operations.chart;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.remark.Beside;
import org.lactarium.profiles.remark.Remarks;

/** What a laboratory writes in words into a result, read by the same table as the remarks of its messages. */
final class ResultWords {

    private static final Remarks SHIPPED = shipped();

    private ResultWords() {}

    /** Whether the words of its value or its notes say what a result that passes does not say. */
    static boolean contradict(Observation result, Beside beside) {
        return Stream.concat(of(result.getValue()), notes(result)).anyMatch(words -> contradict(words, beside));
    }

    static boolean contradict(@Nullable String words, Beside beside) {
        return words != null && (SHIPPED.contradict(beside, words) || SHIPPED.nameAnInfection(words));
    }

    /** Those of a value itself; the displays of its codes are read with its codes. */
    static Stream<String> of(@Nullable Type value) {
        if (value instanceof CodeableConcept concept) {
            return Stream.ofNullable(concept.getText());
        }
        return value instanceof StringType text ? Stream.ofNullable(text.getValue()) : Stream.empty();
    }

    /** The notes of a message were read where it came in, and a person may have dismissed them there with a reason. */
    private static Stream<String> notes(Observation result) {
        var ofAMessage = result.getIdentifier().stream().anyMatch(one -> Systems.RESULT_ID.equals(one.getSystem()));
        return ofAMessage
                ? Stream.empty()
                : result.getNote().stream().map(note -> note.getText()).filter(Objects::nonNull);
    }

    private static Remarks shipped() {
        try (var json = ResultWords.class.getResourceAsStream("/laboratory/default.json")) {
            var mapper = new ObjectMapper();
            return mapper.treeToValue(mapper.readTree(json).get("remarks"), Remarks.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
