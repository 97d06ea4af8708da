package org.lactarium.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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
}
