package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.batch.Step;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.Moves;
import org.lactarium.server.operations.Refusals;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.FeedChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * Asks once more when a whole transaction is stored: {@link FeedGuard} judges each feed before the others of its transaction can be
 * seen, so that together they could take more out of a bottle than it held.
 */
@Component
@Interceptor
class OverdrawnGuard implements BankInterceptor {

    /** mL; sums of decimals differ by less. */
    private static final double ROUNDING = 0.001;

    private final Units units;
    private final BottleChart bottles;
    private final Moves moves;
    private final Refusals refusals;

    OverdrawnGuard(Units units, BottleChart bottles, Moves moves, Refusals refusals) {
        this.units = units;
        this.bottles = bottles;
        this.moves = moves;
        this.refusals = refusals;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource, @Nullable RequestDetails request) {
        if (ServerOwnedGuard.fromOutside(request)
                && resource instanceof Observation feed
                && BottleChart.stands(feed)
                && !FeedChart.isIncident(feed)) {
            Coded.references(feed.getFocus()).stream()
                    .flatMap(focus -> units.scanned(focus).stream())
                    .forEach(unit -> together(unit, feed, request));
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        created(after, request);
    }

    private void together(MilkUnit unit, Observation feed, @Nullable RequestDetails request) {
        var left = bottles.left(unit);
        var volume = BottleChart.volume(feed);
        if (left < -ROUNDING) {
            var before = Math.max(0, left + volume);
            throw refusals.refusal(Verdict.of(RuleId.FEED_VOLUME_EXCEEDED, unit.number(), volume, before), request);
        }
        if (left < ROUNDING && unit.status() == UnitStatus.DISPENSED) {
            moves.take(Step.FEED, List.of(unit));
        }
    }
}
