package org.lactarium.server.operations;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.lactarium.profiles.Profiles;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.springframework.stereotype.Component;

/** Recalls that were not withdrawn, whether or not quality has closed them. */
@Component
class StandingRecalls {

    private final MilkRecord record;
    private final RecallNotices notices;
    private final RecallPaper papers;

    StandingRecalls(MilkRecord record, RecallNotices notices, RecallPaper papers) {
        this.record = record;
        this.notices = notices;
        this.papers = papers;
    }

    static boolean isOne(DetectedIssue issue) {
        return issue.getMeta().hasProfile(Profiles.RECALL)
                && issue.hasIdentifier()
                && issue.getStatus() != DetectedIssueStatus.ENTEREDINERROR;
    }

    static String number(DetectedIssue recall) {
        return recall.getIdentifierFirstRep().getValue();
    }

    /** Those this milk is called back by. */
    List<DetectedIssue> of(MilkUnit unit) {
        return record.find(DetectedIssue.class, Query.where("implicated", unit.reference())).stream()
                .filter(StandingRecalls::isOne)
                .toList();
    }

    boolean stand(MilkUnit unit) {
        return !of(unit).isEmpty();
    }

    Stream<Lock> locks(MilkUnit unit) {
        return of(unit).stream().map(recall -> new Lock(Lock.Kind.RECALL, number(recall)));
    }

    /** Milk that is there again is called back where it is; a recall that was closed without it is open again. */
    void follow(MilkUnit unit) {
        notices.moved(unit);
        of(unit).forEach(recall -> {
            if (RecallNotices.progress(notices.of(number(recall))) < 100) {
                papers.reopen(number(recall));
            }
        });
    }
}
