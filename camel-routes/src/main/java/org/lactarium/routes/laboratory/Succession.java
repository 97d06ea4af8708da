package org.lactarium.routes.laboratory;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.quarantine.Reason;

/** Whether a report may follow what is on record. An older word never overwrites a newer one, in whatever order they come. */
final class Succession {

    private Succession() {}

    static void mustNotGoBack(Report report, Placement.@Nullable Standing before) {
        if (before == null) {
            return;
        }
        int later = later(report, before);
        if (later < 0) {
            throw new Unclear(Reason.SUPERSEDED, "A report issued later is on record");
        }
        if (later == 0 && Statuses.rank(report.status()) < Statuses.rank(before.status())) {
            throw new Unclear(
                    Reason.SUPERSEDED,
                    "The report on record is " + before.status() + " and was issued at the same time");
        }
        if (Statuses.FINAL.contains(before.status()) && !Statuses.FINAL.contains(report.status())) {
            throw new Unclear(Reason.SUPERSEDED, "The report on record is " + before.status() + " already");
        }
        noResultMustGoBack(report, before);
    }

    /** A report that is still growing may hold results that are final; they do not become preliminary again. */
    private static void noResultMustGoBack(Report report, Placement.Standing before) {
        Map<String, Observation> onRecord = before.results().stream()
                .collect(Collectors.toMap(
                        result -> result.getIdElement().getIdPart(), Function.identity(), (first, second) -> first));
        report.results().stream()
                .filter(result -> !Statuses.FINAL.contains(result.status()))
                .filter(result -> onRecord.containsKey(result.id().toString()))
                .map(result -> onRecord.get(result.id().toString()).getStatus().toCode())
                .filter(Statuses.FINAL::contains)
                .findFirst()
                .ifPresent(status -> {
                    throw new Unclear(Reason.SUPERSEDED, "A result on record is " + status + " already");
                });
    }

    private static int later(Report report, Placement.Standing before) {
        return report.issued() == null || before.issued() == null
                ? 0
                : report.issued().instant().toInstant().compareTo(before.issued());
    }
}
