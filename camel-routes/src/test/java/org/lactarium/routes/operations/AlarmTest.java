package org.lactarium.routes.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AlarmTest {

    @Test
    void speaksOnceWhenAMessageWaitsTooLongAndOnceWhenNoneDoesAnyMore() {
        Alarm alarm = new Alarm(Duration.ofMinutes(10), "a message", "the log");
        assertThat(alarm.look(Duration.ofMinutes(9))).isEmpty();
        assertThat(alarm.look(Duration.ofMinutes(11)).orElseThrow()).startsWith("ALARM: ");
        assertThat(alarm.look(Duration.ofMinutes(12))).isEmpty();
        assertThat(alarm.look(Duration.ofMinutes(1)).orElseThrow()).startsWith("ALARM OVER: ");
        assertThat(alarm.look(Duration.ofMinutes(1))).isEmpty();
    }
}
