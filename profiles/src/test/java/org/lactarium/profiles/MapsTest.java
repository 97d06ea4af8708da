package org.lactarium.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What laboratories send, and what it means. */
class MapsTest {

    @Test
    void theUnitOfColonyCountsBecomesTheOneOfUcum() {
        assertThat(map("lab-unit-to-ucum"))
                .containsEntry("CFU/mL", "[CFU]/mL")
                .containsEntry("cfu/ml", "[CFU]/mL")
                .containsEntry("ml", "mL");
    }

    static Stream<String> units() {
        return map("lab-unit-to-ucum").values().stream().distinct();
    }

    @ParameterizedTest
    @MethodSource("units")
    void everyUnitThatIsMappedToIsOneOfUcum(String unit) {
        Observation serology =
                (Observation) Story.read(Path.of("src/main/resources/examples/Observation-serology-417-hbsag.json"));
        serology.setValue(
                new Quantity().setValue(1).setUnit(unit).setSystem(Systems.UCUM).setCode(unit));
        assertThat(Validation.errors(serology)).isEmpty();
    }

    @Test
    void theTestsOfAScreenAreTheOnesTheProfileKnows() {
        assertThat(map("lab-local-to-loinc"))
                .containsEntry("HIVAG", "56888-1")
                .containsEntry("HTLV", "29901-6")
                .containsEntry("MBCFU", "20695-3")
                .doesNotContainValue("5018-7");
    }

    @Test
    void onlyTheWordsOfTheLaboratoryForNonReactiveMeanNonReactive() {
        assertThat(map("lab-result-to-snomed"))
                .containsEntry("N", "131194007")
                .containsEntry("R", "11214006")
                .containsEntry("NG", "264868006")
                .hasSize(3);
    }

    private static Map<String, String> map(String id) {
        ConceptMap map = (ConceptMap) Story.read(Path.of("src/main/resources/fhir/ConceptMap-" + id + ".json"));
        return map.getGroupFirstRep().getElement().stream()
                .collect(Collectors.toMap(
                        ConceptMap.SourceElementComponent::getCode,
                        element -> element.getTargetFirstRep().getCode()));
    }
}
