package org.lactarium.server.operations;

import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.Evidence;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** The paper of a withdrawal: who found the mistake and why, who confirmed it; the recall itself keeps its history. */
@Component
class RecallWithdrawal {

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;
    private final RecallNotices notices;
    private final RecalledBack back;
    private final Decisions decisions;

    RecallWithdrawal(
            Bench bench,
            MilkRecord record,
            Units units,
            RecallNotices notices,
            RecalledBack back,
            Decisions decisions) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.notices = notices;
        this.back = back;
        this.decisions = decisions;
    }

    /** @param by {@code Practitioner/x} */
    record First(String by, String why) {}

    List<MilkUnit> milk(DetectedIssue issue) {
        var ids = issue.getImplicated().stream()
                .map(Coded::plain)
                .filter(unit -> unit.startsWith("BiologicallyDerivedProduct/"))
                .map(unit -> unit.substring("BiologicallyDerivedProduct/".length()))
                .toList();
        return units.all(ids).stream()
                .sorted(Comparator.comparing(MilkUnit::id))
                .toList();
    }

    /** The first word, unless the recall took in more or was closed since. */
    Optional<First> asked(DetectedIssue issue) {
        return record.find(Provenance.class, Query.where("target", reference(issue))).stream()
                .filter(paper -> paper.getActivity().hasCoding(Systems.DECISION, Decided.RECALL.code()))
                .filter(paper -> Evidence.of(paper)
                        .filter(kept -> Evidence.texts(kept, "outcome").contains(TwoPeople.AWAITING))
                        .isPresent())
                .filter(paper ->
                        paper.getMeta().getLastUpdated().after(issue.getMeta().getLastUpdated()))
                .max(Comparator.comparing(paper -> paper.getMeta().getLastUpdated()))
                .map(paper -> new First(
                        Coded.plain(paper.getAgentFirstRep().getWho()),
                        paper.getReasonFirstRep().getText()));
    }

    void ask(DetectedIssue issue, String why) {
        keep(TwoPeople.AWAITING, issue, Verdict.clear(), why);
    }

    DetectedIssue carryOut(DetectedIssue issue, First first, String second, Verdict verdict) {
        var number = StandingRecalls.number(issue);
        issue.setStatus(DetectedIssueStatus.ENTEREDINERROR);
        issue.addMitigation()
                .setAction(new CodeableConcept().setText(first.why()))
                .setDate(Date.from(bench.now()))
                .setAuthor(new Reference(second));
        var withdrawn = record.update(issue);
        keep(TwoPeople.WITHDRAWN, withdrawn, verdict, first.why());
        notices.withdraw(number, first.why(), second);
        back.comes(milk(withdrawn), number, first.why());
        return withdrawn;
    }

    private void keep(String outcome, DetectedIssue issue, Verdict verdict, String why) {
        decisions.keep(
                Decision.of(Decided.RECALL, outcome, reference(issue), verdict).because(why));
    }

    private static String reference(DetectedIssue issue) {
        return "DetectedIssue/" + issue.getIdElement().getIdPart();
    }
}
