package org.lactarium.server.feeding;

import java.time.Instant;
import org.lactarium.server.rule.Verdict;

/** Bottles leave the bank only for an infant whose parents agreed and for whom milk is ordered. */
public final class Dispensing {

    private Dispensing() {}

    public static Verdict judge(InfantFile infant, Picking picking, Instant now) {
        return InfantRules.judge(infant, now).and(picking.verdict());
    }
}
