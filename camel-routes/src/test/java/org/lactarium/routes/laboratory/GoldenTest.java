package org.lactarium.routes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Message on the left, transaction on the right: {@code golden/*.hl7} and its {@code .json}. Every lot, donor and specimen
 * a message names is on record under its own number. {@code -Dlactarium.golden=write} writes the right side anew.
 */
class GoldenTest {

    static List<String> messages() {
        return Goldens.names();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void becomesTheTransactionBesideIt(String name) throws IOException {
        String json = Goldens.outcome(Goldens.segments(name));
        Path golden = Goldens.FOLDER.resolve(name + ".json");
        if ("write".equals(System.getProperty("lactarium.golden"))) {
            Files.writeString(golden, json);
        }
        assertThat(json).isEqualTo(Files.readString(golden));
    }
}
