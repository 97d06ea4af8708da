package org.lactarium.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.OperationOutcome.IssueSeverity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Hl7EngineTest {

    private static Hl7Engine engine;

    @BeforeAll
    static void start() throws Exception {
        engine = Hl7Engine.start();
    }

    @Test
    void theEngineOfHl7FindsEveryExampleValid() throws Exception {
        String story = Validation.FHIR.newJsonParser().encodeResourceToString(Story.whole());
        assertThat(engine.issues(story))
                .filteredOn(issue -> !Explained.warning(issue))
                .extracting(issue -> issue.getSeverity() + " "
                        + issue.getExpression().get(0).getValue() + " "
                        + issue.getDetails().getText())
                .isEmpty();
    }

    static Stream<String> invalid() throws IOException {
        return RefusalsTest.names();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void theEngineOfHl7RefusesEveryInvalidExampleToo(String name) throws Exception {
        String reason = RefusalsTest.reasons().getProperty(name).split(" ; ")[0];
        assertThat(engine.issues(Files.readString(RefusalsTest.INVALID.resolve(name + ".json"))))
                .filteredOn(issue -> issue.getSeverity() == IssueSeverity.ERROR)
                .extracting(issue -> issue.getDetails().getText())
                .anyMatch(text -> text.contains(reason));
    }
}
