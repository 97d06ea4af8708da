package org.lactarium.server.rawwrites;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a woman is asked before she gives milk: the guide's own example, in which she says no to everything. */
final class Interviews {

    private Interviews() {}

    static ObjectNode of(String donor) {
        try (var example = Objects.requireNonNull(
                Interviews.class.getResourceAsStream("/examples/QuestionnaireResponse-screening-417.json"))) {
            var says = (ObjectNode) Json.read(new String(example.readAllBytes(), StandardCharsets.UTF_8));
            Stream.of("id", "text", "author").forEach(says::remove);
            says.set("subject", Json.of("{'reference': '%s'}", donor));
            says.put("authored", Papers.days(7));
            born(says, LocalDate.now(BloodAccount.ZONE).minusDays(200));
            return withoutMedicine(says);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void born(ObjectNode says, LocalDate day) {
        answer(says, "baby-birth-date", Json.of("{'valueDate': '%s'}", day));
    }

    private static ObjectNode withoutMedicine(ObjectNode says) {
        says.path("item").forEach(group -> {
            var asked = Json.list();
            Json.all(group.path("item"))
                    .filter(item -> !item.path("linkId").asText().equals("medicine-names"))
                    .forEach(asked::add);
            ((ObjectNode) group).set("item", asked);
        });
        return no(says, "medicine");
    }

    /** @param until null of what happened on a day */
    static ObjectNode yes(ObjectNode says, String reason, LocalDate from, @Nullable LocalDate until) {
        answer(
                says,
                reason,
                Json.of(
                        "{'valueBoolean': true, 'item': [%s%s]}",
                        day(reason + "-from", from), until == null ? "" : ", " + day(reason + "-until", until)));
        return says;
    }

    static ObjectNode no(ObjectNode says, String reason) {
        answer(says, reason, Json.of("{'valueBoolean': false}"));
        return says;
    }

    /** The first question that she said yes to; empty when to none. */
    static String reason(JsonNode says) {
        return Json.objects(says).stream()
                .filter(item -> item.path("answer").path(0).path("valueBoolean").asBoolean())
                .map(item -> item.path("linkId").asText())
                .findFirst()
                .orElse("");
    }

    private static void answer(ObjectNode says, String reason, ObjectNode answer) {
        Json.objects(says).stream()
                .filter(item -> item.path("linkId").asText().equals(reason))
                .forEach(item -> item.set("answer", Json.list().add(answer)));
    }

    private static String day(String question, LocalDate day) {
        return "{'linkId': '" + question + "', 'answer': [{'valueDate': '" + day + "'}]}";
    }
}
