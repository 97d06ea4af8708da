package org.lactarium.server.rule;

import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        DonorFigures donors,
        Raw raw,
        Thaw thaw,
        Pooling pooling,
        Heating heating,
        List<Process> processes,
        Calibration calibration,
        Probes probes,
        Analysis analysis,
        Excursion excursion,
        Transport transport,
        Cultures cultures,
        ShelfLife shelfLife,
        Thawed thawed,
        Ordering ordering,
        Shortage shortage,
        Offline offline,
        Recall recall,
        List<DeferralRule> deferrals,
        List<Figure> figures) {

    /** Holder pasteurisation, whose figures every profile has. */
    public static final String HOLDER = "pasteurise-holder";

    public RuleProfile {
        processes = List.copyOf(processes);
        deferrals = List.copyOf(deferrals);
        figures = List.copyOf(figures);
    }

    /** What follows from a reason for deferral; empty when this profile knows no such reason. */
    public Optional<DeferralRule> deferral(String reason) {
        return deferrals.stream().filter(rule -> rule.reason().equals(reason)).findFirst();
    }

    /** The figures of a heat treatment by its code; empty when the bank has not validated it. */
    public Optional<Heating> heating(String process) {
        return HOLDER.equals(process)
                ? Optional.of(heating)
                : processes.stream()
                        .filter(one -> one.code().equals(process))
                        .map(Process::heating)
                        .findFirst();
    }

    /**
     * @param validity how long after a blood sample milk may be expressed; null = no routine repeat
     * @param beforeFirstSample how long before the first sample milk may have been expressed
     * @param disregard codes of tests whose positive findings mean nothing for milk
     */
    public record Serology(
            List<SerologyTest> panel, @Nullable Period validity, Period beforeFirstSample, Set<String> disregard) {
        public Serology {
            panel = List.copyOf(panel);
            disregard = Set.copyOf(disregard);
        }
    }

    /** Raw milk: longest time from expression to heating, and whether ice crystals are as good as frozen solid. */
    public record Raw(Period maxAge, boolean acceptIceCrystals) {}

    /**
     * The clock of thawed raw milk, from the moment the first container leaves the freezer to the start of heating.
     *
     * @param maxTemperature highest temperature of the milk, °C
     * @param ready how long milk takes to thaw at the least
     * @param report how long after the limit a heating that began in time may still be reported
     * @param run from the start of heating until people may leave
     */
    public record Thaw(
            Duration limit,
            Duration warning,
            Duration alarm,
            double maxTemperature,
            Duration ready,
            Duration report,
            Duration run) {}

    public record Pooling(int maxDonors) {}

    /**
     * @param temperature lowest temperature of the hold
     * @param maxGap longest time between two samples of one hold
     * @param flagAbove above this a note is written
     * @param coolTo temperature to be reached {@code coolWithin} the end of the hold
     */
    public record Heating(
            double temperature, Duration hold, Duration maxGap, double flagAbove, double coolTo, Duration coolWithin) {}

    /** A heat treatment other than Holder, {@code code} from {@link org.lactarium.profiles.Systems#PROCESSING_STEP}. */
    public record Process(String code, Heating heating) {}

    /**
     * What a probe can read at all, and how long it can read the same.
     *
     * @param lowest, @param highest °C; null when the bank does not judge by it
     * @param flat the same reading for longer is a probe that stands still; null when the bank does not judge by it
     */
    public record Probe(@Nullable Double lowest, @Nullable Double highest, @Nullable Duration flat) {}

    /**
     * @param validity how long a calibration speaks for its probe
     * @param required whether a run waits until one is on record
     */
    public record Calibration(Period validity, boolean required) {}

    /** By where a probe measures: in a pasteuriser, a freezer, a box on the way, thawing milk. */
    public record Probes(Probe heating, Probe freezer, Probe transport, Probe thaw) {}

    /** What milk can hold of one nutrient in 100 mL: g, of energy kcal; null when the bank does not judge by it. */
    public record Range(@Nullable Double lowest, @Nullable Double highest) {}

    /** kcal in a gram of each; by how many percent a reported energy may differ from what its parts add up to. */
    public record Energy(double fat, double protein, double carbohydrate, double tolerance) {}

    /** Within which readings lactose is believed, and what is taken for it otherwise; g in 100 mL. */
    public record Lactose(double from, double to, double assumed) {}

    /**
     * What is believed of a milk analyser.
     *
     * @param limits by {@code fat}, {@code protein}, {@code carbohydrate}, {@code lactose}, {@code solids} and {@code energy}
     * @param replicates measurements of one sample within this time are of one analysis
     */
    public record Analysis(
            Map<String, Range> limits, @Nullable Energy energy, @Nullable Lactose lactose, Duration replicates) {
        public Analysis {
            limits = Map.copyOf(limits);
        }
    }

    /**
     * What a freezer may do.
     *
     * @param warm above this it is out of its range, for {@code tolerance} at most
     * @param soft above this its milk is held at once
     * @param thawed above this its milk may have thawed
     * @param maxGap a logger that is silent for longer proves nothing
     * @param melt silent for longer, milk may have thawed unseen even between two cold readings
     */
    public record Excursion(
            double warm, Duration tolerance, double soft, double thawed, Duration maxGap, Duration melt) {}

    /**
     * What a box on the way may do.
     *
     * @param warm above this for {@code warmFor} at most
     * @param limit above this never
     * @param loggerRequired whether milk that came without a curve is held
     * @param within how long pasteurised milk may be on its way to a ward without a curve; null = no limit
     */
    public record Transport(
            double warm, Duration warmFor, double limit, boolean loggerRequired, @Nullable Duration within) {}

    /**
     * A ward that cannot ask.
     *
     * @param maxAge how long it may work by a list
     * @param clock how far the clock of its device may be off
     * @param typedWithin how long after it a step may be typed on one person's word; null = any time
     */
    public record Offline(Duration maxAge, Duration clock, @Nullable Duration typedWithin) {}

    /**
     * How long people may take over doubtful milk.
     *
     * @param silent after this a place that was told of a recall and said nothing is called for
     * @param overdue after this a place that has not accounted for all its containers is
     * @param lookBack how long before a report the feeds of an ill infant are looked at
     */
    public record Recall(Duration silent, Duration overdue, Period lookBack) {}

    /**
     * How strictly an order binds.
     *
     * @param tolerance % by which a feed, or the feeds of a day, may be more than was ordered; null = volumes bind nothing
     * @param day over which feeds are added up
     * @param reviewGrace how long an order goes on when its review is due; null = it goes on, and that is noted
     * @param highest mL for each kilogram in a day; null = not judged
     * @param lightest, @param heaviest g; a weight beyond is not believed, null = every one is
     * @param early how much earlier than its bottle, its dispense or its order a feed may be timed
     * @param infants how many infants one bottle may serve by feeds drawn from it; null = any number
     */
    public record Ordering(
            @Nullable Double tolerance,
            Duration day,
            @Nullable Duration reviewGrace,
            @Nullable Double highest,
            @Nullable Double lightest,
            @Nullable Double heaviest,
            Duration early,
            @Nullable Integer infants) {}

    /** Pasteurised milk that was thawed for feeding: three clocks, the earliest counts. */
    public record Thawed(Duration fromComplete, Duration fromStart, Duration warmed) {}

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

    /**
     * Who is given milk first when there is not enough for all.
     *
     * @param below mL of released milk; from there on priority counts. Null = the bank has set none
     * @param bands most urgent first
     */
    public record Shortage(@Nullable Double below, List<Band> bands) {
        public Shortage {
            bands = List.copyOf(bands);
        }
    }

    /**
     * Infants of one urgency: either figure suffices.
     *
     * @param gestationBelow completed weeks at birth; null = does not count
     * @param birthWeightBelow grams; null = does not count
     * @param downTo mL of released milk down to which they are given milk
     */
    public record Band(
            String name, @Nullable Double gestationBelow, @Nullable Double birthWeightBelow, double downTo) {}
}
