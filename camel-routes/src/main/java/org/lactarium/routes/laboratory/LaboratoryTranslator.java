package org.lactarium.routes.laboratory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.quarantine.Reason;

/** Puts understood reports and what the record knows of them together into one transaction, and says what is left over. */
public final class LaboratoryTranslator {

    private final Doubts doubts = new Doubts();

    private LaboratoryTranslator() {}

    /** @param placements one for each report, in the same order */
    public static Translation translate(Understanding.Understood understood, List<Placement> placements) {
        return new LaboratoryTranslator().translated(understood, placements);
    }

    private Translation translated(Understanding.Understood understood, List<Placement> placements) {
        doubts.add(understood.held());
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < placements.size(); i++) {
            Report report = understood.reports().get(i);
            Placement placement = placements.get(i);
            doubts.read(() -> Placed.of(report, placement, understood.latest())).ifPresent(placed::add);
        }
        placed.forEach(one -> doubts.check(() -> mustSayMoreThanADocument(one.report())));
        Map<Placed, List<Resource>> written = written(placed);
        Quarantined held = doubts.held();
        if (written.isEmpty()) {
            return Objects.requireNonNull(held);
        }
        Transaction transaction = new Transaction();
        written.forEach((one, resources) -> {
            transaction.addAll(resources);
            transaction.expecting(
                    "DiagnosticReport/" + one.ids().report(), one.placement().before());
        });
        List<Placed> all = List.copyOf(written.keySet());
        return held == null
                ? new Translation.Mapped(transaction.bundle(), Harmless.are(all), remark(all))
                : new Translation.Partly(transaction.bundle(), withRemark(held, remark(all)));
    }

    /** The document goes into the record; what it says of the milk a person has to read. */
    private static void mustSayMoreThanADocument(Report report) {
        boolean documentsOnly = !report.results().isEmpty()
                && report.results().stream().allMatch(result -> result.meaning().kind() == Kind.DOCUMENT);
        if (documentsOnly || report.results().isEmpty() && !report.documents().isEmpty()) {
            throw new Unclear(Reason.DOCUMENT_UNREADABLE, "Its only result is a document, which a person has to read");
        }
    }

    /** What is held takes with it what refers to it, until what is left stands by itself. */
    private Map<Placed, List<Resource>> written(List<Placed> placed) {
        Map<Placed, List<Resource>> written = new LinkedHashMap<>();
        for (Placed one : placed) {
            Optional<List<Resource>> resources = doubts.read(() -> new ReportWriter(one, placed).write());
            if (resources.isEmpty()) {
                return written(placed.stream().filter(other -> other != one).toList());
            }
            written.put(one, resources.get());
        }
        List<Placed> contradicting = placed.stream()
                .filter(one -> placed.stream()
                        .anyMatch(
                                other -> other != one && Transaction.contradict(written.get(one), written.get(other))))
                .toList();
        if (contradicting.isEmpty()) {
            return written;
        }
        contradicting.forEach(one -> doubts.check(() -> {
            throw new Unclear(
                    Reason.BROKEN_STRUCTURE,
                    "It says two different things of " + one.report().test().code() + " under the number "
                            + one.report().identity().filler());
        }));
        return written(
                placed.stream().filter(one -> !contradicting.contains(one)).toList());
    }

    /** The record holds the milk of an organism without a code; a person should give it one. */
    private static @Nullable Quarantined remark(List<Placed> placed) {
        List<Unmapped> organisms =
                UnknownOrganisms.in(placed.stream().map(Placed::report).toList());
        return organisms.isEmpty()
                ? null
                : new Quarantined(
                        Reason.UNKNOWN_ORGANISM, "An organism is not in the data file", organisms, Bearing.NONE);
    }

    private static Quarantined withRemark(Quarantined held, @Nullable Quarantined remark) {
        return remark == null ? held : Unclear.all(List.of(held, remark));
    }
}
