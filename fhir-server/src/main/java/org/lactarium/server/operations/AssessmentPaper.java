package org.lactarium.server.operations;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueMitigationComponent;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * The risk assessment of a batch. The same doubt again is the same assessment. What a person has decided stays as it was decided, with
 * the share of its time; what ended by itself is open again when the doubt comes back.
 */
@Component
class AssessmentPaper {

    private static final String PREFIX = "doubt-";

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;
    private final AssessmentWords words;
    private final Decisions decisions;

    AssessmentPaper(Bench bench, MilkRecord record, Units units, AssessmentWords words, Decisions decisions) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.words = words;
        this.decisions = decisions;
    }

    /** Ids of those among these batches that a person is asked about. */
    Set<String> open(Collection<MilkUnit> batches) {
        var ids = batches.stream().map(MilkUnit::id).collect(Collectors.toSet());
        return implicating(batches)
                .flatMap(issue -> issue.getImplicated().stream())
                .map(milk -> milk.getReferenceElement().getIdPart())
                .filter(ids::contains)
                .collect(Collectors.toSet());
    }

    /** @param doubtful those of the deposits of this batch that were expressed in a deferral for this reason */
    void say(MilkUnit batch, String reason, List<MilkUnit> doubtful, List<MilkUnit> deposits) {
        var number = number(batch, reason);
        var before =
                record
                        .find(DetectedIssue.class, Query.where("identifier", Query.token(Systems.RECALL_ID, number)))
                        .stream()
                        .findFirst();
        if (before.isPresent() && !isOpen(before.get()) && !endedByItself(before.get())) {
            return;
        }
        var detail = words.share(batch, reason, doubtful, deposits);
        if (before.isEmpty()) {
            record.create(written(number, batch).setDetail(detail));
        } else if (!isOpen(before.get()) || !detail.equals(before.get().getDetail())) {
            before.get().getMitigation().removeIf(AssessmentPaper::isEnd);
            record.update(
                    before.get().setStatus(DetectedIssueStatus.PRELIMINARY).setDetail(detail));
        }
    }

    /** @param reasons for which milk of it is still in doubt */
    void end(MilkUnit batch, Set<String> reasons, List<String> facts) {
        var standing = reasons.stream().map(reason -> number(batch, reason)).toList();
        implicating(List.of(batch))
                .filter(issue -> !standing.contains(value(issue)))
                .forEach(issue -> end(issue, batch, facts));
    }

    private void end(DetectedIssue issue, MilkUnit batch, List<String> facts) {
        var why = words.end(batch, facts);
        var person = bench.person();
        issue.setStatus(DetectedIssueStatus.ENTEREDINERROR)
                .addMitigation()
                .setAction(
                        new CodeableConcept(new Coding(Systems.DECISION, Decided.WITHDRAW.code(), null)).setText(why))
                .setDate(Date.from(bench.now()))
                .setAuthor(person == null ? null : new Reference(person));
        var ended = record.update(issue);
        decisions.keep(Decision.of(
                        Decided.WITHDRAW,
                        "withdrawn",
                        "DetectedIssue/" + ended.getIdElement().getIdPart(),
                        Verdict.clear())
                .after(facts)
                .because(why));
    }

    private Stream<DetectedIssue> implicating(Collection<MilkUnit> batches) {
        return record.referring(DetectedIssue.class, "implicated", MilkUnit.references(batches)).stream()
                .filter(AssessmentPaper::isOpen)
                .filter(issue -> value(issue).startsWith(PREFIX));
    }

    private DetectedIssue written(String number, MilkUnit batch) {
        var issue = new DetectedIssue().setStatus(DetectedIssueStatus.PRELIMINARY);
        issue.getMeta().addProfile(Profiles.RISK_ASSESSMENT);
        issue.addIdentifier(new Identifier().setSystem(Systems.RECALL_ID).setValue(number));
        issue.setCode(Coded.concept(Systems.UNIT_REASON, "deferral-window"));
        issue.setIdentified(new DateTimeType(Date.from(bench.now())));
        Stream.concat(Stream.of(batch), units.descendants(List.of(batch)).stream())
                .forEach(milk -> issue.addImplicated(new Reference(milk.reference()).setDisplay(milk.display())));
        return issue;
    }

    private static String number(MilkUnit batch, String reason) {
        return PREFIX + batch.id() + "-" + reason;
    }

    private static String value(DetectedIssue issue) {
        return String.valueOf(issue.getIdentifierFirstRep().getValue());
    }

    private static boolean isOpen(DetectedIssue issue) {
        return issue.getMeta().hasProfile(Profiles.RISK_ASSESSMENT)
                && issue.getStatus() == DetectedIssueStatus.PRELIMINARY;
    }

    private static boolean endedByItself(DetectedIssue issue) {
        return issue.getStatus() == DetectedIssueStatus.ENTEREDINERROR
                && issue.getMitigation().stream().anyMatch(AssessmentPaper::isEnd);
    }

    private static boolean isEnd(DetectedIssueMitigationComponent step) {
        return step.getAction().hasCoding(Systems.DECISION, Decided.WITHDRAW.code());
    }
}
