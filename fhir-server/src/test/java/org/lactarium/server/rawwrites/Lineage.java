package org.lactarium.server.rawwrites;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lactarium.server.rawwrites.Milk.Kind;

/** The milk that one fact may move. */
final class Lineage {

    private Lineage() {}

    static Set<String> of(Replay replay, Fact fact) {
        var person = Json.named(fact.said().path(fact.said().has("subject") ? "subject" : "patient"));
        var given = replay.milk()
                .filter(one -> one.kind() == Kind.DEPOSIT && one.donor().equals(person))
                .flatMap(one -> replay.lineOf(one.reference()));
        var tested = Json.all(fact.said().path("focus"))
                .map(Json::named)
                .filter(one -> replay.milk(one) != null)
                .flatMap(one ->
                        replay.milk(one).kind() == Kind.BATCH ? replay.milk(one).from().stream() : Stream.of(one))
                .flatMap(replay::lineOf);
        var found = FindingAccount.milk(replay, fact).flatMap(replay::lineOf);
        return Stream.of(given, tested, found).flatMap(one -> one).collect(Collectors.toSet());
    }
}
