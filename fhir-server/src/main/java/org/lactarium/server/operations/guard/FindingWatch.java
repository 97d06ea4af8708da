package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.server.operations.AtCommit;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.Lock;
import org.lactarium.server.operations.MilkNamed;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.UnjudgedFinding;
import org.lactarium.server.operations.WaitingResults;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.CultureChart;
import org.lactarium.server.operations.chart.MilkFinding;
import org.lactarium.server.operations.chart.ReportedFinding;
import org.lactarium.server.operations.chart.SerologyChart;
import org.springframework.stereotype.Component;

/** A result about milk that no rule reads, or that names different milk, makes that milk wait for a person; a report about a donor likewise. */
@Component
@Interceptor
class FindingWatch implements BankInterceptor, AtCommit<FindingWatch.Written> {

    private final MilkRecord record;
    private final MilkNamed milk;
    private final WaitingResults waiting;

    FindingWatch(MilkRecord record, MilkNamed milk, WaitingResults waiting) {
        this.record = record;
        this.milk = milk;
        this.waiting = waiting;
    }

    /** @param known whether it was on record before */
    record Written(Resource result, boolean known) {}

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        gather(resource, false);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after) {
        gather(after, true);
    }

    private void gather(IBaseResource resource, boolean known) {
        if (known && resource instanceof Observation part) {
            milk.summingUp(part).forEach(whole -> record.beforeCommit(new Written(whole, true), this));
        }
        if (resource instanceof DiagnosticReport report) {
            record.beforeCommit(new Written(report, known), this);
        } else if (resource instanceof Observation result && !BottleChart.isFeed(result)) {
            record.beforeCommit(new Written(result, known), this);
        }
    }

    @Override
    public Turn turn() {
        return Turn.FINDINGS;
    }

    @Override
    public Collection<Lock> locks(List<Written> written) {
        var locks = new TreeSet<Lock>();
        written.forEach(one -> {
            var found = finding(one.result());
            if (found.isPresent() || one.known()) {
                locks.addAll(waiting.locksOf(
                        reference(one.result()),
                        found.map(UnjudgedFinding::about).orElse(List.of())));
            }
        });
        return locks;
    }

    @Override
    public void judge(List<Written> written) {
        written.forEach(one -> finding(one.result()).ifPresentOrElse(waiting::bind, () -> {
            if (one.known()) {
                waiting.settle(reference(one.result()));
            }
        }));
    }

    private Optional<UnjudgedFinding> finding(Resource result) {
        var named = milk.of(result);
        if (named.ways().isEmpty()) {
            return result instanceof DiagnosticReport report ? ofDonor(report) : Optional.empty();
        }
        var reason = asks(result)
                ? Optional.of("finding-unjudged")
                : mismatched(result, named) ? Optional.of("subject-mismatch") : Optional.<String>empty();
        return reason.map(why -> new UnjudgedFinding(reference(result), why, named.all()));
    }

    private Optional<UnjudgedFinding> ofDonor(DiagnosticReport report) {
        return milk.donor(report)
                .filter(donor -> ReportedFinding.asksOfDonor(report, milk.results(report)) || isSummedUp(report))
                .map(donor -> new UnjudgedFinding(reference(report), "finding-unjudged", List.of(donor)));
    }

    private static String reference(Resource result) {
        return result.fhirType() + "/" + result.getIdElement().getIdPart();
    }

    private boolean asks(Resource result) {
        return isContained(result) || isSummedUp(result) || saysItself(result);
    }

    /** What stands in it and nowhere else on record is read by no rule. */
    private static boolean isContained(Resource result) {
        return !ReportedFinding.isWithdrawn(result)
                && ((DomainResource) result)
                        .getContained().stream()
                                .anyMatch(one -> one instanceof Observation inside && MilkFinding.asks(inside, false));
    }

    private boolean isSummedUp(Resource result) {
        return !ReportedFinding.isWithdrawn(result)
                && milk.summedUp(result).stream().anyMatch(part -> MilkFinding.asks(part, false));
    }

    private boolean saysItself(Resource result) {
        return result instanceof Observation observed
                ? MilkFinding.asks(observed, CultureChart.isCulture(observed) && milk.isOfALot(observed))
                : ReportedFinding.asks((DiagnosticReport) result, milk.results((DiagnosticReport) result));
    }

    private boolean mismatched(Resource result, MilkNamed.Named named) {
        return result instanceof Observation observed
                && CultureChart.isCulture(observed)
                && !SerologyChart.withdrawn(observed)
                && milk.differ(named);
    }
}
