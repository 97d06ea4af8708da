package org.lactarium.server.rawwrites;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Stream;
import org.lactarium.server.rawwrites.Milk.Kind;

/** What was found in milk by a test that no rule reads: a person must look, and nobody looks in these histories. */
final class FindingAccount {

    static final String TEST = "600-7";
    private static final Set<String> WITHDRAWN = Set.of("entered-in-error", "cancelled");

    private FindingAccount() {}

    static boolean asks(Fact fact) {
        return isOne(fact)
                && !WITHDRAWN.contains(fact.status())
                && (fact.said().path("valueCodeableConcept").toString().contains("112283007")
                        || fact.said().path("valueString").asText().contains("Heavy")
                        || fact.said().path("conclusion").asText().contains("Heavy"));
    }

    /** What it counts for: of a bottle the batch, of a bag that is alone in a pool the pool. */
    static Stream<String> milk(Replay replay, Fact fact) {
        return !isOne(fact)
                ? Stream.empty()
                : named(fact).filter(one -> replay.milk(one) != null).map(one -> whole(replay, one));
    }

    private static boolean isOne(Fact fact) {
        return fact.type().equals("DiagnosticReport")
                || fact.type().equals("Observation") && Json.coded(fact.said().path("code"), "http://loinc.org", TEST);
    }

    private static Stream<String> named(Fact fact) {
        var alternate = Json.all(fact.said().path("subject").path("extension")).map(one -> one.path("valueReference"));
        return Stream.concat(Json.all(fact.said().path("focus")), alternate).map((JsonNode one) -> Json.named(one));
    }

    private static String whole(Replay replay, String unit) {
        var milk = replay.milk(unit);
        if (milk.kind() == Kind.BOTTLE) {
            return milk.from().get(0);
        }
        return milk.kind() != Kind.DEPOSIT
                ? unit
                : replay.milk()
                        .filter(one -> one.kind() == Kind.POOL && one.from().contains(unit))
                        .map(Milk::reference)
                        .findFirst()
                        .orElse(unit);
    }
}
