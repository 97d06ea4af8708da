package org.lactarium.server.operations.guard;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.server.operations.GivenNumber;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.NumberRegister;
import org.lactarium.server.operations.chart.DonorAliases;
import org.lactarium.server.operations.chart.NumberChart;
import org.lactarium.server.operations.chart.Query;
import org.springframework.stereotype.Component;

/**
 * Which records bear a number: one of the bank's in whatever writing, one of another system (of a hospital) as it is written. Whoever
 * was registered twice and merged is the record that goes on.
 */
@Component
class BearersOnRecord {

    private final MilkRecord record;
    private final NumberRegister numbers;
    private final DonorAliases aliases;

    BearersOnRecord(MilkRecord record, NumberRegister numbers, DonorAliases aliases) {
        this.record = record;
        this.numbers = numbers;
        this.aliases = aliases;
    }

    /** @param type of the resource that is meant; empty text when the number itself says it */
    List<Bearer> of(Identifier number, String type) {
        return NumberChart.kind(number.getSystem())
                .map(kind -> numbers.find(List.of(number.getValue())).stream()
                        .filter(given -> given.kind() == kind)
                        .map(GivenNumber::reference))
                .orElseGet(() -> searched(number, type))
                .map(this::goesOn)
                .distinct()
                .map(Bearer::of)
                .filter(bearer -> bearer.is(type))
                .toList();
    }

    private Stream<String> searched(Identifier number, String type) {
        return switch (type) {
            case "Patient" -> searched(Patient.class, number);
            case "BiologicallyDerivedProduct" -> searched(BiologicallyDerivedProduct.class, number);
            default -> Stream.empty();
        };
    }

    private Stream<String> searched(Class<? extends Resource> type, Identifier number) {
        return record.find(type, Query.where("identifier", Query.token(number.getSystem(), number.getValue()))).stream()
                .map(found -> found.fhirType() + "/" + found.getIdElement().getIdPart());
    }

    /** @param reference {@code Type/id} */
    Bearer goingOn(String reference) {
        return Bearer.of(goesOn(reference));
    }

    private String goesOn(String reference) {
        return reference.startsWith("Patient/") ? aliases.current(reference) : reference;
    }
}
