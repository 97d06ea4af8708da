package org.lactarium.server.release;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.release.Count.Comparator;
import org.lactarium.server.release.Culture.Growth;
import org.lactarium.server.release.Culture.Stage;

/** Final laboratory findings for tests. */
final class Cultures {

    private Cultures() {}

    static Culture noGrowth(Stage stage) {
        return new Culture("Observation/1/_history/1", stage, true, Growth.NONE, Set.of(), "total", null);
    }

    static Culture count(Stage stage, Comparator comparator, double value) {
        return new Culture(
                "Observation/1/_history/1",
                stage,
                true,
                Growth.UNSAID,
                Set.of(),
                "total",
                new Count(comparator, value));
    }

    static Culture range(Stage stage, double low, double high) {
        return new Culture(
                "Observation/1/_history/1", stage, true, Growth.UNSAID, Set.of(), "total", Count.between(low, high));
    }

    static Culture growth(Stage stage) {
        return new Culture("Observation/1/_history/1", stage, true, Growth.SOME, Set.of(), "total", null);
    }

    static Culture organism(Stage stage, String code, @Nullable Double count) {
        return new Culture(
                "Observation/2/_history/1",
                stage,
                true,
                Growth.SOME,
                Set.of(code),
                "organism " + code,
                count == null ? null : Count.exactly(count));
    }

    static Culture flagged(Culture culture) {
        return new Culture(
                culture.result(),
                culture.stage(),
                culture.last(),
                culture.growth(),
                culture.organism(),
                culture.label(),
                true,
                culture.count());
    }

    /** It contradicts itself in words, or cannot be of this milk. */
    static Culture doubted(Culture culture) {
        return with(culture, true, List.of());
    }

    static Culture beside(Culture culture, Culture part) {
        return with(culture, false, List.of(part));
    }

    private static Culture with(Culture culture, boolean doubted, List<Culture> parts) {
        return new Culture(
                culture.result(),
                culture.stage(),
                culture.last(),
                culture.growth(),
                culture.organism(),
                culture.label(),
                culture.flagged(),
                culture.count(),
                doubted,
                parts);
    }

    static Culture preliminary(Culture culture) {
        return new Culture(
                culture.result(),
                culture.stage(),
                false,
                culture.growth(),
                culture.organism(),
                culture.label(),
                culture.flagged(),
                culture.count());
    }
}
