package org.lactarium.routes.laboratory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.V2Time;
import org.lactarium.routes.quarantine.Reason;

/**
 * Decides what a result is about. Never on a name, never on a guess: every lot, specimen and donor number that is given must be
 * on record, and all that is known must lead to the same milk or the same donor.
 */
public final class Placing {

    private Placing() {}

    /** The one thing the numbers lead to; empty when they lead to none or to several. */
    public static Optional<Placement.Subject> only(Report report, List<Placement.Subject> subjects) {
        List<Placement.Subject> fitting = fitting(subjects, isAboutMilk(report));
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    static Placement.Subject subject(Report report, Placement placement) {
        Placement.Subject subject = subject(report.claim(), placement, isAboutMilk(report));
        placement.subjects().forEach(one -> StageRule.mustFit(report.test(), one));
        return subject;
    }

    /** The one unit of milk the numbers lead to. */
    public static Placement.Subject milk(Claim claim, Placement placement) {
        return subject(claim, placement, true);
    }

    private static Placement.Subject subject(Claim claim, Placement placement, boolean milk) {
        claim.namedTwice().ifPresent(numbers -> {
            throw new Unclear(Reason.SUBJECT_MISMATCH, "It names " + String.join(" and ", numbers));
        });
        mustHaveATypeOrBeKnown(placement.missing());
        List<Placement.Subject> fitting = fitting(placement.subjects(), milk);
        if (fitting.size() > 1) {
            throw mismatch(fitting);
        }
        if (fitting.isEmpty()) {
            throw new Unclear(Reason.UNKNOWN_SUBJECT, "Not on record: " + claimed(claim, milk));
        }
        mustNotLeadElsewhere(claim, placement, fitting.get(0));
        mustAllBeKnown(placement.missing(), fitting.get(0), milk);
        return fitting.get(0);
    }

    private static List<Placement.Subject> fitting(List<Placement.Subject> subjects, boolean milk) {
        Map<String, Placement.Subject> byReference = new LinkedHashMap<>();
        subjects.stream()
                .filter(subject -> subject.isMilk() == milk)
                .forEach(subject -> byReference.putIfAbsent(subject.reference(), subject));
        return List.copyOf(byReference.values());
    }

    /** A number without a type may be the milk's, the donor's or the laboratory's own. */
    private static void mustHaveATypeOrBeKnown(Claim missing) {
        missing.untyped().stream().findFirst().ifPresent(number -> {
            throw new Unclear(
                    Reason.UNKNOWN_SUBJECT,
                    "A number in PID-3 has no type and is no donor number on record",
                    new Unmapped("PID-3.5", "", "", "", number));
        });
    }

    /** A donor may stand in PID-3 of a result about milk; nothing else of the other nature may be named. */
    private static void mustNotLeadElsewhere(Claim claim, Placement placement, Placement.Subject subject) {
        List<Placement.Subject> others = fitting(placement.subjects(), !subject.isMilk());
        if (others.size()
                > (subject.isMilk()
                                && !(claim.donors().isEmpty() && claim.others().isEmpty())
                        ? 1
                        : 0)) {
            List<Placement.Subject> all = new ArrayList<>(List.of(subject));
            all.addAll(others);
            throw mismatch(all);
        }
    }

    /** An order number may be the laboratory's or a hospital's own: an unknown one neither places a result nor contradicts a lot. */
    private static void mustAllBeKnown(Claim missing, Placement.Subject subject, boolean milk) {
        boolean complete = missing.lots().isEmpty()
                && missing.specimens().isEmpty()
                && (milk || missing.donors().isEmpty());
        if (!complete) {
            throw new Unclear(
                    Reason.SUBJECT_MISMATCH,
                    subject.display() + " is on record and this is not: " + claimed(missing, milk));
        }
    }

    private static Unclear mismatch(List<Placement.Subject> subjects) {
        return new Unclear(
                Reason.SUBJECT_MISMATCH,
                "It names "
                        + String.join(
                                " and ",
                                subjects.stream()
                                        .map(Placement.Subject::display)
                                        .toList()));
    }

    /**
     * An older word does not overwrite a newer one, and what is final does not become preliminary again.
     *
     * @param issued when the word now at hand was given; null when it does not say
     */
    public static void mustNotGoBack(@Nullable V2Time issued, String status, Placement placement, Instant latest) {
        Placement.Standing before = placement.before();
        if (before == null) {
            return;
        }
        boolean comparable =
                issued != null && before.issued() != null && !before.issued().isAfter(latest);
        if (comparable && issued.latest().toInstant().isBefore(before.issued())) {
            throw Succession.superseded("A word given later is on record");
        }
        if (Statuses.FINAL.contains(before.status()) && !Statuses.FINAL.contains(status)) {
            throw Succession.superseded("What is on record is " + before.status() + " already");
        }
    }

    private static boolean isAboutMilk(Report report) {
        return report.test().kind() != Kind.SEROLOGY;
    }

    private static String claimed(Claim claim, boolean milk) {
        String who = milk ? "lot " + numbers(claim.lots()) : "donor " + numbers(claim.donors());
        return who + ", specimen " + numbers(claim.specimens()) + ", order " + numbers(claim.orders());
    }

    private static String numbers(List<String> numbers) {
        return numbers.isEmpty() ? "(none)" : String.join(", ", numbers);
    }
}
