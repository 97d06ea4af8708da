package org.lactarium.routes.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.routes.inbox.MessageState.DELIVERED;
import static org.lactarium.routes.inbox.MessageState.DISMISSED;
import static org.lactarium.routes.inbox.MessageState.QUARANTINED;
import static org.lactarium.routes.inbox.MessageState.RECEIVED;
import static org.lactarium.routes.inbox.MessageState.RETRYING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageStateTest {

    @Test
    void allowsExactlyTheMovesOfAMessagesLife() {
        Map<MessageState, Set<MessageState>> legal = Map.of(
                RECEIVED, Set.of(RETRYING, DELIVERED, QUARANTINED),
                RETRYING, Set.of(RETRYING, DELIVERED, QUARANTINED),
                DELIVERED, Set.of(RECEIVED),
                QUARANTINED, Set.of(RECEIVED, DISMISSED),
                DISMISSED, Set.of(RECEIVED));
        for (MessageState from : MessageState.values()) {
            for (MessageState to : MessageState.values()) {
                assertThat(from.mayBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(legal.get(from).contains(to));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void isDrawnInTheArchitectureWithTheMovesItHas(MessageState state) throws IOException {
        Set<String> drawn = Files.readAllLines(Path.of("..", "docs", "architecture.md")).stream()
                .dropWhile(line -> !line.startsWith("| it stood |"))
                .takeWhile(line -> line.startsWith("|"))
                .filter(line -> line.startsWith("| " + state.code() + " |"))
                .flatMap(line -> Arrays.stream(line.split("\\|")[2].strip().split(", ")))
                .collect(Collectors.toSet());
        assertThat(drawn)
                .isEqualTo(Arrays.stream(MessageState.values())
                        .filter(state::mayBecome)
                        .map(MessageState::code)
                        .collect(Collectors.toSet()));
    }

    @Test
    void isStoredUnderTheNameItIsPublishedUnder() {
        for (MessageState state : MessageState.values()) {
            assertThat(MessageState.of(state.code())).isEqualTo(state);
        }
    }
}
