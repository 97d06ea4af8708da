package org.lactarium.server.operations;

import java.util.Locale;

/** The decisions that are kept with their reasons; the code belongs to {@link org.lactarium.profiles.Systems#DECISION}. */
public enum Decided {
    RECEIVE,
    THAW,
    POOL,
    PASTEURISE,
    RELEASE,
    DISPENSE,
    DELIVER,
    TRANSFER,
    REASSIGN,
    PREPARE,
    CHECK_FEED,
    FEED,
    FEED_INCIDENT,
    OVERRIDE,
    HOLD,
    REJECT,
    RECALL,
    DISCARD,
    RELABEL,
    CORRECT,
    DEFER,
    SETTLE,
    WITHDRAW;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
