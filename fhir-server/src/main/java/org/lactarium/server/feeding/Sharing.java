package org.lactarium.server.feeding;

import static org.lactarium.server.rule.RuleId.BOTTLE_INFANTS_EXCEEDED;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.Verdict;

/** How many infants one bottle may serve: each by feeds that were drawn from it first, under numbers of their own. */
public final class Sharing {

    private Sharing() {}

    /**
     * @param infants who has anything of the bottle, and who shall have it
     * @param most null = any number
     */
    public static Verdict judge(String bottle, Set<String> infants, @Nullable Integer most) {
        return most == null || infants.size() < 2
                ? Verdict.clear()
                : Verdict.unless(infants.size() <= most, BOTTLE_INFANTS_EXCEEDED, bottle, infants.size(), most);
    }
}
