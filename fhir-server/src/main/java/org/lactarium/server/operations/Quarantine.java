package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.batch.Step;
import org.lactarium.server.batch.UnitMoves;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.operations.chart.WasteChart;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code [id]/$quarantine}: a person holds milk, and with it everything made from it. Only two signatures lift it.
 *
 * <p>Holding again what is held answers the unit as it stands.
 */
@Component
class Quarantine implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final Moves moves;
    private final Decisions decisions;
    private final Refusals refusals;

    Quarantine(Bench bench, MilkRecord record, Moves moves, Decisions decisions, Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.moves = moves;
        this.decisions = decisions;
        this.refusals = refusals;
    }

    @Operation(name = "$quarantine", typeName = "BiologicallyDerivedProduct")
    public BiologicallyDerivedProduct quarantine(
            @IdParam IdType id, @ResourceParam Parameters body, RequestDetails request) {
        var reason = Ask.of(body).text("reason");
        var locks = Set.of(bench.unit(id.getIdPart()).type().code() + "/" + id.getIdPart());
        return record.atomically(locks, () -> {
            var unit = bench.unit(id.getIdPart());
            if (unit.status() == UnitStatus.QUARANTINE) {
                return unit.product();
            }
            // a pool or a deposit is used up by the next step; holding it means holding what was made from it
            var verdict = Verdict.unless(
                    UnitMoves.after(unit.status(), Step.HOLD).isPresent() || unit.status() == UnitStatus.USED,
                    RuleId.MOVE_NOT_ALLOWED,
                    unit.number(),
                    unit.status().code());
            refusals.unless(verdict, request);
            decisions.keep(Decision.of(Decided.HOLD, "held", unit.reference(), verdict)
                    .after(Versions.ofMilk(List.of(unit)))
                    .because(reason));
            moves.takeWithAllMadeFrom(Step.HOLD, unit);
            record.create(WasteChart.note("quarantine", unit, reason, null, bench.now(), bench.person()));
            return bench.unit(id.getIdPart()).product();
        });
    }
}
