package org.lactarium.server.recall;

import java.time.Instant;
import java.util.Locale;
import org.lactarium.server.rule.RuleProfile;

/** The moments at which a place that holds recalled milk and does not answer is asked for. */
public enum RecallAlarm {
    /** It has said nothing at all. */
    RECALL_SILENT,
    /** It has not accounted for everything. */
    RECALL_OVERDUE;

    /** The code in {@link org.lactarium.profiles.Systems#MILK_ALARM}, for example {@code recall-silent}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param told when the place was told */
    public Instant when(Instant told, RuleProfile profile) {
        var figures = profile.recall();
        return told.plus(this == RECALL_SILENT ? figures.silent() : figures.overdue());
    }

    /** Whether there is still something to call for. After a time without any process only the last moment speaks. */
    public boolean speaks(Tally tally, boolean answered, Instant told, Instant now, RuleProfile profile) {
        return switch (this) {
            case RECALL_SILENT -> !answered && !tally.complete() && now.isBefore(RECALL_OVERDUE.when(told, profile));
            case RECALL_OVERDUE -> !tally.complete();
        };
    }
}
