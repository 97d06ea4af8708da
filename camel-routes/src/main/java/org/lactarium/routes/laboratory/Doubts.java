package org.lactarium.routes.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Goes on reading after something was unclear, so that a person hears of everything at once and the rest is not lost. */
public final class Doubts {

    private final List<Quarantined> all = new ArrayList<>();

    /** @return what was read; empty when it was unclear, or when there is nothing to read */
    public <T> Optional<T> read(Supplier<@Nullable T> reading) {
        try {
            return Optional.ofNullable(reading.get());
        } catch (Unclear unclear) {
            all.add(unclear.why());
            return Optional.empty();
        }
    }

    void check(Runnable reading) {
        read(() -> {
            reading.run();
            return true;
        });
    }

    void add(@Nullable Quarantined doubt) {
        if (doubt != null) {
            all.add(doubt);
        }
    }

    boolean none() {
        return all.isEmpty();
    }

    /** Everything that was unclear, in one; null when nothing was. */
    public @Nullable Quarantined held() {
        return all.isEmpty() ? null : Unclear.all(all);
    }
}
