package org.lactarium.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.SearchParameter;
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
                        "find-numbers",
                        "report-waiting-result",
                        "settle-waiting-result",
                        "close-waiting-result",
                        "receive",
                        "thaw",
                        "pool",
                        "pasteurise",
                        "release",
                        "quarantine",
                        "relabel",
                        "accept-delivery",
                        "transfer",
                        "move",
                        "analysis",
                        "discard",
                        "dispense",
                        "check-feed",
                        "trace",
                        "recall",
                        "stock",
                        "explain",
                        "preview-rules",
                        "merge",
                        "link-mother",
                        "fitness",
                        "donors-due",
                        "withdraw",
                        "label",
                        "print-label",
                        "reconcile-labels",
                        "balance",
                        "acknowledge-recall",
                        "thaw-board",
                        "report-temperature",
                        "calibration-failed",
                        "prepare",
                        "aliquot",
                        "report-feed-incident",
                        "override-stop",
                        "report-downtime",
                        "offline-list",
                        "sync-feeds",
                        "offer",
                        "reassign",
                        "report-complaint",
                        "close-recall",
                        "withdraw-recall",
                        "correct",
                        "submit-v2");
    }

    @Test
    void theCapabilityStatementNamesEveryProfileSearchAndOperation() {
        CapabilityStatement.CapabilityStatementRestComponent rest = definitions()
                .map(Story::read)
                .filter(CapabilityStatement.class::isInstance)
                .map(statement -> ((CapabilityStatement) statement).getRestFirstRep())
                .findFirst()
                .orElseThrow();
        assertThat(rest.getResource().stream()
                        .flatMap(type -> type.getSupportedProfile().stream())
                        .map(PrimitiveType::getValue))
                .containsExactlyInAnyOrderElementsOf(PackageTest.profiles().toList());
        assertThat(rest.getResource().stream()
                        .flatMap(type -> type.getSearchParam().stream())
                        .map(search -> search.getDefinition()))
                .containsExactlyInAnyOrderElementsOf(urls(SearchParameter.class));
        assertThat(Stream.concat(
                                rest.getOperation().stream(),
                                rest.getResource().stream().flatMap(type -> type.getOperation().stream()))
                        .map(operation -> operation.getDefinition())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(urls(OperationDefinition.class));
    }

    private static <T extends MetadataResource> List<String> urls(Class<T> type) {
        return definitions()
                .map(Story::read)
                .filter(type::isInstance)
                .map(definition -> type.cast(definition).getUrl())
                .toList();
    }
}
