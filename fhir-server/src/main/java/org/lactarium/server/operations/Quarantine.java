package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.batch.Step;
import org.lactarium.server.batch.UnitMoves;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.operations.chart.WasteChart;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code [id]/$quarantine}: a person holds milk, and with it everything made from it. Only two signatures lift it.
 *
 * <p>When the milk may have been mixed up, its siblings ({@code run} or {@code donor-day}) are held with it. Holding
 * again what is held answers the unit as it stands.
 */
@Component
class Quarantine implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final Siblings siblings;
    private final MilkLocks locks;
    private final ReleaseTask signatures;
    private final Moves moves;
    private final Decisions decisions;
    private final Refusals refusals;

    Quarantine(
            Bench bench,
            MilkRecord record,
            Siblings siblings,
            MilkLocks locks,
            ReleaseTask signatures,
            Moves moves,
            Decisions decisions,
            Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.siblings = siblings;
        this.locks = locks;
        this.signatures = signatures;
        this.moves = moves;
        this.decisions = decisions;
        this.refusals = refusals;
    }

    @Operation(name = "$quarantine", typeName = "BiologicallyDerivedProduct")
    public BiologicallyDerivedProduct quarantine(
            @IdParam IdType id, @ResourceParam Parameters body, RequestDetails request) {
        var ask = Ask.of(body);
        var reason = ask.text("reason");
        var kind = ask.optionalText("siblings");
        var asked = bench.unit(id.getIdPart());
        var together = kind.map(one -> siblings.of(asked, one)).orElse(List.of());
        var held = Stream.concat(Stream.of(asked), together.stream())
                .flatMap(unit -> locks.withAllMadeFrom(unit).stream())
                .collect(Collectors.toSet());
        return record.atomically(held, () -> {
            var unit = bench.unit(id.getIdPart());
            if (isNews(unit)) {
                hold(unit, reason, request);
            }
            together.forEach(one -> holdWith(unit, bench.unit(one.id()), reason));
            return bench.unit(id.getIdPart()).product();
        });
    }

    /**
     * Milk on hold with its batch would be let go with its batch, and milk that the rules hold goes on when they are content: a person's
     * reason is written beside theirs. Whoever has signed to lift a hold did not know of this one.
     */
    private boolean isNews(MilkUnit unit) {
        return unit.status() != UnitStatus.QUARANTINE
                || !WasteChart.heldByAPerson(record, unit)
                || signatures.open(unit).isPresent();
    }

    private void hold(MilkUnit unit, String reason, RequestDetails request) {
        // a pool or a deposit is used up by the next step; holding it means holding what was made from it
        var verdict = Verdict.unless(
                UnitMoves.after(unit.status(), Step.HOLD).isPresent() || unit.status() == UnitStatus.USED,
                RuleId.MOVE_NOT_ALLOWED,
                unit.number(),
                unit.status().code());
        refusals.unless(verdict, request);
        keep(unit, verdict, reason);
        moves.forgetFirstSignature(unit);
        moves.takeWithAllMadeFrom(Step.HOLD, unit);
    }

    private void holdWith(MilkUnit unit, MilkUnit sibling, String reason) {
        var verdict = Verdict.of(RuleId.MIX_UP_POSSIBLE, sibling.number(), unit.number());
        // what is held for itself or gone already is left as it is
        if (moves.holdWithAllMadeFrom(sibling)) {
            keep(sibling, verdict, reason);
        }
    }

    private void keep(MilkUnit unit, Verdict verdict, String reason) {
        decisions.keep(Decision.of(Decided.HOLD, "held", unit.reference(), verdict)
                .after(Versions.ofMilk(List.of(unit)))
                .because(reason));
        record.create(WasteChart.note("quarantine", unit, reason, null, bench.now(), bench.person()));
    }
}
