package org.lactarium.routes.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.routes.inbox.MessageState.DELIVERED;
import static org.lactarium.routes.inbox.MessageState.QUARANTINED;
import static org.lactarium.routes.inbox.MessageState.RECEIVED;
import static org.lactarium.routes.inbox.MessageState.RETRYING;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageStateTest {

    @Test
    void allowsExactlyTheMovesOfAMessagesLife() {
        Map<MessageState, Set<MessageState>> legal = Map.of(
                RECEIVED, Set.of(RETRYING, DELIVERED, QUARANTINED),
                RETRYING, Set.of(RETRYING, DELIVERED, QUARANTINED),
                DELIVERED, Set.of(RECEIVED),
                QUARANTINED, Set.of(RECEIVED));
        for (MessageState from : MessageState.values()) {
            for (MessageState to : MessageState.values()) {
                assertThat(from.mayBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(legal.get(from).contains(to));
            }
        }
    }

    @Test
    void isStoredUnderTheNameItIsPublishedUnder() {
        for (MessageState state : MessageState.values()) {
            assertThat(MessageState.of(state.code())).isEqualTo(state);
        }
    }
}
