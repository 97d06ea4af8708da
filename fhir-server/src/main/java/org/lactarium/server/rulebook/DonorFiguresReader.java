package org.lactarium.server.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Period;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.DonorFigures;
import org.lactarium.server.rule.InterviewFigures;
import org.lactarium.server.rule.PersonFigures;

/** What a file asks of a donor beside her blood; a file older than a key does not ask. */
final class DonorFiguresReader {

    private final JsonNode figures;

    private DonorFiguresReader(JsonNode figures) {
        this.figures = figures;
    }

    static DonorFigures read(JsonNode file) {
        var reader = new DonorFiguresReader(file.get("figures"));
        return new DonorFigures(
                reader.persons(),
                reader.period("donor.before-enrolment"),
                reader.interviews(),
                questions(file.path("questions")),
                MedicineRows.read(file));
    }

    private PersonFigures persons() {
        return new PersonFigures(
                texts("donor.sexes"),
                period("donor.min-age"),
                period("donor.max-age"),
                period("donor.mother-from"),
                period("donor.child-max-age"),
                yes("donor.child-required"));
    }

    private InterviewFigures interviews() {
        var questions = texts("interview.questions");
        var before = period("interview.before");
        return new InterviewFigures(
                yes("interview.required"),
                questions == null ? Set.of() : questions,
                period("interview.validity"),
                before == null ? Period.ZERO : before,
                yes("interview.enrolment-counts"));
    }

    private static @Nullable Map<String, Boolean> questions(JsonNode rows) {
        if (rows.isMissingNode()) {
            return null;
        }
        var questions = new LinkedHashMap<String, Boolean>();
        rows.forEach(row -> questions.put(
                row.get("question").asText(), row.get("consequence").asText().equals("ask")));
        return questions;
    }

    private boolean yes(String key) {
        return figures.path(key).path("value").asBoolean(false);
    }

    private @Nullable Period period(String key) {
        var value = figures.path(key).path("value");
        return value.isTextual() ? Period.parse(value.asText()) : null;
    }

    private @Nullable Set<String> texts(String key) {
        var value = figures.path(key).path("value");
        if (!value.isArray()) {
            return null;
        }
        var texts = new HashSet<String>();
        value.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
