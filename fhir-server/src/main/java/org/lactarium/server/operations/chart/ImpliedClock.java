package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct.BiologicallyDerivedProductStorageComponent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.lactarium.profiles.Systems;
import org.lactarium.server.feeding.WardClock;

/** Reads the clocks of a bottle that nobody reported out of what was done with it: a feed, a feed drawn off, a warmer place. */
public final class ImpliedClock {

    /** What {@code $aliquot} writes on the feed it draws. */
    private static final String SPLIT = "split";

    private ImpliedClock() {}

    /**
     * @param feeds given from this very unit, as they stand
     * @param drawn feeds drawn from it under numbers of their own
     * @param thawed °C; in a place that is warmer, milk thaws
     */
    static WardClock of(MilkUnit unit, Collection<Observation> feeds, Collection<MilkUnit> drawn, double thawed) {
        var liquid = Stream.concat(
                        feeds.stream().flatMap(feed -> moment(feed.getEffective())),
                        drawn.stream().flatMap(ImpliedClock::drawn))
                .toList();
        return WardClock.implied(liquid, above(unit, thawed));
    }

    private static Stream<Instant> drawn(MilkUnit feed) {
        return feed.product().getProcessing().stream()
                .filter(step -> step.getProcedure().hasCoding(Systems.PROCESSING_STEP, SPLIT))
                .flatMap(step -> moment(step.getTime()));
    }

    /** One of which nobody knows since when began before everything: a person has to look. */
    private static List<Instant> above(MilkUnit unit, double thawed) {
        return unit.product().getStorage().stream()
                .filter(place -> isWarmer(place, thawed))
                .map(place -> moment(place.getDuration()).findFirst().orElse(Instant.EPOCH))
                .toList();
    }

    /** Whether it says that it still stands in a place where milk thaws, whatever else is said of it. */
    public static boolean standsWarm(BiologicallyDerivedProduct product, double thawed) {
        return product.getStorage().stream()
                .anyMatch(
                        place -> isWarmer(place, thawed) && !place.getDuration().hasEnd());
    }

    private static boolean isWarmer(BiologicallyDerivedProductStorageComponent place, double thawed) {
        return place.hasTemperature() && place.getTemperature().doubleValue() > thawed;
    }

    private static Stream<Instant> moment(Type time) {
        if (time instanceof Period period) {
            return Stream.ofNullable(period.getStart()).map(Date::toInstant);
        }
        return time instanceof BaseDateTimeType at
                ? Stream.ofNullable(at.getValue()).map(Date::toInstant)
                : Stream.of();
    }
}
