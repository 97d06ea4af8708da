package org.lactarium.server.recall;

import java.util.Collection;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;

/**
 * What one holder of recalled milk has said of its containers so far.
 *
 * @param units containers it holds
 * @param found set aside
 * @param used before the notice arrived
 */
public record Tally(int units, int found, int used, int destroyed) {

    public static final Tally NOTHING = new Tally(0, 0, 0, 0);

    /** Nobody can account for more than there is. */
    public Verdict judge() {
        return Verdict.unless(accounted() <= units, RuleId.RECALL_COUNT_EXCEEDED, units, accounted());
    }

    public int accounted() {
        return found + used + destroyed;
    }

    public int outstanding() {
        return Math.max(0, units - accounted());
    }

    public boolean complete() {
        return outstanding() == 0;
    }

    /** Of all holders together, in %; rounded down to a tenth, so that 100 means every container. */
    public static double progress(Collection<Tally> holders) {
        int units = holders.stream().mapToInt(Tally::units).sum();
        int outstanding = holders.stream().mapToInt(Tally::outstanding).sum();
        return units == 0 ? 100 : Math.floor(1000.0 * (units - outstanding) / units) / 10;
    }
}
