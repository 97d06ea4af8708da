package org.lactarium.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.Enumerations.BindingStrength;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalsTest {

    static final Path INVALID = Path.of("src/test/resources/invalid");

    /** Name of an invalid example; words its refusal must contain; what else may be said of the same fault. */
    static Properties reasons() throws IOException {
        Properties reasons = new Properties();
        try (Reader reader = Files.newBufferedReader(INVALID.resolve("reasons.properties"))) {
            reasons.load(reader);
        }
        return reasons;
    }

    static Stream<String> names() throws IOException {
        return new TreeSet<>(reasons().stringPropertyNames()).stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyInvalidExampleIsRefusedForItsOwnReasonAndNoOther(String name) throws IOException {
        String[] reason = reasons().getProperty(name).split(" ; ");
        assertThat(Validation.errors(Story.read(INVALID.resolve(name + ".json"))))
                .extracting(SingleValidationMessage::getMessage)
                .anyMatch(message -> message.contains(reason[0]))
                .allMatch(message -> Arrays.stream(reason).anyMatch(message::contains));
    }

    @Test
    void everyInvalidFileHasItsReason() throws IOException {
        try (Stream<Path> files = Files.list(INVALID)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith(".json"))
                            .map(file -> file.replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(names().toList());
        }
    }

    @Test
    void everyInvariantIsBrokenByAnExample() throws IOException {
        Set<String> broken = names().collect(Collectors.toSet());
        assertThat(elements()
                        .flatMap(element -> element.getConstraint().stream())
                        .map(ElementDefinition.ElementDefinitionConstraintComponent::getKey)
                        .filter(key -> key.startsWith("mb-"))
                        .distinct())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(broken).anyMatch(name -> name.startsWith(key)));
    }

    @Test
    void everyRequiredBindingIsBrokenByAnExample() throws IOException {
        Set<String> broken = names().collect(Collectors.toSet());
        assertThat(elements()
                        .map(ElementDefinition::getBinding)
                        .filter(binding -> binding.getStrength() == BindingStrength.REQUIRED)
                        .map(ElementDefinition.ElementDefinitionBindingComponent::getValueSet)
                        .filter(valueSet -> valueSet.startsWith(MilkBank.CANONICAL))
                        .map(valueSet -> valueSet.substring(valueSet.lastIndexOf('/') + 1))
                        .distinct())
                .isNotEmpty()
                .allSatisfy(valueSet -> assertThat(broken).contains("binding-" + valueSet));
    }

    private static Stream<ElementDefinition> elements() {
        return PackageTest.definitions()
                .filter(StructureDefinition.class::isInstance)
                .flatMap(structure -> ((StructureDefinition) structure).getDifferential().getElement().stream());
    }
}
