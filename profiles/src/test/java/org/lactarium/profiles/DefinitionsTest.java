package org.lactarium.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionsTest {

    /** All but the profiles: to validate those asks a registry for R4 itself, and loading them already tries them. */
    static Stream<Path> definitions() {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/fhir"))) {
            return files
                    .filter(file -> !file.getFileName().toString().startsWith("StructureDefinition-"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void everyDefinitionIsValidItself(Path file) {
        assertThat(Validation.errors(Story.read(file)))
                .extracting(SingleValidationMessage::getMessage)
                .isEmpty();
    }

    @Test
    void everyOperationOfTheContractIsDefined() {
        assertThat(definitions()
                        .map(Story::read)
                        .filter(OperationDefinition.class::isInstance)
                        .map(DomainResource::getIdElement)
                        .map(id -> id.getIdPart()))
                .containsExactlyInAnyOrder(
                        "receive",
                        "thaw",
                        "pool",
                        "pasteurise",
                        "release",
                        "quarantine",
                        "discard",
                        "dispense",
                        "check-feed",
                        "trace",
                        "recall",
                        "stock",
                        "label",
                        "submit-v2");
    }
}
