package org.lactarium.server.release;

import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;

/**
 * The labels of one batch, counted. Each printed label is on a bottle or was destroyed, and each bottle has one: a label
 * too many may stick on the wrong milk.
 */
public record LabelCount(int printed, int bottles, int applied, int destroyed) {

    public Verdict judge() {
        return Verdict.unless(
                printed == applied + destroyed && applied == bottles,
                RuleId.LABEL_COUNT_MISMATCH,
                printed,
                applied,
                destroyed,
                bottles);
    }
}
