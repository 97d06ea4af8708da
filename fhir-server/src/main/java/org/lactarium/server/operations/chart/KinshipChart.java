package org.lactarium.server.operations.chart;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;
import org.lactarium.server.feeding.DonorLimit;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** Reads how many donors the parents accept, and whose milk their infant had. Names no donor to anyone. */
@Component
public class KinshipChart {

    private final MilkRecord record;
    private final Units units;

    KinshipChart(MilkRecord record, Units units) {
        this.record = record;
        this.units = units;
    }

    /**
     * Whether more milk may be dispensed: counted with all that was dispensed before and not given to another infant.
     *
     * @param infant {@code Patient/x}
     */
    public Verdict judge(String infant, Collection<MilkUnit> milk) {
        return most(infant)
                .map(most -> new DonorLimit(most, donors(dispensed(infant))).judge(donors(milk)))
                .orElse(Verdict.clear());
    }

    /**
     * Whether a bottle that was dispensed may still be fed, after the parents set a narrower limit: counted with what was
     * fed, so that of two bottles at the ward the first one fed does not stand in its own way.
     */
    public Verdict atBedside(String infant, MilkUnit bottle) {
        return most(infant)
                .map(most -> new DonorLimit(most, donors(fed(infant))).judge(donors(List.of(bottle))))
                .orElse(Verdict.clear());
    }

    /** The narrowest limit of the consents that stand. */
    private Optional<Integer> most(String infant) {
        return record.find(Consent.class, "patient=" + infant).stream()
                .filter(consent -> consent.getStatus() == ConsentState.ACTIVE)
                .flatMap(consent -> Stream.of(
                        Optional.ofNullable(consent.getExtensionByUrl(Extensions.MAX_DONORS)),
                        Optional.ofNullable(consent.getProvision().getExtensionByUrl(Extensions.MAX_DONORS))))
                .flatMap(Optional::stream)
                .filter(extension -> extension.getValue() instanceof PositiveIntType)
                .map(extension -> ((PositiveIntType) extension.getValue()).getValue())
                .min(Integer::compareTo);
    }

    private Set<String> donors(Collection<MilkUnit> milk) {
        return milk.stream()
                .flatMap(unit -> units.ancestors(unit).stream())
                .map(MilkUnit::donor)
                .filter(donor -> !donor.isEmpty())
                .collect(Collectors.toSet());
    }

    private List<MilkUnit> dispensed(String infant) {
        return record.find(SupplyDelivery.class, "patient=" + infant).stream()
                .filter(BottleChart::stands)
                .map(dispense -> Coded.alternate(dispense.getSuppliedItem().getItemReference()))
                .filter(unit -> !unit.isEmpty())
                .flatMap(unit -> units.scanned(unit).stream())
                .toList();
    }

    private List<MilkUnit> fed(String infant) {
        var feeds = "subject=" + infant + "&code=" + Query.token(Systems.SNOMED, BottleChart.FEED_GIVEN);
        return record.find(Observation.class, feeds).stream()
                .filter(feed -> !SerologyChart.withdrawn(feed))
                .flatMap(feed -> Coded.references(feed.getFocus()).stream())
                .distinct()
                .flatMap(unit -> units.scanned(unit).stream())
                .toList();
    }
}
