package org.lactarium.routes.laboratory;

import java.time.Instant;
import java.util.Set;
import org.lactarium.routes.hl7.V2Time;
import org.lactarium.routes.quarantine.Reason;

/**
 * Which milk a culture can be of. Milk before heating is a deposit or a pool, and by custom the number of the batch it became;
 * milk after heating is a batch or what was filled from it. And no sample is older than its milk.
 */
final class StageRule {

    private static final Set<Placement.Level> MADE_BY_HEATING = Set.of(Placement.Level.BOTTLE, Placement.Level.ALIQUOT);
    private static final Set<Placement.Level> BEFORE_HEATING = Set.of(Placement.Level.DEPOSIT, Placement.Level.POOL);

    private StageRule() {}

    static void mustFit(LaboratoryProfile.Test test, Placement.Subject subject) {
        if (test.kind() != Kind.CULTURE) {
            return;
        }
        Set<Placement.Level> impossible = isBefore(test) ? MADE_BY_HEATING : BEFORE_HEATING;
        if (impossible.contains(subject.level())) {
            throw new Unclear(
                    Reason.SUBJECT_MISMATCH,
                    isBefore(test)
                            ? test.code() + " is no test of " + subject.display() + ", which is heated milk"
                            : test.code() + " is no test of " + subject.display() + ", which is milk before heating");
        }
    }

    /** A coarse time counts as its end: only a sample that was surely taken too early is one. */
    static void mustNotBeOlder(Report report, Placement.Subject subject) {
        V2Time taken = report.collected();
        Instant began = isBefore(report.test()) ? subject.since() : subject.heated();
        if (report.test().kind() == Kind.CULTURE
                && taken != null
                && began != null
                && !Moments.end(taken).isAfter(began)) {
            throw new Unclear(
                    Reason.SAMPLE_TIME, "The sample was taken before there was such milk of " + subject.display());
        }
    }

    private static boolean isBefore(LaboratoryProfile.Test test) {
        return "pre".equals(test.stage());
    }
}
