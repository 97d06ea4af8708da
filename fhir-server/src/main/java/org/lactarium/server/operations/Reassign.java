package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.SupplyDelivery.SupplyDeliveryStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.InfantChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.OrderedFeeds;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.ReassignChart;
import org.lactarium.server.operations.chart.SharingChart;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code [bottle]/$reassign}: a bottle that stands at a ward, unopened, goes to another infant of that ward, because the
 * first may not have it any more. The first dispense is ended and a second one made in one transaction; the bottle itself
 * is not touched, so none of its clocks starts again.
 *
 * <p>A feed that was drawn from such a bottle goes to another infant beside the first, before anything was fed from either, where the
 * profile lets one bottle serve several.
 *
 * <p>Asked again for the same order, it answers the dispense it made.
 */
@Component
class Reassign implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final BottleChart bottles;
    private final ReassignChart chart;
    private final InfantChart infants;
    private final OrderedFeeds orders;
    private final SharingChart sharing;
    private final DispensePaper papers;
    private final Decisions decisions;
    private final Refusals refusals;

    private final MilkLocks locks;

    Reassign(
            Bench bench,
            MilkRecord record,
            BottleChart bottles,
            ReassignChart chart,
            InfantChart infants,
            OrderedFeeds orders,
            SharingChart sharing,
            DispensePaper papers,
            Decisions decisions,
            Refusals refusals,
            MilkLocks locks) {
        this.bench = bench;
        this.record = record;
        this.bottles = bottles;
        this.chart = chart;
        this.infants = infants;
        this.orders = orders;
        this.sharing = sharing;
        this.papers = papers;
        this.decisions = decisions;
        this.refusals = refusals;
        this.locks = locks;
    }

    @Operation(name = "$reassign", typeName = "BiologicallyDerivedProduct")
    public SupplyDelivery reassign(@IdParam IdType id, @ResourceParam Parameters body, RequestDetails request) {
        bench.accountable();
        var ask = Ask.of(body);
        var orderId = ask.id("order", "NutritionOrder");
        var reason = ask.text("reason");
        // as $dispense, $prepare, $aliquot and a feed lock it: of two at once one sees what the other did
        var held = MilkLocks.and(
                locks.of(bench.bottleOrFeed(id.getIdPart())), Stream.of(new Lock(Lock.Kind.STOCK, "bank")));
        return record.atomically(held, () -> {
            var order = record.read(NutritionOrder.class, orderId)
                    .orElseThrow(() -> Refusals.unknown("NutritionOrder/" + orderId));
            var bottle = bench.unit(id.getIdPart());
            return before(bottle, orderId).orElseGet(() -> give(bottle, order, reason, request));
        });
    }

    private SupplyDelivery give(MilkUnit bottle, NutritionOrder order, String reason, RequestDetails request) {
        var now = bench.now();
        var own = dispenses(bottle).stream().filter(BottleChart::stands).toList();
        var drawn = bottle.type() == UnitType.ALIQUOT && own.isEmpty();
        var infant = Coded.plain(order.getPatient());
        var verdict = (drawn ? chart.drawn(bottle, sharing.bottle(bottle), now) : chart.free(bottle, now))
                .and(sharing.judge(bottle, infant))
                .and(Verdict.unless(infants.stands(order, now), RuleId.ORDER_NOT_ACTIVE, now))
                .and(orders.leaving(order, now))
                .and(chart.may(bottle, infant, now));
        refusals.unless(verdict, request);
        var read = Versions.ofMilk(List.of(bottle));
        var wanted = new DispensePaper.Wanted(order, null, null, null);
        var first = (drawn ? dispenses(sharing.bottle(bottle)).stream().filter(BottleChart::stands) : own.stream())
                .findFirst()
                .orElseThrow();
        var second = papers.handOver(wanted, bottle, bottles.left(bottle), first, now);
        var ended = own.stream()
                .map(one -> record.update(one.setStatus(SupplyDeliveryStatus.ABANDONED)))
                .toList();
        decisions.keep(Decision.of(Decided.REASSIGN, "reassigned", bottle.reference(), verdict)
                .alsoAbout(ended.stream().map(Reassign::reference).toList())
                .alsoAbout(List.of(reference(second)))
                .after(read)
                .after(List.of(Versions.of(order)))
                .because(reason));
        return second;
    }

    /** What an earlier call made for this order: the dispense that stands, of a bottle after another one was ended. */
    private Optional<SupplyDelivery> before(MilkUnit bottle, String order) {
        var all = dispenses(bottle);
        return all.stream()
                .filter(one ->
                        bottle.type() == UnitType.ALIQUOT || all.stream().anyMatch(other -> !BottleChart.stands(other)))
                .filter(BottleChart::stands)
                .filter(one -> DispensePaper.order(one).equals("NutritionOrder/" + order))
                .findFirst();
    }

    private List<SupplyDelivery> dispenses(MilkUnit bottle) {
        return record.find(SupplyDelivery.class, Query.where("product", bottle.reference()));
    }

    private static String reference(SupplyDelivery dispense) {
        return "SupplyDelivery/" + dispense.getIdElement().getIdPart();
    }
}
