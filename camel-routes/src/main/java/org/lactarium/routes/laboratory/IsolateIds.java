package org.lactarium.routes.laboratory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.lactarium.routes.quarantine.Reason;

/** Under which id the isolate stands that a susceptibility belongs to: in this message, or in the record about the same milk. */
record IsolateIds(Placement.Subject subject, Placement placement, List<Placed> beside) {

    UUID of(Report.Origin origin) {
        return origin.candidates().stream()
                .flatMap(isolate -> (origin.inThisMessage() ? here(isolate) : onRecord(isolate)).stream())
                .findFirst()
                .orElseThrow(() -> new Unclear(
                        Reason.ISOLATE_MISSING, "The isolate it names is neither in the message nor on record"));
    }

    private Optional<UUID> here(Report.Candidate isolate) {
        return beside.stream()
                .filter(one -> one.subject().reference().equals(subject.reference()) && one.holds(isolate))
                .map(one -> one.ids().result(isolate.result()))
                .findFirst();
    }

    private Optional<UUID> onRecord(Report.Candidate isolate) {
        return Stream.of(
                        isolate.report().about(subject.reference()),
                        isolate.report().formerly())
                .map(ids -> ids.result(isolate.result()))
                .filter(placement.isolates()::contains)
                .findFirst();
    }
}
