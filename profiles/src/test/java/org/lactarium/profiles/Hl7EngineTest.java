package org.lactarium.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Hl7EngineTest {

    private static Hl7Engine engine;

    @BeforeAll
    static void start() throws Exception {
        engine = Hl7Engine.start();
    }

    static Stream<Path> examples() throws Exception {
        return ExamplesTest.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsValidForTheEngineOfHl7(Path example) throws Exception {
        assertThat(engine.issues(Files.readString(example)))
                .extracting(
                        issue -> issue.getSeverity() + " " + issue.getDetails().getText())
                .isEmpty();
    }
}
