package org.lactarium.server.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.Figure;
import org.lactarium.server.rule.Medicine;

/** The medicines of a file; one older than the list has none, so that each asks a person. */
final class MedicineRows {

    private MedicineRows() {}

    static List<Medicine> read(JsonNode file) {
        return rows(file).map(MedicineRows::medicine).toList();
    }

    /** Of each its time, with its source. */
    static Stream<Figure> figures(JsonNode file) {
        return rows(file)
                .map(row -> new Figure(
                        "medicine." + row.get("medicine").asText(),
                        row.get("wait").textValue(),
                        "ISO-8601",
                        row.get("source").asText(),
                        row.get("verified").asBoolean()));
    }

    private static Medicine medicine(JsonNode row) {
        var names = new HashSet<String>();
        row.get("names").forEach(name -> names.add(name.asText()));
        return new Medicine(
                row.get("medicine").asText(), names, amount(row.get("wait").textValue()));
    }

    private static @Nullable TemporalAmount amount(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return text.startsWith("PT") ? Duration.parse(text) : Period.parse(text);
    }

    private static Stream<JsonNode> rows(JsonNode file) {
        return StreamSupport.stream(file.path("medicines").spliterator(), false);
    }
}
