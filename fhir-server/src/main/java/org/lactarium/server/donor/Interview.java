package org.lactarium.server.donor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a donor answered in one screening interview.
 *
 * @param id the interview's own record
 * @param authored when she answered
 * @param complete whether it was led to its end; what was only begun defers nobody and proves nothing
 */
public record Interview(String id, Instant authored, boolean complete, List<Answer> answers) {

    public Interview {
        answers = List.copyOf(answers);
    }

    /** One that was led to its end. */
    public Interview(String id, Instant authored, List<Answer> answers) {
        this(id, authored, true, answers);
    }

    /**
     * @param reason code of {@link org.lactarium.profiles.Systems#DEFERRAL_REASON}
     * @param from when it happened or began; null when she did not say
     * @param until when it ended; null when it goes on, or she did not say
     */
    public record Answer(String reason, boolean yes, @Nullable Instant from, @Nullable Instant until) {}
}
