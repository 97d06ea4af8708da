package org.lactarium.routes.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutboxStateTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SUPERSEDED")
    void movesAsTheArchitecturePageSays(OutboxState state) throws IOException {
        String row = Files.readAllLines(Path.of("..", "docs", "architecture.md")).stream()
                // the messages that come in have a table of their own above
                .dropWhile(line -> !line.startsWith("| noticed |"))
                .filter(line -> line.startsWith("| " + state.code() + " | "))
                .findFirst()
                .orElseThrow();
        String said = Arrays.stream(OutboxState.values())
                .map(OutboxState::code)
                .filter(code -> row.substring(row.indexOf('|', 2)).matches(".*\\b" + code + "\\b.*"))
                .collect(Collectors.joining(" "));
        String moves = Arrays.stream(OutboxState.values())
                .filter(state::mayBecome)
                .map(OutboxState::code)
                .collect(Collectors.joining(" "));
        assertThat(said).isEqualTo(moves);
    }

    @Test
    void neverGoesFromAnAnswerBackToSendingByItself() {
        assertThat(OutboxState.ANSWERED.mayBecome(OutboxState.READY)).isFalse();
        assertThat(OutboxState.ANSWERED.mayBecome(OutboxState.NOTICED)).isFalse();
        assertThat(OutboxState.ACCEPTED.mayBecome(OutboxState.READY)).isFalse();
    }

    @Test
    void endsWithWhatWasOvertaken() {
        assertThat(OutboxState.values()).noneMatch(OutboxState.SUPERSEDED::mayBecome);
    }
}
