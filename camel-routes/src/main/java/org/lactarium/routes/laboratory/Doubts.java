package org.lactarium.routes.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Goes on reading after something was unclear, so that a person hears of everything at once. */
final class Doubts {

    private final List<Unclear> all = new ArrayList<>();

    <T> Optional<T> read(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (Unclear unclear) {
            all.add(unclear);
            return Optional.empty();
        }
    }

    /** Nothing that was unclear is passed over. */
    void settle() {
        if (!all.isEmpty()) {
            throw Unclear.all(all);
        }
    }
}
