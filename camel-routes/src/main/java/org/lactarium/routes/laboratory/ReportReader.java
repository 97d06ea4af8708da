package org.lactarium.routes.laboratory;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.quarantine.Reason;

/** Understands one OBR with everything that belongs to it. What contradicts itself is read as nothing. */
record ReportReader(LaboratoryProfile profile, ZoneId zone, Instant latest, Isolates isolates) {

    /**
     * @param doubts takes the single results that cannot be read
     * @throws Unclear when the report as a whole cannot be
     */
    Optional<Report> read(Section section, Doubts doubts) {
        OrderGroup group = section.group();
        new StatusAgreement(profile.finalInPreliminary()).mustHold(group);
        Times times = new Times(zone, group, latest);
        Doubts own = new Doubts();
        List<Report.Result> results = new ResultReader(profile, section, times).read(isolates, own);
        List<Report.Document> documents = own.read(() -> new DocumentReader(profile, section.head()).read(group))
                .orElse(List.of());
        if (!own.none()) {
            doubts.add(own.held());
            if (results.isEmpty()) {
                return Optional.empty();
            }
        }
        Report report = new Report(
                section.head().identity(),
                section.head().test(),
                section.claim(),
                status(group.request(), results, !documents.isEmpty()),
                times.collected(),
                times.issued(),
                sample(section, times),
                results,
                documents,
                notes(group.notes()));
        mustBeDated(report);
        doubts.check(() -> LostResult.mustNotStandBesideOthers(report));
        doubts.check(() -> new FreeText(profile.remarks(), report).mustNotContradict(group));
        return Optional.of(report);
    }

    /** A report that only says that the sample has come may do so without a time; what it says next comes later anyway. */
    private static void mustBeDated(Report report) {
        boolean says = !report.results().isEmpty()
                || !report.documents().isEmpty()
                || Statuses.FINAL.contains(report.status());
        if (says && report.issued() == null) {
            throw new Unclear(Reason.TIME_MISSING, "Neither OBR-22 nor OBX-19 nor OBX-14 dates the result");
        }
    }

    private static String status(Segment request, List<Report.Result> results, boolean documented) {
        if (request.field(25).isEmpty()) {
            if (results.isEmpty() && !documented) {
                // what was cut off in the middle of its OBR looks like this
                throw new Unclear(Reason.BROKEN_STRUCTURE, "The report has neither a status nor a result");
            }
            boolean complete =
                    !results.isEmpty() && results.stream().allMatch(result -> Statuses.FINAL.contains(result.status()));
            return complete ? "final" : "preliminary";
        }
        String status = Statuses.ofReport(request.field(25).value()).orElseThrow();
        if (results.isEmpty() && !documented && Statuses.FINAL.contains(status) && !status.equals("cancelled")) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "The report is final and holds no result");
        }
        return status;
    }

    private static Report.Sample sample(Section section, Times times) {
        Optional<Segment> specimen = section.group().specimens().stream().findFirst();
        String ours = section.claim().specimens().stream().findFirst().orElse("");
        String theirs = specimen.map(found -> found.field(2).subcomponent(2, 1))
                .filter(number -> !number.isEmpty())
                .orElse(section.head().identity().filler());
        String laboratory = section.head().identity().laboratory().isEmpty()
                ? "LAB"
                : section.head().identity().laboratory();
        return new Report.Sample(ours.isEmpty() ? laboratory + "-" + theirs : ours, times.received());
    }

    static List<String> notes(List<Segment> segments) {
        return segments.stream()
                .map(segment -> segment.field(3).text())
                .filter(note -> !note.isEmpty())
                .toList();
    }
}
