package org.lactarium.server.operations.chart;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.lactarium.profiles.number.NumberKey;
import org.lactarium.server.operations.GivenNumber;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.NumberRegister;
import org.springframework.stereotype.Component;

/** The register of a store without one: FHIR searches, which know a number as it was written and in capitals. */
@Component
class SearchedNumbers implements NumberRegister {

    private static final List<Class<? extends Resource>> BEARERS = List.of(
            Patient.class,
            BiologicallyDerivedProduct.class,
            Specimen.class,
            ServiceRequest.class,
            SupplyDelivery.class);

    private final MilkRecord record;

    SearchedNumbers(MilkRecord record) {
        this.record = record;
    }

    @Override
    public List<GivenNumber> find(Collection<String> written) {
        Set<String> keys = new LinkedHashSet<>();
        written.forEach(number -> keys.add(NumberKey.of(number)));
        return written.stream()
                .flatMap(number -> Stream.of(number, number.strip().toUpperCase(Locale.ROOT)))
                .distinct()
                .filter(number -> !number.isBlank())
                .flatMap(number -> BEARERS.stream()
                        .flatMap(type -> record.find(type, Query.where("identifier", Query.text(number))).stream()))
                .flatMap(resource -> NumberChart.of(resource).stream())
                .filter(number -> keys.contains(number.key()))
                .distinct()
                .toList();
    }
}
