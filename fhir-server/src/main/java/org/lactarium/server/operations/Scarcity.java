package org.lactarium.server.operations;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.feeding.Priority;
import org.lactarium.server.operations.chart.NewbornChart;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** Asks who comes first while released milk is short, by the threshold and bands of the rule profile. */
@Component
class Scarcity {

    private final Bench bench;
    private final MilkLedger ledger;
    private final NewbornChart newborns;

    Scarcity(Bench bench, MilkLedger ledger, NewbornChart newborns) {
        this.bench = bench;
        this.ledger = ledger;
        this.newborns = newborns;
    }

    /**
     * @param infant {@code Patient/x}
     * @param override why priority shall not count this time; null when it shall
     * @throws ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException (HTTP 403) when the caller may not override
     */
    Verdict judge(String infant, @Nullable String override, RequestDetails request) {
        if (override != null) {
            bench.only(InnerActs.OVERRIDE_PRIORITY, request);
        }
        var shortage = bench.profile().shortage();
        if (shortage.below() == null) {
            return Verdict.clear();
        }
        var released = ledger.released(bench.now());
        if (!Priority.isShort(released, shortage)) {
            return Verdict.clear();
        }
        var newborn = newborns.of(infant);
        return override != null
                ? Priority.overridden(newborn, released, shortage)
                : Priority.judge(newborn, released, shortage);
    }
}
