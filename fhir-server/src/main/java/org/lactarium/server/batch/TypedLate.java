package org.lactarium.server.batch;

import static org.lactarium.server.rule.RuleId.LATE_UNCONFIRMED;
import static org.lactarium.server.rule.RuleId.TYPED_LATE;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/**
 * Whose word a step rests on that was typed after it was done. Soon after it one person's suffices; later, or when its limit has
 * passed since and another time would have lost the milk, two people must have said so, with what shows it.
 */
public final class TypedLate {

    private TypedLate() {}

    /**
     * @param milk numbers of what the step is about
     * @param passed whether a limit that the step kept has passed since
     * @param downtime what it was typed with; null when nothing was named
     */
    public static Verdict judge(
            List<String> milk,
            Instant done,
            Instant typed,
            boolean passed,
            @Nullable Downtime downtime,
            RuleProfile profile) {
        var what = String.join(", ", milk);
        if (!passed && !late(done, typed, profile)) {
            return Verdict.satisfied(LATE_UNCONFIRMED, what, done, typed);
        }
        return downtime != null && downtime.speaksFor(milk, done)
                ? Verdict.of(TYPED_LATE, what, done, typed)
                : Verdict.of(LATE_UNCONFIRMED, what, done, typed);
    }

    /**
     * Of a step that only takes time from the milk: it is believed whenever it is typed, because without it the milk would stand
     * there as fresh. That it was late is noted.
     */
    public static Verdict noted(List<String> milk, Instant done, Instant typed, RuleProfile profile) {
        return late(done, typed, profile)
                ? Verdict.of(TYPED_LATE, String.join(", ", milk), done, typed)
                : Verdict.clear();
    }

    private static boolean late(Instant done, Instant typed, RuleProfile profile) {
        var within = profile.offline().typedWithin();
        return within != null && typed.isAfter(done.plus(within));
    }
}
