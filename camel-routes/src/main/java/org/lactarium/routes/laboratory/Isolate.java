package org.lactarium.routes.laboratory;

import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Segment;

/**
 * An organism of this message, as a susceptibility may name it.
 *
 * @param report in which it stands
 * @param placer of that report; may be empty
 * @param code of its result, MBORG as a rule
 * @param subId OBX-4
 * @param text what the laboratory calls the organism
 * @param patient the PID over that report; null when there is none
 */
record Isolate(
        ReportIdentity report,
        String placer,
        String code,
        String subId,
        String text,
        @Nullable Segment patient,
        ResultKey key) {

    static Isolate of(Section section, Report.Result organism) {
        String text = organism.value() instanceof Value.Coded coded ? coded.text() : "";
        return new Isolate(
                section.head().identity(),
                section.group().placerNumber(),
                organism.meaning().code(),
                organism.subId(),
                text,
                section.group().patient(),
                organism.key());
    }

    Report.Candidate candidate() {
        return new Report.Candidate(report, key);
    }
}
