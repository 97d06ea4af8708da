package org.lactarium.routes.laboratory;

import java.util.Set;
import java.util.stream.Collectors;
import org.lactarium.routes.quarantine.Reason;

/**
 * Whether what a report sets right or takes back stands under it. When it stands somewhere else, writing this down would change
 * nothing of it, and the milk would go on resting on what the laboratory no longer says.
 */
final class Retraction {

    private Retraction() {}

    /** @throws Unclear when it does not stand under this report and may stand elsewhere */
    static void mustFindWhatItTakesBack(Report report, ReportIds ids, Placement placement) {
        Placement.Standing before = placement.before();
        boolean withdrawn = Statuses.WITHDRAWN.contains(report.status());
        if (before == null && placement.elsewhere() && report.takesBack()) {
            throw new Unclear(
                    Reason.REPORT_MOVED,
                    "What it corrects or takes back stands about something else, or under another sender or number");
        }
        if (before == null && !withdrawn && report.results().stream().anyMatch(Retraction::takesBackWhatWasNeverSaid)) {
            throw new Unclear(
                    Reason.REPORT_MOVED, "It takes back a result that was never said and would stop the milk");
        }
        if (before != null && !withdrawn && missesOne(report, ids, before)) {
            throw new Unclear(
                    Reason.REPORT_MOVED,
                    "It takes back a result that is not on record, and says nothing of one that is");
        }
    }

    /** Wrong or deleted, in the first word of a blood test that goes on standing; the culture is judged by its count. */
    private static boolean takesBackWhatWasNeverSaid(Report.Result result) {
        return result.value() instanceof Value.Serology said
                && result.status().equals("entered-in-error")
                && said.reactivity() != Reactivity.NON_REACTIVE;
    }

    private static boolean missesOne(Report report, ReportIds ids, Placement.Standing before) {
        Set<String> named = report.results().stream()
                .map(result -> ids.result(result.key()).toString())
                .collect(Collectors.toSet());
        Set<String> standing = before.results().stream()
                .filter(result ->
                        !Statuses.WITHDRAWN.contains(result.getStatus().toCode()))
                .map(result -> result.getIdElement().getIdPart())
                .collect(Collectors.toSet());
        Set<String> known = before.results().stream()
                .map(result -> result.getIdElement().getIdPart())
                .collect(Collectors.toSet());
        boolean takesBackAnother = report.results().stream()
                .filter(result -> result.meaning().kind() != Kind.SUSCEPTIBILITY)
                .filter(result -> Statuses.WITHDRAWN.contains(result.status()))
                .anyMatch(result -> !known.contains(ids.result(result.key()).toString()));
        return takesBackAnother && !named.containsAll(standing);
    }
}
