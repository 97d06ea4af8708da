package org.lactarium.server.rule;

import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The figures one milk bank works by, named and versioned so that every decision can say which it used.
 *
 * <p>A null limit means that the profile has none. Temperatures are in degrees Celsius, counts in CFU/mL.
 */
public record RuleProfile(
        String name,
        String version,
        ZoneId zone,
        Serology serology,
        Raw raw,
        Thaw thaw,
        Pooling pooling,
        Heating heating,
        Cultures cultures,
        ShelfLife shelfLife,
        List<DeferralRule> deferrals,
        List<Figure> figures) {

    public RuleProfile {
        deferrals = List.copyOf(deferrals);
        figures = List.copyOf(figures);
    }

    /** What follows from a reason for deferral; empty when this profile knows no such reason. */
    public Optional<DeferralRule> deferral(String reason) {
        return deferrals.stream().filter(rule -> rule.reason().equals(reason)).findFirst();
    }

    /**
     * @param validity how long after a blood sample milk may be expressed; null = no routine repeat
     * @param beforeFirstSample how long before the first sample milk may have been expressed
     */
    public record Serology(List<SerologyTest> panel, @Nullable Period validity, Period beforeFirstSample) {
        public Serology {
            panel = List.copyOf(panel);
        }
    }

    /** Raw milk: longest time from expression to heating, and whether ice crystals are as good as frozen solid. */
    public record Raw(Period maxAge, boolean acceptIceCrystals) {}

    /** The clock of thawed raw milk, from the moment the first container leaves the freezer to the start of heating. */
    public record Thaw(Duration limit, Duration warning, Duration alarm) {}

    public record Pooling(int maxDonors) {}

    /**
     * @param temperature lowest temperature of the hold
     * @param maxGap longest time between two samples of one hold
     * @param flagAbove above this a note is written
     * @param coolTo temperature to be reached {@code coolWithin} the end of the hold
     */
    public record Heating(
            double temperature, Duration hold, Duration maxGap, double flagAbove, double coolTo, Duration coolWithin) {}

    /**
     * @param detectionLimit a count reported as below this is no growth (CFU/mL)
     * @param postLimit highest count after pasteurisation; 0 = any growth rejects
     */
    public record Cultures(
            boolean preRequired,
            boolean postRequired,
            double preLimit,
            List<OrganismLimit> preOrganisms,
            double detectionLimit,
            double postLimit) {
        public Cultures {
            preOrganisms = List.copyOf(preOrganisms);
        }
    }

    /** Two clocks of pasteurised milk; the earlier counts. Null = that clock is not used. */
    public record ShelfLife(@Nullable Period fromExpression, @Nullable Period fromPasteurisation) {}
}
