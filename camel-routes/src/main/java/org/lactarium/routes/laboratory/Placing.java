package org.lactarium.routes.laboratory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lactarium.routes.quarantine.Reason;

/** Decides what a report is about, and whether the record may take it. Never on a name, never on a guess. */
final class Placing {

    private Placing() {}

    static Placement.Subject subject(Report report, Placement placement) {
        Map<String, Placement.Subject> byReference = new LinkedHashMap<>();
        placement.subjects().stream()
                .filter(subject -> subject.isMilk() == isAboutMilk(report))
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
            throw new Unclear(Reason.UNKNOWN_SUBJECT, "Not on record: " + claimed(report.claim(), isAboutMilk(report)));
        }
        return fitting.get(0);
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
