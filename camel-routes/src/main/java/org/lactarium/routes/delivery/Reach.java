package org.lactarium.routes.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the last attempt to speak with the record ended, whatever it was made for. */
public final class Reach {

    private final Clock clock;
    private final Runnable question;
    private volatile @Nullable Attempt last;

    /** @param question asks the record for something small; how it ends is told to this object like any other */
    Reach(Clock clock, Runnable question) {
        this.clock = clock;
        this.question = question;
    }

    /**
     * @param failure a sentence without secrets; null when the record answered
     * @param notAdmitted it was reached, and did not let these routes in
     */
    public record Attempt(Instant at, @Nullable String failure, boolean notAdmitted) {}

    /** Empty while there was none. */
    public Optional<Attempt> last() {
        return Optional.ofNullable(last);
    }

    /**
     * Tries once more when the last attempt failed or there was none: so a login that is wrong is seen before the first result comes,
     * and one that was mended before the next.
     */
    public void lookAgain() {
        Attempt attempt = last;
        if (attempt == null || attempt.failure() != null) {
            try {
                question.run();
            } catch (Away | Refused told) {
                // it has been noted
            }
        }
    }

    void reached() {
        last = new Attempt(clock.instant(), null, false);
    }

    void failed(Away away) {
        last = new Attempt(clock.instant(), away.getMessage(), away.notAdmitted());
    }
}
