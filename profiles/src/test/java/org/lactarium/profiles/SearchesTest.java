package org.lactarium.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.fhirpath.IFhirPath;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SearchParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each search looks at, tried on the examples by its own expression. */
class SearchesTest {

    private static final IFhirPath FHIRPATH = Validation.FHIR.newFhirPath();

    static Stream<SearchParameter> searches() {
        return PackageTest.searchParameters();
    }

    @ParameterizedTest
    @MethodSource("searches")
    void everySearchSeesSomethingOfItsType(SearchParameter search) {
        List<IBase> seen = Story.told().stream()
                .filter(example -> appliesTo(search, example))
                .flatMap(example -> FHIRPATH.evaluate(example, search.getExpression(), IBase.class).stream())
                .toList();
        assertThat(seen).isNotEmpty().hasOnlyElementsOfTypes(expected(search));
    }

    @ParameterizedTest
    @CsvSource({
        "BiologicallyDerivedProduct-parent, BiologicallyDerivedProduct/batch-117, bottle-1201 bottle-1202 bottle-1203",
        "BiologicallyDerivedProduct-source, Patient/donor-417, deposit-731 deposit-732",
        "BiologicallyDerivedProduct-location, Location/nicu, aliquot-1 bottle-1201",
        "Specimen-product, BiologicallyDerivedProduct/pool-117, milk-pre-117",
        "DiagnosticReport-product, BiologicallyDerivedProduct/batch-117, culture-post-117",
        "ServiceRequest-product, BiologicallyDerivedProduct/pool-117, order-pre-117",
        "SupplyDelivery-product, BiologicallyDerivedProduct/bottle-1201, dispense-2001",
        "SupplyDelivery-for-order, NutritionOrder/order-feed-55120, dispense-2001"
    })
    void aReferenceSearchFindsItsOwnAndNotTheNeighbour(String id, String target, String found) {
        assertThat(finds(id, value -> value instanceof Reference reference && target.equals(reference.getReference())))
                .containsExactlyInAnyOrder(found.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "BiologicallyDerivedProduct-unit-status, released, batch-117 bottle-1203",
        "BiologicallyDerivedProduct-unit-type, pool, pool-117",
        "BiologicallyDerivedProduct-code, raw, deposit-731 deposit-732 pool-117"
    })
    void aCodeSearchFindsItsOwnAndNotTheNeighbour(String id, String code, String found) {
        assertThat(finds(
                        id,
                        value -> value instanceof CodeableConcept concept
                                && code.equals(concept.getCodingFirstRep().getCode())))
                .containsExactlyInAnyOrder(found.split(" "));
    }

    @Test
    void searchesByNumberAndDateFindTheirOwn() {
        assertThat(finds(
                        "BiologicallyDerivedProduct-identifier",
                        value -> value instanceof Identifier number && "B-26-0117".equals(number.getValue())))
                .containsExactly("batch-117");
        assertThat(finds(
                        "BiologicallyDerivedProduct-expiration-date",
                        value -> value instanceof DateTimeType date
                                && date.getValueAsString().startsWith("2026-03-12")))
                .containsExactly("aliquot-1");
        assertThat(finds(
                        "BiologicallyDerivedProduct-collected",
                        value -> value instanceof DateTimeType date
                                && date.getValueAsString().startsWith("2026-02-27")))
                .containsExactly("deposit-732");
    }

    private static Set<String> finds(String id, Predicate<IBase> wanted) {
        SearchParameter search = searches()
                .filter(one -> one.getIdElement().getIdPart().equals(id))
                .findFirst()
                .orElseThrow();
        return Story.told().stream()
                .filter(example -> appliesTo(search, example))
                .filter(example -> FHIRPATH.evaluate(example, search.getExpression(), IBase.class).stream()
                        .anyMatch(wanted))
                .map(example -> example.getIdElement().getIdPart())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean appliesTo(SearchParameter search, DomainResource example) {
        return search.getBase().stream().map(PrimitiveType::getValueAsString).anyMatch(example.fhirType()::equals);
    }

    private static Class<?>[] expected(SearchParameter search) {
        return switch (search.getType()) {
            case REFERENCE -> new Class<?>[] {Reference.class};
            case TOKEN -> new Class<?>[] {CodeableConcept.class, Identifier.class};
            case DATE -> new Class<?>[] {DateTimeType.class};
            default -> throw new AssertionError("no example of a search by " + search.getType());
        };
    }
}
