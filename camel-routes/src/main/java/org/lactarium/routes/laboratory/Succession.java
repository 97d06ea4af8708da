package org.lactarium.routes.laboratory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.quarantine.Reason;

/**
 * Whether a report may follow what is on record. An older word never overwrites a newer one, in whatever order they come; but
 * when it is worse than the newer one, a person must know of it before the milk goes on.
 */
final class Succession {

    private Succession() {}

    /** @param latest what is on record with a later time was written by a wrong clock and keeps nothing out */
    static void mustNotGoBack(Report report, ReportIds ids, Placement.@Nullable Standing before, Instant latest) {
        if (before == null) {
            return;
        }
        mustTellWhichIsLater(report, before);
        String why = whyNot(report, ids, before, latest);
        if (why == null) {
            return;
        }
        int later = later(report, before, latest);
        boolean takesBack =
                Statuses.WITHDRAWN.contains(report.status()) && !Statuses.WITHDRAWN.contains(before.status())
                        || Worse.takesBackWhatStands(before.results(), report, ids);
        // nothing was said before the only word there is, so it is this one that is taken back
        boolean theOnlyWord = "1".equals(before.version());
        if (takesBack && (later >= 0 || theOnlyWord)) {
            throw new Unclear(
                    later < 0 ? Reason.EARLIER_AND_WORSE : Reason.STATUS_MISMATCH,
                    why + ", and this one takes a result back");
        }
        boolean older = later <= 0;
        boolean takenBack = older && Statuses.WITHDRAWN.contains(before.status());
        if (!takenBack && Worse.than(before.results(), report, ids, older)) {
            throw new Unclear(Reason.EARLIER_AND_WORSE, why + ", and this one is worse");
        }
        throw superseded(why);
    }

    /** A day alone may lie before and after a moment of it. */
    private static void mustTellWhichIsLater(Report report, Placement.Standing before) {
        if (report.issued() == null || before.issued() == null) {
            return;
        }
        boolean begunBefore = report.issued().instant().toInstant().isBefore(before.issued());
        boolean overBefore = report.issued().latest().toInstant().isBefore(before.issued());
        if (begunBefore && !overBefore) {
            throw new Unclear(
                    Reason.TIME_MISSING, "Its time does not tell whether it is later than the report on record");
        }
    }

    static Unclear superseded(String why) {
        return new Unclear(new Quarantined(Reason.SUPERSEDED, why, List.of(), Bearing.NONE));
    }

    private static @Nullable String whyNot(Report report, ReportIds ids, Placement.Standing before, Instant latest) {
        int later = later(report, before, latest);
        if (later < 0) {
            return "A report issued later is on record";
        }
        if (later == 0 && Statuses.rank(report.status()) < Statuses.rank(before.status())) {
            return "The report on record is " + before.status() + " and was issued at the same time";
        }
        if (Statuses.FINAL.contains(before.status()) && !Statuses.FINAL.contains(report.status())) {
            return "The report on record is " + before.status() + " already";
        }
        return resultThatGoesBack(report, ids, before);
    }

    /** A report that is still growing may hold results that are final; they do not become preliminary again. */
    private static @Nullable String resultThatGoesBack(Report report, ReportIds ids, Placement.Standing before) {
        Map<String, Observation> onRecord = before.results().stream()
                .collect(Collectors.toMap(
                        result -> result.getIdElement().getIdPart(), Function.identity(), (first, second) -> first));
        return report.results().stream()
                .filter(result -> !Statuses.FINAL.contains(result.status()))
                .map(result -> onRecord.get(ids.result(result.key()).toString()))
                .filter(standing -> standing != null
                        && Statuses.FINAL.contains(standing.getStatus().toCode()))
                .findFirst()
                .map(standing -> "A result on record is " + standing.getStatus().toCode() + " already")
                .orElse(null);
    }

    private static int later(Report report, Placement.Standing before, Instant latest) {
        return report.issued() == null
                        || before.issued() == null
                        || before.issued().isAfter(latest)
                ? 0
                : report.issued().instant().toInstant().compareTo(before.issued());
    }
}
