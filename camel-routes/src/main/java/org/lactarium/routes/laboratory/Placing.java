package org.lactarium.routes.laboratory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.V2Time;
import org.lactarium.routes.quarantine.Reason;

/** Decides what a result is about, and whether the record may take it. Never on a name, never on a guess. */
public final class Placing {

    private Placing() {}

    static Placement.Subject subject(Report report, Placement placement) {
        return subject(report.claim(), placement, isAboutMilk(report));
    }

    /** The one unit of milk the numbers lead to. */
    public static Placement.Subject milk(Claim claim, Placement placement) {
        return subject(claim, placement, true);
    }

    private static Placement.Subject subject(Claim claim, Placement placement, boolean milk) {
        Map<String, Placement.Subject> byReference = new LinkedHashMap<>();
        placement.subjects().stream()
                .filter(subject -> subject.isMilk() == milk)
                .forEach(subject -> byReference.putIfAbsent(subject.reference(), subject));
        List<Placement.Subject> fitting = List.copyOf(byReference.values());
        if (fitting.size() > 1) {
            throw new Unclear(
                    Reason.SUBJECT_MISMATCH,
                    "It names "
                            + String.join(
                                    " and ",
                                    fitting.stream()
                                            .map(Placement.Subject::display)
                                            .toList()));
        }
        if (fitting.isEmpty()) {
            throw new Unclear(Reason.UNKNOWN_SUBJECT, "Not on record: " + claimed(claim, milk));
        }
        return fitting.get(0);
    }

    /**
     * An older word does not overwrite a newer one, and what is final does not become preliminary again.
     *
     * @param issued when the word now at hand was given; null when it does not say
     */
    public static void mustNotGoBack(@Nullable V2Time issued, String status, Placement placement) {
        Placement.Standing before = placement.before();
        if (before == null) {
            return;
        }
        if (issued != null
                && before.issued() != null
                && issued.instant().toInstant().isBefore(before.issued())) {
            throw new Unclear(Reason.SUPERSEDED, "A word given later is on record");
        }
        if (Statuses.FINAL.contains(before.status()) && !Statuses.FINAL.contains(status)) {
            throw new Unclear(Reason.SUPERSEDED, "What is on record is " + before.status() + " already");
        }
    }

    static UUID isolate(Report.Origin origin, Placement placement) {
        return origin.ids().stream()
                .filter(id -> origin.inThisMessage() || placement.isolates().contains(id))
                .findFirst()
                .orElseThrow(() -> new Unclear(
                        Reason.ISOLATE_MISSING, "The isolate it names is neither in the message nor on record"));
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
