package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.lactarium.server.batch.UnitMoves;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.HandoverChart;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code [bottle]/$transfer}: a bottle that has left the bank goes on to another place. It stays the infant's it was
 * dispensed to, wherever it goes, and a hold goes with it.
 *
 * <p>On its way to that place already, it answers as it stands.
 */
@Component
class Transfer implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;
    private final Deliveries deliveries;
    private final MilkLocks locks;
    private final Decisions decisions;
    private final Refusals refusals;

    Transfer(
            Bench bench,
            MilkRecord record,
            Units units,
            Deliveries deliveries,
            MilkLocks locks,
            Decisions decisions,
            Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.deliveries = deliveries;
        this.locks = locks;
        this.decisions = decisions;
        this.refusals = refusals;
    }

    @Operation(name = "$transfer", typeName = "BiologicallyDerivedProduct")
    public SupplyDelivery transfer(@IdParam IdType id, @ResourceParam Parameters body, RequestDetails request) {
        var ask = Ask.of(body);
        var reason = ask.text("reason");
        var destination = bench.known(
                ask.reference("destination").orElseThrow(() -> Refusals.bad("parameter destination is missing")),
                Location.class);
        var held = MilkLocks.and(locks.of(bench.bottleOrFeed(id.getIdPart())), Stream.of(Deliveries.lock(destination)));
        return record.atomically(held, () -> {
            var bottle = bench.unit(id.getIdPart());
            var dispense = deliveries
                    .of(bottle)
                    .orElseThrow(() -> refusals.refusal(Verdict.of(RuleId.NOT_ON_ITS_WAY, bottle.number()), request));
            var known = HandoverChart.last(dispense)
                    .filter(way -> way.received() == null && way.to().equals(Coded.plain(destination)));
            if (known.isPresent()) {
                return dispense;
            }
            var verdict = Verdict.unless(
                    UnitMoves.stocked(bottle.status()),
                    RuleId.MOVE_NOT_ALLOWED,
                    bottle.number(),
                    bottle.status().code());
            refusals.unless(verdict, request);
            decisions.keep(Decision.of(Decided.TRANSFER, "sent", bottle.reference(), verdict)
                    .alsoAbout(
                            List.of("SupplyDelivery/" + dispense.getIdElement().getIdPart(), Coded.plain(destination)))
                    .after(Versions.ofMilk(List.of(bottle)))
                    .because(reason));
            units.update(bottle.at(destination));
            return record.update(deliveries.send(dispense, destination, bench.now()));
        });
    }
}
