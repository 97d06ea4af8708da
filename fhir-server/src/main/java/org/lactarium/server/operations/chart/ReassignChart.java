package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.feeding.Candidate;
import org.lactarium.server.feeding.InfantRules;
import org.lactarium.server.feeding.Reassigning;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** Reads who could have a bottle that was thawed for an infant who may not have it any more. */
@Component
public class ReassignChart {

    private final MilkRecord record;
    private final Units units;
    private final BottleChart bottles;
    private final InfantChart infants;
    private final KinshipChart kinship;
    private final DonorAliases aliases;
    private final WardPlaces wards;
    private final RuleProfile profile;

    ReassignChart(
            MilkRecord record,
            Units units,
            BottleChart bottles,
            InfantChart infants,
            KinshipChart kinship,
            DonorAliases aliases,
            WardPlaces wards,
            RuleProfile profile) {
        this.record = record;
        this.units = units;
        this.bottles = bottles;
        this.infants = infants;
        this.kinship = kinship;
        this.aliases = aliases;
        this.wards = wards;
        this.profile = profile;
    }

    /** Whether there is anything to offer of this bottle. */
    public Verdict free(MilkUnit bottle, Instant now) {
        var holders = bottles.atHand(bottle, null).dispensedTo();
        // of several holders one who may have it is enough to keep it
        var first = holders.stream()
                .map(holder -> InfantRules.judge(infants.file(holder, List.of(bottle)), now)
                        .and(kinship.atBedside(holder, bottle, now, null)))
                .min(Comparator.comparing(Verdict::worst))
                .orElse(Verdict.clear());
        return Reassigning.free(bottles.atHand(bottle, null), bottles.opened(bottle), first, now);
    }

    /** Whether a feed that was drawn for nobody by name may go to another infant beside the one that has its bottle. */
    public Verdict drawn(MilkUnit feed, MilkUnit bottle, Instant now) {
        var opened = bottles.opened(feed) || !bottles.feeds(bottle).isEmpty();
        return Reassigning.drawn(bottles.atHand(feed, null), opened, now);
    }

    /** @param infant {@code Patient/x} */
    public Verdict may(MilkUnit bottle, String infant, Instant now) {
        return Reassigning.may(
                bottles.atHand(bottle, null),
                infants.file(infant, List.of(bottle)),
                kinship.judge(infant, List.of(bottle), now),
                together(bottle, infant),
                now);
    }

    /** The infants of the ward who may have it, the neediest first; not those it was dispensed to. */
    public List<Candidate> candidates(MilkUnit bottle, Instant now) {
        var had = bottles.atHand(bottle, null).dispensedTo().stream()
                .flatMap(holder -> infants.records(holder).stream())
                .collect(Collectors.toSet());
        var byInfant = record.find(NutritionOrder.class, Query.where("status", "active")).stream()
                .filter(InfantChart::standing)
                .filter(order -> !had.contains(Coded.plain(order.getPatient())))
                .collect(Collectors.groupingBy(order -> aliases.current(Coded.plain(order.getPatient()))));
        return Candidate.ranked(byInfant.entrySet().stream()
                .filter(one -> together(bottle, one.getKey()))
                .filter(one -> may(bottle, one.getKey(), now).passes())
                .map(one -> candidate(one.getKey(), one.getValue()))
                .toList());
    }

    private Candidate candidate(String infant, List<NutritionOrder> orders) {
        var first = orders.stream()
                .min(Comparator.comparing(this::ordered)
                        .thenComparing(order -> order.getIdElement().getIdPart()))
                .orElseThrow();
        return new Candidate(
                infant,
                "NutritionOrder/" + first.getIdElement().getIdPart(),
                OrderChart.grams(first),
                atHand(infants.records(infant)),
                ordered(first));
    }

    /** mL that stand at the ward for this infant already. */
    private double atHand(List<String> records) {
        return records.stream()
                .flatMap(one -> record.find(SupplyDelivery.class, Query.where("patient", one)).stream())
                .filter(BottleChart::stands)
                .flatMap(one ->
                        units.scanned(Coded.alternate(one.getSuppliedItem().getItemReference())).stream())
                .filter(unit -> unit.status() == UnitStatus.DISPENSED)
                .mapToDouble(bottles::left)
                .sum();
    }

    private boolean together(MilkUnit bottle, String infant) {
        var here = bottle.location().map(Coded::plain).map(wards::ward).orElse("");
        return !here.isEmpty() && here.equals(wards.ward(wards.ofInfant(infants.records(infant))));
    }

    private Instant ordered(NutritionOrder order) {
        var at = Moments.first(order.getDateTimeElement(), profile.zone());
        return at == null ? Instant.EPOCH : at;
    }
}
