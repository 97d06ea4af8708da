package org.lactarium.server.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.lactarium.server.rulebook.RuleProfileFile;

/** Figures and moments that tests share. */
public final class Figures {

    public static final RuleProfile STRICTEST = RuleProfileFile.load("strictest");
    public static final RuleProfile NICE = RuleProfileFile.load("nice-cg93");
    public static final RuleProfile HMBANA = RuleProfileFile.load("hmbana");

    private Figures() {}

    /** A wall clock in Hong Kong, for example {@code 2026-02-03T18:00}. */
    public static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(STRICTEST.zone()).toInstant();
    }

    /** The strictest figures, with other ones for blood tests. */
    public static RuleProfile with(RuleProfile.Serology serology) {
        return new RuleProfile(
                STRICTEST.name(),
                STRICTEST.version(),
                STRICTEST.zone(),
                serology,
                STRICTEST.donors(),
                STRICTEST.raw(),
                STRICTEST.thaw(),
                STRICTEST.pooling(),
                STRICTEST.heating(),
                STRICTEST.processes(),
                STRICTEST.calibration(),
                STRICTEST.probes(),
                STRICTEST.analysis(),
                STRICTEST.excursion(),
                STRICTEST.transport(),
                STRICTEST.cultures(),
                STRICTEST.shelfLife(),
                STRICTEST.thawed(),
                STRICTEST.ordering(),
                STRICTEST.shortage(),
                STRICTEST.offline(),
                STRICTEST.recall(),
                STRICTEST.deferrals(),
                STRICTEST.figures());
    }

    public static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
