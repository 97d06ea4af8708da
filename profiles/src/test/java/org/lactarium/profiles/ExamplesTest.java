package org.lactarium.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.validation.SingleValidationMessage;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Specimen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

    static Stream<Path> examples() {
        return Story.files();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsValid(Path example) {
        assertThat(Validation.of(Story.read(example)))
                .filteredOn(message -> !Explained.warning(message))
                .isEmpty();
    }

    @Test
    void theExamplesFitTogetherWhenEveryReferenceIsFollowed() {
        assertThat(Validation.of(Story.whole()))
                .filteredOn(message -> !Explained.warning(message))
                .isEmpty();
    }

    @Test
    void everyProfileHasAnExample() {
        Stream<String> shown = Story.told().stream()
                .flatMap(example -> example.getMeta().getProfile().stream())
                .map(PrimitiveType::getValue);
        Stream<String> shownByItsLevels = Stream.of(Profiles.MILK_UNIT);
        assertThat(Stream.concat(shown, shownByItsLevels))
                .containsAll(PackageTest.profiles().toList());
    }

    @Test
    void milkWhereR4AllowsNoneIsNoticedOnceTheReferenceIsFollowed() {
        Bundle story = Story.whole();
        Specimen specimen = story.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Specimen.class::isInstance)
                .map(Specimen.class::cast)
                .filter(one -> one.getIdElement().getIdPart().equals("milk-pre-117"))
                .findFirst()
                .orElseThrow();
        specimen.getSubject().setReference("BiologicallyDerivedProduct/pool-117");
        assertThat(Validation.errors(story))
                .extracting(SingleValidationMessage::getMessage)
                .anyMatch(message -> message.contains("BiologicallyDerivedProduct"));
    }
}
