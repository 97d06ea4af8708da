package org.lactarium.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.DomainResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

    private static final Path EXAMPLES = Path.of("src/main/resources/examples");

    static Stream<Path> examples() throws IOException {
        return Files.list(EXAMPLES).sorted(Comparator.naturalOrder());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsValid(Path example) throws IOException {
        assertThat(Validation.of(read(example)))
                .filteredOn(message -> !Explained.warning(message))
                .isEmpty();
    }

    @Test
    void everyProfileHasAnExample() throws IOException {
        Stream<String> shown = examples()
                .map(ExamplesTest::readUnchecked)
                .flatMap(example -> example.getMeta().getProfile().stream())
                .map(CanonicalType::getValue);
        Stream<String> abstractOnes = Stream.of(Profiles.MILK_UNIT);
        assertThat(Stream.concat(shown, abstractOnes))
                .containsAll(PackageTest.profiles().toList());
    }

    private static DomainResource read(Path example) throws IOException {
        return (DomainResource) Validation.FHIR.newJsonParser().parseResource(Files.readString(example));
    }

    private static DomainResource readUnchecked(Path example) {
        try {
            return read(example);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
