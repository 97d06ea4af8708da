package org.lactarium.server.release;

import static org.lactarium.server.rule.RuleId.SAME_SIGNER;
import static org.lactarium.server.rule.RuleId.SIGNER_UNKNOWN;

import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.Verdict;

/** Two different people, each known by their own record. */
public final class Signing {

    private Signing() {}

    /**
     * @param first who signed already; null when nobody has
     * @param now who signs now; null when the caller stands for no person
     */
    public static Verdict judge(@Nullable String first, @Nullable String now) {
        if (now == null || now.isBlank()) {
            return Verdict.of(SIGNER_UNKNOWN);
        }
        return Verdict.unless(!now.equals(first), SAME_SIGNER, now);
    }
}
