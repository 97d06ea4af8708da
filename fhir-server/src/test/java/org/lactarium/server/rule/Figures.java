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

    public static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
