package org.lactarium.server.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Period;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.DonorFigures;
import org.lactarium.server.rule.Figure;
import org.lactarium.server.rule.Medicine;

/** What a file asks of a donor beside her blood; a file older than a key does not ask. */
final class DonorFiguresReader {

    private final JsonNode file;
    private final JsonNode figures;

    private DonorFiguresReader(JsonNode file) {
        this.file = file;
        this.figures = file.get("figures");
    }

    static DonorFigures read(JsonNode file) {
        var reader = new DonorFiguresReader(file);
        return new DonorFigures(
                reader.persons(),
                reader.period("donor.before-enrolment"),
                reader.interviews(),
                reader.questions(),
                stream(file.path("medicines")).map(DonorFiguresReader::medicine).toList());
    }

    /** Of each medicine its time, with its source. */
    static Stream<Figure> figures(JsonNode file) {
        return stream(file.path("medicines"))
                .map(row -> new Figure(
                        "medicine." + row.get("medicine").asText(),
                        row.get("wait").isNull() ? null : row.get("wait").asText(),
                        "ISO-8601",
                        row.get("source").asText(),
                        row.get("verified").asBoolean()));
    }

    private DonorFigures.Persons persons() {
        var sexes = figures.path("donor.sexes").path("value");
        return new DonorFigures.Persons(
                sexes.isArray() ? texts(sexes) : null,
                period("donor.min-age"),
                period("donor.max-age"),
                period("donor.mother-from"),
                period("donor.child-max-age"),
                yes("donor.child-required"));
    }

    private DonorFigures.Interviews interviews() {
        var before = period("interview.before");
        return new DonorFigures.Interviews(
                yes("interview.required"),
                texts(figures.path("interview.questions").path("value")),
                period("interview.validity"),
                before == null ? Period.ZERO : before,
                yes("interview.enrolment-counts"));
    }

    private @Nullable Map<String, Boolean> questions() {
        if (!file.has("questions")) {
            return null;
        }
        var questions = new LinkedHashMap<String, Boolean>();
        file.get("questions")
                .forEach(row -> questions.put(
                        row.get("question").asText(),
                        row.get("consequence").asText().equals("ask")));
        return questions;
    }

    private static Medicine medicine(JsonNode row) {
        var wait = row.get("wait");
        return new Medicine(
                row.get("medicine").asText(),
                texts(row.get("names")),
                wait.isNull()
                        ? null
                        : wait.asText().startsWith("PT")
                                ? Duration.parse(wait.asText())
                                : Period.parse(wait.asText()));
    }

    private boolean yes(String key) {
        return figures.path(key).path("value").asBoolean(false);
    }

    private @Nullable Period period(String key) {
        var value = figures.path(key).path("value");
        return value.isTextual() ? Period.parse(value.asText()) : null;
    }

    private static Set<String> texts(JsonNode list) {
        var texts = new HashSet<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
