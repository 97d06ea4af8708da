package org.lactarium.routes.analyser;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lactarium.routes.laboratory.Coverage;
import org.lactarium.routes.laboratory.Translation;

/**
 * What an analyser sends on the left, transaction on the right: {@code golden/analyser/*}. Every number it names is on record
 * under its own number. {@code -Dlactarium.golden=write} writes the right side anew.
 */
class AnalyserGoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden/analyser");

    static Stream<String> messages() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".json") && !name.startsWith("."))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void becomesTheTransactionBesideIt(String name) throws IOException {
        Translation translation = shipped(name).translate(text(name), Analysers.RECEIVED);
        assertThat(translation).isInstanceOf(Translation.Mapped.class);
        String json = FhirContext.forR4Cached()
                        .newJsonParser()
                        .setPrettyPrint(true)
                        .encodeResourceToString(((Translation.Mapped) translation).transaction())
                + "\n";
        Path golden = FOLDER.resolve(name.substring(0, name.lastIndexOf('.')) + ".json");
        if ("write".equals(System.getProperty("lactarium.golden"))) {
            Files.writeString(golden, json);
        }
        assertThat(json).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void leavesNoPopulatedFieldUnaccountedFor(String name) throws IOException {
        assertThat(shipped(name).coverage(text(name)))
                .isNotEmpty()
                .noneMatch(line -> line.fate() == Coverage.Fate.NOT_UNDERSTOOD);
    }

    private static AnalyserTranslator shipped(String name) {
        return Analysers.translator(AnalyserProfile.shipped(
                name.endsWith(".csv") ? "exported-csv" : name.endsWith(".astm") ? "astm" : "default"));
    }

    private static String text(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name), StandardCharsets.UTF_8);
    }
}
