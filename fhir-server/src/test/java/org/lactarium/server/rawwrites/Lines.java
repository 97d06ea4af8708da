package org.lactarium.server.rawwrites;

import java.util.Map;
import java.util.stream.Stream;

/** What was made of what. */
final class Lines {

    private final Map<String, Milk> milk;

    Lines(Map<String, Milk> milk) {
        this.milk = milk;
    }

    /** Itself and all that was made of it. */
    Stream<String> of(String unit) {
        return Stream.concat(Stream.of(unit), below(unit).flatMap(this::of)).distinct();
    }

    /** Itself and all that it was made of, the nearest first. */
    Stream<String> up(String unit) {
        return Stream.concat(Stream.of(unit), milk.get(unit).from().stream().flatMap(this::up))
                .distinct();
    }

    Stream<String> below(String unit) {
        return milk.values().stream().filter(one -> one.from().contains(unit)).map(Milk::reference);
    }

    /** The pools whose plates speak for it. */
    Stream<String> pools(String unit) {
        var one = milk.get(unit);
        return one == null
                ? Stream.empty()
                : switch (one.kind()) {
                    case POOL -> Stream.of(unit);
                    case BATCH -> one.from().stream();
                    default -> Stream.empty();
                };
    }
}
