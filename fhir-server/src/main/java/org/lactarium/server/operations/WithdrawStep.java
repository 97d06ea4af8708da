package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.feeding.WardClock;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.operations.chart.WardChart;
import org.springframework.stereotype.Component;

/**
 * {@code BiologicallyDerivedProduct/[id]/$withdraw}: a step that {@code $prepare} wrote down was a mistake. Its clock stops, the last
 * moment is what it was without it, and what expired only by it goes back on hold. The same again changes nothing.
 */
@Component
class WithdrawStep implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final MilkLocks locks;
    private final WardExpiry expiry;
    private final TakenBack papers;
    private final Reconsider reconsider;

    WithdrawStep(
            Bench bench,
            MilkRecord record,
            MilkLocks locks,
            WardExpiry expiry,
            TakenBack papers,
            Reconsider reconsider) {
        this.bench = bench;
        this.record = record;
        this.locks = locks;
        this.expiry = expiry;
        this.papers = papers;
        this.reconsider = reconsider;
    }

    @Operation(name = "$withdraw", typeName = "BiologicallyDerivedProduct")
    public Parameters withdraw(@IdParam IdType id, @ResourceParam Parameters body) {
        var ask = Ask.of(body);
        var reason = papers.reason(body, "step", "at");
        var meant = meant(ask.text("step"), ask.moment("at").orElse(null));
        var asked = bench.unit(id.getIdPart());
        var back = record.atomically(locks.withAllMadeFrom(asked), () -> {
            var unit = bench.unit(id.getIdPart());
            var wrong = WardChart.reports(unit).stream().filter(meant).toList();
            if (wrong.size() > 1) {
                throw Refusals.bad("parameter at is missing: the step was reported more than once, so say which");
            }
            if (wrong.isEmpty()) {
                requireTakenBack(unit);
                return List.<MilkUnit>of();
            }
            papers.keep(unit.reference(), Versions.of(unit.product()), reason);
            WardChart.remove(unit, wrong.get(0));
            expiry.settle(unit);
            return reconsider.reconsider(List.of(unit), Set.of(unit.reference()));
        });
        return papers.answer(asked.reference(), back);
    }

    private static Predicate<WardClock> meant(String step, @Nullable Instant at) {
        Predicate<Instant> same = when -> at == null || at.equals(when);
        return switch (step) {
            case "thaw-started" ->
                report -> report.completed() == null && report.started() != null && same.test(report.started());
            case "thaw-completed" ->
                report -> report.started() == null && report.completed() != null && same.test(report.completed());
            case "warmed" -> report -> report.warmed() != null && same.test(report.warmed());
            default -> throw Refusals.bad("parameter step must be thaw-started, thaw-completed or warmed");
        };
    }

    /** Of what was never reported nothing can be taken back; sent again it is no mistake. */
    private void requireTakenBack(MilkUnit unit) {
        var before = record.find(Provenance.class, Query.where("target", unit.reference())).stream()
                .anyMatch(paper -> paper.getActivity().hasCoding(Systems.DECISION, Decided.WITHDRAW.code()));
        if (!before) {
            throw Refusals.unknown("this step of " + unit.reference());
        }
    }
}
