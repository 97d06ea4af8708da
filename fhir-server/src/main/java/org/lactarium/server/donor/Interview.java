package org.lactarium.server.donor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a donor answered in one screening interview.
 *
 * @param id the interview's own record
 * @param authored when she answered
 * @param complete whether it was led to its end and answers what it must; else it proves nothing
 * @param answers none of one that was only begun
 */
public record Interview(String id, Instant authored, boolean complete, List<Answer> answers) {

    public Interview {
        answers = List.copyOf(answers);
    }

    /** A complete one. */
    public Interview(String id, Instant authored, List<Answer> answers) {
        this(id, authored, true, answers);
    }

    /**
     * @param reason the question; of a reason for deferral its code in {@link org.lactarium.profiles.Systems#DEFERRAL_REASON}
     * @param yes what she said; empty when it was neither yes nor no
     * @param from when it happened or began; null when she did not say
     * @param until when it ended; null when it goes on, or she did not say
     * @param names which ones, in her words
     */
    public record Answer(
            String reason, @Nullable Boolean yes, @Nullable Instant from, @Nullable Instant until, List<String> names) {

        public Answer {
            names = List.copyOf(names);
        }

        public Answer(String reason, boolean yes, @Nullable Instant from, @Nullable Instant until) {
            this(reason, yes, from, until, List.of());
        }

        boolean no() {
            return Boolean.FALSE.equals(yes);
        }
    }
}
