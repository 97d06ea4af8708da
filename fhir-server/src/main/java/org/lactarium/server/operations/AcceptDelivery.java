package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.batch.Step;
import org.lactarium.server.feeding.Delivery;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.HandoverChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Places;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.rule.Consequence;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code $accept-delivery}: bottles are scanned where they arrived. Milk for another place is refused, and then none of the
 * parcel is taken; what came late or warm is received, because it is there, and held.
 *
 * <p>Accepting again what arrived here already answers it as it stands.
 */
@Component
class AcceptDelivery implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final Scans scans;
    private final Units units;
    private final BottleChart bottles;
    private final Deliveries deliveries;
    private final Places places;
    private final MilkLocks locks;
    private final Moves moves;
    private final Account account;
    private final Decisions decisions;
    private final Refusals refusals;

    AcceptDelivery(
            Bench bench,
            MilkRecord record,
            Scans scans,
            Units units,
            BottleChart bottles,
            Deliveries deliveries,
            Places places,
            MilkLocks locks,
            Moves moves,
            Account account,
            Decisions decisions,
            Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.scans = scans;
        this.units = units;
        this.bottles = bottles;
        this.deliveries = deliveries;
        this.places = places;
        this.locks = locks;
        this.moves = moves;
        this.account = account;
        this.decisions = decisions;
        this.refusals = refusals;
    }

    /** @param by {@code Practitioner/x} */
    private record Arrival(Reference place, Instant at, @Nullable Observation box, String by) {}

    private record Parcel(MilkUnit bottle, SupplyDelivery dispense, HandoverChart.Handover way) {}

    @Operation(name = "$accept-delivery", typeName = "BiologicallyDerivedProduct")
    public Parameters accept(@ResourceParam Parameters body, RequestDetails request) {
        var ask = Ask.of(body);
        var scanned = ask.texts("unit");
        if (scanned.isEmpty()) {
            throw Refusals.bad("parameter unit is missing");
        }
        var arrival = new Arrival(
                bench.known(
                        ask.reference("location").orElseThrow(() -> Refusals.bad("parameter location is missing")),
                        Location.class),
                ask.moment("received").orElseGet(bench::now),
                ask.optionalResource("transport", Observation.class).orElse(null),
                bench.accountable());
        if (arrival.at().isAfter(bench.now())) {
            throw Refusals.bad("parameter received lies in the future");
        }
        var read = refusals.items("unit", request);
        var found = scanned.stream()
                .flatMap(text -> read.next(() -> Optional.of(text), () -> scans.bottle(text, request)).stream())
                .toList();
        read.unlessRefused();
        return record.atomically(locks.ofAll(found), () -> {
            var here = Coded.plain(arrival.place());
            var around = places.around(here);
            var items = refusals.items("unit", request);
            var parcels = found.stream()
                    .flatMap(bottle -> items
                            .next(() -> Optional.of(bottle.number()), () -> {
                                var parcel = parcel(bench.unit(bottle.id()), request);
                                refusals.unless(place(parcel, around, here), request);
                                return parcel;
                            })
                            .stream())
                    .toList();
            items.unlessRefused();
            var answer = new Parameters();
            parcels.forEach(parcel -> take(answer, parcel, arrival, request));
            return answer;
        });
    }

    private Parcel parcel(MilkUnit bottle, RequestDetails request) {
        return deliveries
                .of(bottle)
                .flatMap(dispense -> HandoverChart.last(dispense).map(way -> new Parcel(bottle, dispense, way)))
                .orElseThrow(() -> refusals.refusal(Verdict.of(RuleId.NOT_ON_ITS_WAY, bottle.number()), request));
    }

    private Verdict place(Parcel parcel, Set<String> around, String here) {
        var to = parcel.way().to();
        return Delivery.place(parcel.bottle().number(), around, to, places.name(to), places.name(here));
    }

    private void take(Parameters answer, Parcel parcel, Arrival arrival, RequestDetails request) {
        var bottle = parcel.bottle();
        var verdict = judge(parcel, arrival);
        var dispense = parcel.dispense();
        if (parcel.way().received() == null) {
            dispense = record.update(HandoverChart.receive(dispense, arrival.at(), arrival.by()));
            units.update(bottle.at(arrival.place()));
            decisions.keep(Decision.of(Decided.DELIVER, outcome(verdict), bottle.reference(), verdict)
                    .alsoAbout(
                            List.of("SupplyDelivery/" + dispense.getIdElement().getIdPart()))
                    .after(Versions.ofMilk(List.of(bottle))));
            if (verdict.findings().stream().anyMatch(finding -> finding.consequence() == Consequence.HOLD)) {
                var now = bench.unit(bottle.id());
                if (moves.hold(now)) {
                    account.of(Step.HOLD, now, verdict, List.of());
                }
            }
        }
        var part = answer.addParameter().setName("delivery");
        part.addPart().setName("dispense").setResource(dispense);
        part.addPart().setName("verdict").setValue(new CodeType(outcome(verdict)));
        verdict.findings().forEach(finding -> part.addPart().setName("rule").setValue(refusals.rule(finding, request)));
    }

    private Verdict judge(Parcel parcel, Arrival arrival) {
        var atHand = bottles.atHand(parcel.bottle(), null);
        var received = parcel.way().received();
        var sent = parcel.way().sent();
        var box = arrival.box();
        if (received != null) {
            return Delivery.standing(atHand, bench.now());
        }
        if (arrival.at().isBefore(sent)) {
            throw Refusals.bad("parameter received lies before the milk was sent");
        }
        if (box == null) {
            return Delivery.unlogged(atHand, sent, arrival.at(), bench.profile());
        }
        var curve = RunChart.curve(box)
                .orElseThrow(
                        () -> Refusals.bad("parameter transport must hold SampledData in Cel with an effectivePeriod"));
        var from = Objects.requireNonNull(RunChart.start(box));
        return Delivery.logged(atHand, sent, curve, from, arrival.at(), bench.profile());
    }

    private static String outcome(Verdict verdict) {
        return verdict.passes() ? "accepted" : "set-aside";
    }
}
