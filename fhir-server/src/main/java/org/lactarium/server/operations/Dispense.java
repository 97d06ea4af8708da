package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.feeding.Dispensing;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.InfantChart;
import org.lactarium.server.operations.chart.KinshipChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.OrderedFeeds;
import org.lactarium.server.operations.chart.SharingChart;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code [order]/$dispense}: bottles leave the bank for one infant, the ones named or the first to expire.
 *
 * <p>One dispense at a time, so that two wards cannot take the last bottle both. With an {@code identifier} a retry
 * answers the dispenses made by the first call; without one, each call dispenses. While milk is short, infants with
 * priority come first; a release officer or quality may set that aside with a reason ({@code override}).
 */
@Component
class Dispense implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final OnTheShelf shelf;
    private final InfantChart infants;
    private final KinshipChart kinship;
    private final OrderedFeeds orders;
    private final Scarcity scarcity;
    private final SharingChart sharing;
    private final DispensePaper papers;
    private final Decisions decisions;
    private final Refusals refusals;

    private final MilkLocks locks;

    Dispense(
            Bench bench,
            MilkRecord record,
            OnTheShelf shelf,
            InfantChart infants,
            KinshipChart kinship,
            OrderedFeeds orders,
            Scarcity scarcity,
            SharingChart sharing,
            DispensePaper papers,
            Decisions decisions,
            Refusals refusals,
            MilkLocks locks) {
        this.bench = bench;
        this.record = record;
        this.shelf = shelf;
        this.infants = infants;
        this.kinship = kinship;
        this.orders = orders;
        this.scarcity = scarcity;
        this.sharing = sharing;
        this.papers = papers;
        this.decisions = decisions;
        this.refusals = refusals;
        this.locks = locks;
    }

    @Operation(name = "$dispense", typeName = "NutritionOrder")
    public Parameters dispense(@IdParam IdType id, @ResourceParam Parameters body, RequestDetails request) {
        var ask = Ask.of(body);
        var named = ask.ids("unit", "BiologicallyDerivedProduct");
        var volume = ask.millilitres("volume");
        if (named.isEmpty() == volume.isEmpty()) {
            throw Refusals.bad("give either unit or volume");
        }
        var number = ask.number("identifier", Systems.DISPENSE_ID);
        var order = record.read(NutritionOrder.class, id.getIdPart())
                .orElseThrow(() -> Refusals.unknown("NutritionOrder/" + id.getIdPart()));
        var wanted = new DispensePaper.Wanted(
                order,
                number.orElse(null),
                ask.reference("destination")
                        .map(place -> bench.known(place, Location.class))
                        .orElse(null),
                ask.optionalText("override").orElse(null));
        var held = MilkLocks.and(
                locks.ofAll(bench.bottlesOrFeeds(named, refusals.items("unit", request))),
                Stream.concat(
                        Stream.of(new Lock(Lock.Kind.STOCK, "bank")),
                        Stream.ofNullable(wanted.destination()).map(Deliveries::lock)));
        return record.atomically(held, () -> {
            var before = number.map(papers::made).orElse(List.of());
            if (!before.isEmpty()) {
                mustBeTheSame(before, wanted, named, volume.orElse(null), request);
                return answer(before);
            }
            var taken = named.isEmpty()
                    ? shelf.firstToExpire(
                            volume.orElse(0.0),
                            infants.choice(Coded.plain(order.getPatient()), bench.now()),
                            bench.now())
                    : shelf.named(bench.bottlesOrFeeds(named, refusals.items("unit", request)), bench.now());
            return answer(take(wanted, taken, request));
        });
    }

    /** A number says which handing out it was: of this order, and of these bottles where they were named. */
    private void mustBeTheSame(
            List<SupplyDelivery> before,
            DispensePaper.Wanted wanted,
            List<String> named,
            @Nullable Double volume,
            RequestDetails request) {
        var order = "NutritionOrder/" + wanted.order().getIdElement().getIdPart();
        var bottles = before.stream()
                .map(dispense ->
                        Coded.alternate((Reference) dispense.getSuppliedItem().getItem()))
                .map(product -> product.substring(product.indexOf('/') + 1))
                .collect(Collectors.toSet());
        var same = before.stream()
                        .allMatch(dispense -> DispensePaper.order(dispense).equals(order))
                && (volume == null ? bottles.equals(Set.copyOf(named)) : answers(before, volume));
        if (!same) {
            throw refusals.conflict(
                    Verdict.of(
                            RuleId.NUMBER_TAKEN,
                            String.valueOf(wanted.number()),
                            "SupplyDelivery/" + before.get(0).getIdElement().getIdPart()),
                    request);
        }
    }

    /** Bottles are whole: they hold what was asked for, and no bottle more. @param volume mL */
    private static boolean answers(List<SupplyDelivery> before, double volume) {
        var held = before.stream()
                .mapToDouble(dispense ->
                        dispense.getSuppliedItem().getQuantity().getValue().doubleValue())
                .toArray();
        var all = DoubleStream.of(held).sum();
        return all >= volume && all - DoubleStream.of(held).max().orElse(0) < volume;
    }

    private List<SupplyDelivery> take(DispensePaper.Wanted wanted, OnTheShelf.Taken taken, RequestDetails request) {
        var now = bench.now();
        var milk = taken.milk();
        var infant = Coded.plain(wanted.order().getPatient());
        var verdict = Verdict.unless(infants.stands(wanted.order(), now), RuleId.ORDER_NOT_ACTIVE, now)
                .and(orders.leaving(wanted.order(), now))
                .and(Dispensing.judge(infants.file(infant, milk), taken.picking(), now))
                .and(kinship.judge(infant, milk, now))
                .and(sharing.judge(milk, infant))
                .and(scarcity.judge(infant, wanted.override(), request));
        refusals.unless(verdict, request);
        var read = Versions.ofMilk(milk);
        var handedOut = taken.picking().bottles().stream()
                .map(bottle -> papers.handOut(wanted, taken.byNumber().get(bottle.number()), bottle.left(), now))
                .toList();
        keep(verdict, milk, read, wanted, handedOut);
        return handedOut;
    }

    private void keep(
            Verdict verdict,
            List<MilkUnit> taken,
            List<String> read,
            DispensePaper.Wanted wanted,
            List<SupplyDelivery> handedOut) {
        var papers = handedOut.stream()
                .map(paper -> "SupplyDelivery/" + paper.getIdElement().getIdPart())
                .toList();
        decisions.keep(new Decision(
                        Decided.DISPENSE,
                        "dispensed",
                        taken.stream().map(MilkUnit::reference).toList(),
                        verdict,
                        read,
                        verdict.mentions(RuleId.PRIORITY_OVERRIDDEN) ? wanted.override() : null)
                .alsoAbout(papers)
                .after(List.of(Versions.of(wanted.order()))));
    }

    private static Parameters answer(List<SupplyDelivery> dispenses) {
        var answer = new Parameters();
        dispenses.forEach(dispense -> answer.addParameter().setName("dispense").setResource(dispense));
        return answer;
    }
}
