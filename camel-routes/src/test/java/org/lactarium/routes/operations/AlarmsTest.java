package org.lactarium.routes.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lactarium.routes.operations.Alarms.Kind;

class AlarmsTest {

    private final Alarms alarms = new Alarms();

    @Test
    void speakOnceWhenSomethingIsWrongAndOnceWhenItIsRightAgain() {
        assertThat(alarms.look("laboratory", Kind.WAITING, false, true, "late")).isEmpty();
        assertThat(alarms.look("laboratory", Kind.WAITING, true, false, "late")).contains("ALARM: laboratory: late");
        assertThat(alarms.look("laboratory", Kind.WAITING, true, false, "late")).isEmpty();
        assertThat(alarms.of("laboratory")).containsExactly("waiting");
        assertThat(alarms.look("laboratory", Kind.WAITING, false, true, "late").orElseThrow())
                .startsWith("ALARM OVER: laboratory: ");
        assertThat(alarms.look("laboratory", Kind.WAITING, false, true, "late")).isEmpty();
        assertThat(alarms.of("laboratory")).isEmpty();
    }

    @Test
    void doNotRingAllNightForWhatHoversAtTheLimit() {
        assertThat(alarms.look("laboratory", Kind.WAITING, true, false, "late")).isPresent();
        for (int i = 0; i < 10; i++) {
            assertThat(alarms.look("laboratory", Kind.WAITING, false, false, "late"))
                    .isEmpty();
            assertThat(alarms.look("laboratory", Kind.WAITING, true, false, "late"))
                    .isEmpty();
        }
        assertThat(alarms.isRaised("laboratory", Kind.WAITING)).isTrue();
    }

    @Test
    void keepFeedsAndKindsApart() {
        alarms.look("one", Kind.WAITING, true, false, "late");
        assertThat(alarms.look("two", Kind.WAITING, true, false, "late")).isPresent();
        assertThat(alarms.look("one", Kind.CLOSED, true, false, "shut")).isPresent();
        assertThat(alarms.of("one")).containsExactly("closed", "waiting");
    }
}
