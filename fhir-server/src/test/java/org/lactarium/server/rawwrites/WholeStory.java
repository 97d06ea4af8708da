package org.lactarium.server.rawwrites;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lactarium.server.rawwrites.Milk.Kind;
import org.lactarium.server.rawwrites.RawBank.Woman;

/** What is added up and followed over the whole bank, against the second account. */
final class WholeStory {

    private final RawBank bank;
    private final Replay replay;

    WholeStory(RawBank bank) {
        this.bank = bank;
        replay = bank.account.now();
    }

    /** Of whose milk one of these is. */
    void volumesBalance(List<Fact> facts) {
        var counted = facts.stream()
                .filter(fact -> FeedAccount.isFeed(fact) || fact.type().equals("Specimen"))
                .map(fact -> Json.write(fact.said()))
                .toList();
        bank.women.stream()
                .filter(woman -> counted.stream().anyMatch(fact -> woman.milk().anyMatch(fact::contains)))
                .forEach(this::volumesBalance);
    }

    private void volumesBalance(Woman woman) {
        var pool = replay.milk(woman.pool());
        var answer = bank.door.get(pool.from().get(0) + "/$balance").body();
        assertThat(parameters(answer, "unexplained"))
                .as("milk nobody can account for")
                .isEmpty();
        parameters(answer, "account").forEach(account -> assertThat(term(account, "difference"))
                .as("received less all that became of it: " + account)
                .isZero());
        var dispensed = woman.bottles().stream()
                .filter(bottle -> !replay.infantOf(bottle).isEmpty())
                .mapToDouble(bottle -> replay.milk(bottle).volume())
                .sum();
        var filled = woman.bottles().stream()
                .mapToDouble(bottle -> replay.milk(bottle).volume())
                .sum();
        var bottles = stage(answer, "bottle");
        assertThat(term(bottles, "received")).isEqualTo(filled);
        assertThat(term(bottles, "dispensed")).isEqualTo(dispensed);
        assertThat(term(bottles, "stock")).isEqualTo(filled - dispensed);
        assertThat(term(stage(answer, "pool"), "samples")).as("mL of samples").isEqualTo(samples(woman));
    }

    private double samples(Woman woman) {
        return replay.facts()
                .filter(fact -> fact.type().equals("Specimen") && !fact.status().equals("entered-in-error"))
                .filter(fact -> Set.of(woman.pool(), woman.batch())
                        .contains(Json.named(fact.said()
                                .path("subject")
                                .path("extension")
                                .path(0)
                                .path("valueReference"))))
                .mapToDouble(fact -> fact.said()
                        .path("collection")
                        .path("quantity")
                        .path("value")
                        .asDouble())
                .sum();
    }

    /** Every drop that was fed leads to the woman it is of, and she to every infant that had any; and to nobody else. */
    void isTraced() {
        bank.women.forEach(woman -> assertThat(people(woman.reference(), "recipients"))
                .as("who had milk of " + woman.reference())
                .isEqualTo(infantsOf(woman)));
        bank.infants.forEach(infant -> {
            var women = bank.women.stream()
                    .filter(woman -> infantsOf(woman).contains(infant.reference()))
                    .map(Woman::reference)
                    .collect(Collectors.toSet());
            assertThat(people(infant.reference(), "sources"))
                    .as("whose milk " + infant.reference() + " had")
                    .isEqualTo(women);
        });
        bank.women.forEach(this::volumesBalance);
    }

    private Set<String> infantsOf(Woman woman) {
        return replay.milk()
                .filter(one -> one.kind() == Kind.BOTTLE && woman.bottles().contains(one.reference()))
                .map(one -> replay.infantOf(one.reference()))
                .filter(infant -> !infant.isEmpty())
                .collect(Collectors.toSet());
    }

    private Set<String> people(String start, String direction) {
        var answer = bank.door.send(
                "demo-traceability-officer", "GET", start + "/$trace?direction=" + direction, Door.JSON, "");
        return Json.all(answer.body().path("entry"))
                .map(entry -> entry.path("resource"))
                .filter(one -> one.path("resourceType").asText().equals("Patient"))
                .map(one -> "Patient/" + one.path("id").asText())
                .filter(one -> !one.equals(start))
                .collect(Collectors.toSet());
    }

    private static List<JsonNode> parameters(JsonNode answer, String name) {
        return Json.all(answer.path("parameter"))
                .filter(one -> one.path("name").asText().equals(name))
                .toList();
    }

    private static JsonNode stage(JsonNode answer, String stage) {
        return parameters(answer, "account").stream()
                .filter(one -> Json.all(one.path("part"))
                        .anyMatch(part -> part.path("valueCode").asText().equals(stage)))
                .findFirst()
                .orElseThrow();
    }

    private static double term(JsonNode account, String name) {
        return Json.all(account.path("part"))
                .filter(part -> part.path("name").asText().equals(name))
                .mapToDouble(part -> part.path("valueQuantity").path("value").asDouble())
                .sum();
    }
}
