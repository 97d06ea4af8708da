package org.lactarium.routes.laboratory;

import java.util.Set;
import java.util.stream.Collectors;
import org.lactarium.routes.quarantine.Reason;

/** One of several results of the same kind could not be obtained: the second plate, or the tube of another day. The rest is half an answer. */
final class LostResult {

    private static final Set<Kind> COUNTED_OR_ANSWERED = Set.of(Kind.COLONY_COUNT, Kind.SEROLOGY);

    private LostResult() {}

    static void mustNotStandBesideOthers(Report report) {
        Set<String> lost = report.results().stream()
                .filter(result -> result.status().equals("cancelled"))
                .filter(result -> COUNTED_OR_ANSWERED.contains(result.meaning().kind()))
                .map(result -> result.meaning().code())
                .collect(Collectors.toSet());
        boolean halved = report.results().stream()
                .filter(result -> !Statuses.WITHDRAWN.contains(result.status()))
                .anyMatch(result -> lost.contains(result.meaning().code()));
        if (halved) {
            throw new Unclear(
                    Reason.STATUS_MISMATCH,
                    "One result of " + report.test().code()
                            + " stands and another of the same code could not be obtained");
        }
    }
}
