package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct.BiologicallyDerivedProductProcessingComponent;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.feeding.WardClock;

/** Reads and writes what a ward did to a bottle or feed: each report is an entry of its own, and none is changed. */
public final class WardChart {

    private static final String THAW = "thaw";
    private static final String WARM = "warm";

    private WardChart() {}

    /** The clocks of a unit and the bottle it was drawn from, all together. */
    public static WardClock clock(Collection<MilkUnit> bottles) {
        return bottles.stream()
                .flatMap(bottle -> bottle.product().getProcessing().stream())
                .map(WardChart::entry)
                .reduce(WardClock.FROZEN, WardClock::and);
    }

    /** Writes down what {@code report} says; nothing when it stands there already. */
    public static boolean write(MilkUnit unit, WardClock report) {
        var steps = unit.product().getProcessing().stream();
        var known = steps.map(WardChart::entry).anyMatch(report::equals);
        if (!known) {
            var entry = unit.product().addProcessing();
            entry.setProcedure(Coded.concept(Systems.PROCESSING_STEP, report.warmed() == null ? THAW : WARM));
            var period = new Period();
            var from = report.warmed() == null ? report.started() : report.warmed();
            period.setStart(from == null ? null : Date.from(from));
            entry.setTime(period.setEnd(report.completed() == null ? null : Date.from(report.completed())));
        }
        return !known;
    }

    /** What was written down of a step, each report for itself. */
    public static List<WardClock> reports(MilkUnit unit) {
        return unit.product().getProcessing().stream()
                .map(WardChart::entry)
                .filter(report -> !report.equals(WardClock.FROZEN))
                .toList();
    }

    /** Takes a report back; earlier versions of the unit go on showing it. */
    public static boolean remove(MilkUnit unit, WardClock report) {
        return unit.product().getProcessing().removeIf(step -> entry(step).equals(report));
    }

    private static WardClock entry(BiologicallyDerivedProductProcessingComponent step) {
        if (!(step.getTime() instanceof Period period)) {
            return WardClock.FROZEN;
        }
        var from = period.hasStart() ? instant(period.getStart()) : null;
        var to = period.hasEnd() ? instant(period.getEnd()) : null;
        if (step.getProcedure().hasCoding(Systems.PROCESSING_STEP, THAW)) {
            return new WardClock(from, to, null);
        }
        return step.getProcedure().hasCoding(Systems.PROCESSING_STEP, WARM)
                ? new WardClock(null, null, from)
                : WardClock.FROZEN;
    }

    private static Instant instant(@Nullable Date date) {
        return date == null ? Instant.EPOCH : date.toInstant();
    }
}
