package org.lactarium.server.recall;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Something that the feeds of several ill infants have in common, and how many of them it would explain.
 *
 * @param infants how many of the ill infants had milk of it
 */
public record CommonSource(Source source, int infants) {

    /** From the narrowest to the widest: of two that explain as much, the narrower is looked at first. */
    public enum Kind {
        BATCH,
        LOT,
        DONOR,
        DEVICE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param id {@code BiologicallyDerivedProduct/x}, a lot, {@code Patient/x} or {@code Device/x} */
    public record Source(Kind kind, String id) {}

    private static final Comparator<CommonSource> BY_WEIGHT = Comparator.comparingInt(CommonSource::infants)
            .reversed()
            .thenComparing(one -> one.source().kind())
            .thenComparing(one -> one.source().id());

    /** Most infants first. What only one of several infants had is common to nobody and left out. */
    public static List<CommonSource> ranked(Map<String, Set<Source>> byInfant) {
        Map<Source, Integer> counts = new LinkedHashMap<>();
        byInfant.values().forEach(sources -> sources.forEach(source -> counts.merge(source, 1, Integer::sum)));
        return counts.entrySet().stream()
                .filter(one -> byInfant.size() == 1 || one.getValue() > 1)
                .map(one -> new CommonSource(one.getKey(), one.getValue()))
                .sorted(BY_WEIGHT)
                .toList();
    }
}
