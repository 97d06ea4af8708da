package org.lactarium.server.feeding;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Milk of one kind, state and place.
 *
 * @param volume mL
 * @param expiringSoon how many of the units expire within {@link #SOON}
 */
public record Shelf(Place place, int count, double volume, int expiringSoon) {

    /** When a person should think of using milk first; the bank's own choice. */
    public static final Duration SOON = Duration.ofDays(30);

    /**
     * @param product code of {@link org.lactarium.profiles.Systems#MILK_PRODUCT}
     * @param status code of {@link org.lactarium.profiles.Systems#UNIT_STATUS}
     * @param location {@code Location/x}; empty when the record does not say
     */
    public record Place(String product, String status, String location) {}

    /** One unit on a shelf; {@code expires} is null for milk without a date. */
    public record Unit(Place place, double volume, @Nullable Instant expires) {}

    public static List<Shelf> count(List<Unit> units, Instant now) {
        Map<Place, Shelf> shelves = new LinkedHashMap<>();
        for (var unit : units) {
            var soon = unit.expires() != null && unit.expires().isBefore(now.plus(SOON)) ? 1 : 0;
            shelves.merge(unit.place(), new Shelf(unit.place(), 1, unit.volume(), soon), Shelf::with);
        }
        return List.copyOf(shelves.values());
    }

    /**
     * How long milk lasts at the rate of the days before; null when none was used.
     *
     * @param released mL that may be dispensed
     * @param used mL that were dispensed within {@code days}
     */
    public static @Nullable Double daysOfStock(double released, double used, int days) {
        return used > 0 ? released / (used / days) : null;
    }

    private Shelf with(Shelf other) {
        return new Shelf(place, count + other.count, volume + other.volume, expiringSoon + other.expiringSoon);
    }
}
