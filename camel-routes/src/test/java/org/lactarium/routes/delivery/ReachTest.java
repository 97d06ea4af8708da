package org.lactarium.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is known of the way to the record. */
class ReachTest {

    private final AtomicInteger questions = new AtomicInteger();
    private final Reach reach = new Reach(Clock.systemUTC(), questions::incrementAndGet);

    @Test
    void asksBeforeTheFirstResultComesAndAfterAFailureAndNotWhenAllIsWell() {
        assertThat(reach.last()).isEmpty();
        reach.lookAgain();
        assertThat(questions).hasValue(1);
        reach.failed(new Away("The record does not admit this client", true));
        reach.lookAgain();
        assertThat(questions).hasValue(2);
        reach.reached();
        reach.lookAgain();
        assertThat(questions).hasValue(2);
    }

    @Test
    void saysWhetherItWasReachedAndNotLetIn() {
        reach.failed(new Away("The record does not admit this client", true));
        assertThat(reach.last().orElseThrow().notAdmitted()).isTrue();
        reach.failed(new Away("The record cannot be reached", false));
        assertThat(reach.last().orElseThrow().notAdmitted()).isFalse();
        assertThat(reach.last().orElseThrow().failure()).isEqualTo("The record cannot be reached");
    }

    @Test
    void survivesAQuestionThatIsNotAnswered() {
        Reach unanswered = new Reach(Clock.systemUTC(), () -> {
            throw new Away("The record cannot be reached", false);
        });
        unanswered.lookAgain();
        assertThat(unanswered.last()).isEmpty();
    }
}
