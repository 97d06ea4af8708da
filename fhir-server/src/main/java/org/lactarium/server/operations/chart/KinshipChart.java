package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.feeding.DonorLimit;
import org.lactarium.server.feeding.Wish;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** Reads how many donors the parents accept, and whose milk their infant had. Names no donor to anyone. */
@Component
public class KinshipChart {

    private final MilkRecord record;
    private final Units units;
    private final DonorAliases aliases;
    private final MotherChart mothers;
    private final ZoneId zone;

    KinshipChart(MilkRecord record, Units units, DonorAliases aliases, MotherChart mothers, RuleProfile profile) {
        this.record = record;
        this.units = units;
        this.aliases = aliases;
        this.mothers = mothers;
        this.zone = profile.zone();
    }

    /** Whether all of this milk is the infant's own mother's. */
    public boolean mothersOwn(String infant, Collection<MilkUnit> milk) {
        var own = mothers.of(aliases.of(infant));
        return !own.isEmpty()
                && !milk.isEmpty()
                && milk.stream().map(this::sources).allMatch(donors -> !donors.isEmpty() && own.containsAll(donors));
    }

    /**
     * Whether more milk may be dispensed: counted with all that was dispensed before and not given to another infant.
     *
     * @param infant {@code Patient/x}
     */
    public Verdict judge(String infant, Collection<MilkUnit> milk, Instant now) {
        var records = aliases.of(infant);
        return most(records, milk, now)
                .map(most -> new DonorLimit(most, donors(records, dispensed(records))).judge(donors(records, milk)))
                .orElse(Verdict.clear());
    }

    /**
     * Whether a bottle that was dispensed may still be fed, after the parents set a narrower limit: counted with what was
     * fed, so that of two bottles at the ward the first one fed does not stand in its own way.
     *
     * @param except id of a feed that is stored already and must not count for itself; null when there is none
     */
    public Verdict atBedside(String infant, MilkUnit bottle, Instant at, @Nullable String except) {
        var records = aliases.of(infant);
        return most(records, List.of(bottle), at)
                .map(most -> new DonorLimit(most, donors(records, fed(records, except)))
                        .judge(donors(records, List.of(bottle))))
                .orElse(Verdict.clear());
    }

    /** How many donors the parents accept at that moment, and whose milk was dispensed. */
    DonorLimit limit(String infant, Instant now) {
        var records = aliases.of(infant);
        return most(records, List.of(), now)
                .map(most -> new DonorLimit(most, donors(records, dispensed(records))))
                .orElseGet(() -> new DonorLimit(null, Set.of()));
    }

    /** Whether the parents say anything of some milk or some donor that they do not say of all. */
    boolean chooses(String infant) {
        return aliases.of(infant).stream()
                .flatMap(one -> record.find(Consent.class, Query.where("patient", one)).stream())
                .map(Consent::getProvision)
                .anyMatch(said -> said.hasProvision() || said.hasData() || said.hasActor());
    }

    /** Each woman once, and never the infant's own mother. */
    Set<String> donors(String infant, MilkUnit bottle) {
        return donors(aliases.of(infant), List.of(bottle));
    }

    /** The narrowest limit that the parents set at that moment. */
    private Optional<Integer> most(List<String> records, Collection<MilkUnit> milk, Instant at) {
        return wishes(records, milk).stream()
                .flatMap(wish -> wish.most(at).stream())
                .min(Integer::compareTo);
    }

    /** What the parents say of this milk. @param records {@code Patient/x} under all numbers of the infant */
    List<Wish> wishes(List<String> records, Collection<MilkUnit> milk) {
        var consents = records.stream()
                .flatMap(one -> record.find(Consent.class, Query.where("patient", one)).stream())
                .toList();
        return ParentConsents.wishes(consents, zone, new AskedMilk(records, () -> lines(milk)));
    }

    /** Of each bottle all that it was made from, and all numbers of its donors. */
    private List<Set<String>> lines(Collection<MilkUnit> milk) {
        return milk.stream()
                .map(unit -> Stream.concat(
                                Stream.concat(Stream.of(unit), units.ancestors(unit).stream())
                                        .map(MilkUnit::reference),
                                sources(unit).stream().flatMap(donor -> aliases.of(donor).stream()))
                        .collect(Collectors.toSet()))
                .toList();
    }

    /** Each woman once, whatever numbers she has, and never the infant's own mother. */
    private Set<String> donors(List<String> records, Collection<MilkUnit> milk) {
        var own = mothers.of(records);
        return milk.stream()
                .flatMap(unit -> sources(unit).stream())
                .filter(donor -> !own.contains(donor))
                .map(aliases::current)
                .collect(Collectors.toSet());
    }

    private Set<String> sources(MilkUnit unit) {
        return units.ancestors(unit).stream()
                .map(MilkUnit::donor)
                .filter(donor -> !donor.isEmpty())
                .collect(Collectors.toSet());
    }

    private List<MilkUnit> dispensed(List<String> records) {
        return records.stream()
                .flatMap(one -> record.find(SupplyDelivery.class, Query.where("patient", one)).stream())
                .filter(BottleChart::stands)
                .map(dispense -> Coded.alternate(dispense.getSuppliedItem().getItemReference()))
                .filter(unit -> !unit.isEmpty())
                .flatMap(unit -> units.scanned(unit).stream())
                .toList();
    }

    private List<MilkUnit> fed(List<String> records, @Nullable String except) {
        var given = Query.where("code", Query.token(Systems.SNOMED, BottleChart.FEED_GIVEN));
        return records.stream()
                .flatMap(one -> record
                        .find(Observation.class, Query.where("subject", one).and(given))
                        .stream())
                .filter(feed -> !SerologyChart.withdrawn(feed))
                .filter(feed -> !feed.getIdElement().getIdPart().equals(except))
                .flatMap(feed -> Coded.references(feed.getFocus()).stream())
                .distinct()
                .flatMap(unit -> units.scanned(unit).stream())
                .toList();
    }
}
