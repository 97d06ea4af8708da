package org.lactarium.routes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lactarium.routes.hl7.V2Message;

class CoverageTest {

    static Stream<Path> messages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden"))) {
            return files.filter(file -> file.toString().endsWith(".hl7")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void leavesNoPopulatedFieldUnaccountedFor(Path golden) throws IOException {
        V2Message message = (V2Message) V2Message.read(Files.readString(golden));
        assertThat(Coverage.of(message, Map.of()))
                .isNotEmpty()
                .noneMatch(line -> line.fate() == Coverage.Fate.NOT_UNDERSTOOD);
    }
}
