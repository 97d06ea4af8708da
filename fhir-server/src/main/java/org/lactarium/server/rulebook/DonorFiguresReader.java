package org.lactarium.server.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.DonorFigures;

/** What a file asks of a donor beside her blood; a file older than a key does not ask. */
final class DonorFiguresReader {

    private final JsonNode figures;

    private DonorFiguresReader(JsonNode figures) {
        this.figures = figures;
    }

    static DonorFigures read(JsonNode file) {
        var reader = new DonorFiguresReader(file.get("figures"));
        return new DonorFigures(reader.interviews());
    }

    private DonorFigures.Interviews interviews() {
        var before = period("interview.before");
        return new DonorFigures.Interviews(
                yes("interview.required"),
                period("interview.validity"),
                before == null ? Period.ZERO : before,
                yes("interview.enrolment-counts"));
    }

    private boolean yes(String key) {
        return figures.path(key).path("value").asBoolean(false);
    }

    private @Nullable Period period(String key) {
        var value = figures.path(key).path("value");
        return value.isTextual() ? Period.parse(value.asText()) : null;
    }
}
