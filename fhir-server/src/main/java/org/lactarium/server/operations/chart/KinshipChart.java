package org.lactarium.server.operations.chart;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.lactarium.profiles.Extensions;
import org.lactarium.server.feeding.DonorLimit;
import org.lactarium.server.operations.MilkRecord;
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

    /** @param infant {@code Patient/x} */
    public DonorLimit limit(String infant) {
        var most = record.find(Consent.class, "patient=" + infant).stream()
                .filter(consent -> consent.getStatus() == ConsentState.ACTIVE)
                .flatMap(consent -> Stream.of(
                        consent.getExtensionByUrl(Extensions.MAX_DONORS),
                        consent.getProvision().getExtensionByUrl(Extensions.MAX_DONORS)))
                .filter(extension -> extension != null && extension.getValue() instanceof PositiveIntType)
                .map(extension -> ((PositiveIntType) extension.getValue()).getValue())
                .min(Integer::compareTo);
        return most.map(limit -> new DonorLimit(limit, had(infant))).orElseGet(() -> new DonorLimit(null, Set.of()));
    }

    /** Whose milk is in these units. */
    public Set<String> donors(Collection<MilkUnit> milk) {
        return milk.stream()
                .flatMap(unit -> units.ancestors(unit).stream())
                .map(MilkUnit::donor)
                .filter(donor -> !donor.isEmpty())
                .collect(Collectors.toSet());
    }

    private Set<String> had(String infant) {
        List<MilkUnit> dispensed = record.find(SupplyDelivery.class, "patient=" + infant).stream()
                .map(dispense -> Coded.alternate(dispense.getSuppliedItem().getItemReference()))
                .filter(unit -> !unit.isEmpty())
                .flatMap(unit -> units.scanned(unit).stream())
                .toList();
        return donors(dispensed);
    }
}
