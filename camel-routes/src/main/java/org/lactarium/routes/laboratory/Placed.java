package org.lactarium.routes.laboratory;

import java.time.Instant;

/** A report of which it is known what it is about, and under which ids it stands. */
record Placed(Report report, Placement placement, Placement.Subject subject, ReportIds ids) {

    /**
     * @param latest the latest moment that counts; what is on record with a later one is not believed
     * @throws Unclear when the record may not take it
     */
    static Placed of(Report report, Placement placement, Instant latest) {
        Placement.Subject subject = Placing.subject(report, placement);
        StageRule.mustNotBeOlder(report, subject);
        Placement.Standing before = placement.before();
        ReportIds ids = before != null && before.former()
                ? report.identity().formerly()
                : report.identity().about(subject.reference());
        Succession.mustNotGoBack(report, ids, before, latest);
        Retraction.mustFindWhatItTakesBack(report, ids, placement);
        return new Placed(report, placement, subject, ids);
    }

    boolean holds(Report.Candidate isolate) {
        return report.identity().equals(isolate.report())
                && report.results().stream().anyMatch(result -> result.key().equals(isolate.result()));
    }
}
