package org.lactarium.server.donor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.donor.SerologyResult.Answer.INDETERMINATE;
import static org.lactarium.server.donor.SerologyResult.Answer.NON_REACTIVE;
import static org.lactarium.server.donor.SerologyResult.Answer.REACTIVE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lactarium.server.donor.SourceSerology.State;
import org.lactarium.server.rule.SerologyTest;

class SourceSerologyTest {

    private static final Instant JANUARY = Instant.parse("2026-01-20T02:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-20T02:00:00Z");
    private static final List<SerologyTest> PANEL = List.of(SerologyTest.HIV, SerologyTest.HBSAG);

    @Test
    void aWholePanelWithoutAReactionIsNonReactiveAndTheLastSampleIsTold() {
        assertThat(of(
                        result(SerologyTest.HIV, JANUARY, true, NON_REACTIVE),
                        result(SerologyTest.HBSAG, MARCH, true, NON_REACTIVE)))
                .isEqualTo(new SourceSerology(State.NON_REACTIVE, MARCH));
    }

    @Test
    void aMissingOrPreliminaryTestIsIncompleteAndNoTestAtAllHasNoDate() {
        assertThat(of(result(SerologyTest.HIV, JANUARY, true, NON_REACTIVE)).state())
                .isEqualTo(State.INCOMPLETE);
        assertThat(of(
                                result(SerologyTest.HIV, JANUARY, true, NON_REACTIVE),
                                result(SerologyTest.HBSAG, JANUARY, false, NON_REACTIVE))
                        .state())
                .isEqualTo(State.INCOMPLETE);
        assertThat(of()).isEqualTo(new SourceSerology(State.INCOMPLETE, null));
    }

    @Test
    void anAnswerThatIsNeitherYesNorNoLeavesThePictureIncomplete() {
        var hiv = result(SerologyTest.HIV, JANUARY, true, NON_REACTIVE);
        var hbsag = result(SerologyTest.HBSAG, JANUARY, true, NON_REACTIVE);
        for (var test : SerologyTest.values()) {
            assertThat(of(hiv, hbsag, result(test, MARCH, true, INDETERMINATE)).state())
                    .isEqualTo(State.INCOMPLETE);
        }
    }

    @Test
    void aReactionOfAnyTestIsToldUntilItIsExplainedAndAConfirmedOneAlways() {
        var clean = result(SerologyTest.HBSAG, MARCH, true, NON_REACTIVE);
        var screen = result(SerologyTest.HIV, JANUARY, true, REACTIVE);
        assertThat(of(clean, screen).state()).isEqualTo(State.REACTIVE);
        // a later screen explains nothing
        assertThat(of(clean, screen, result(SerologyTest.HIV, MARCH, true, NON_REACTIVE))
                        .state())
                .isEqualTo(State.REACTIVE);
        var confirmed = new SerologyResult(SerologyTest.HIV, true, MARCH, true, REACTIVE);
        assertThat(of(clean, screen, confirmed).state()).isEqualTo(State.CONFIRMED);
        // infections the bank does not ask for count when somebody looked
        var whole = new ArrayList<>(List.of(clean, result(SerologyTest.HIV, MARCH, true, NON_REACTIVE)));
        var other = Arrays.stream(SerologyTest.values())
                .filter(test -> !PANEL.contains(test))
                .findFirst()
                .orElseThrow();
        whole.add(result(other, MARCH, true, REACTIVE));
        assertThat(of(whole.toArray(SerologyResult[]::new)).state()).isEqualTo(State.REACTIVE);
    }

    private static SourceSerology of(SerologyResult... results) {
        return SourceSerology.of(new DonorFile("D-1", List.of(), List.of(), List.of(), List.of(results)), PANEL);
    }

    private static SerologyResult result(SerologyTest test, Instant drawn, boolean last, SerologyResult.Answer answer) {
        return new SerologyResult(test, drawn, last, answer);
    }
}
