package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.Profiles;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.UnnamedFeeds;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code DetectedIssue/[recall]/$close-recall}: quality closes a recall with the corrective action that was taken, once every
 * container is accounted for, and every infant who was fed is named, and not before. A closed recall answers as it stands; it is open again when more turns up.
 */
@Component
class CloseRecall implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final RecallNotices notices;
    private final Units units;
    private final UnnamedFeeds unnamed;
    private final Refusals refusals;

    CloseRecall(
            Bench bench,
            MilkRecord record,
            RecallNotices notices,
            Units units,
            UnnamedFeeds unnamed,
            Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.notices = notices;
        this.units = units;
        this.unnamed = unnamed;
        this.refusals = refusals;
    }

    @Operation(name = "$close-recall", typeName = "DetectedIssue")
    public DetectedIssue close(@IdParam IdType id, @ResourceParam Parameters body, RequestDetails request) {
        var person = bench.accountable();
        var action = Ask.of(body).text("action");
        var number = recall(id).getIdentifierFirstRep().getValue();
        return record.atomically(Set.of(new Lock(Lock.Kind.RECALL, number)), () -> {
            var issue = recall(id);
            if (issue.hasMitigation()) {
                return issue;
            }
            var told = notices.of(number);
            var progress = RecallNotices.progress(told);
            var open = unnamed.of(milk(issue), told);
            refusals.unless(
                    Verdict.unless(progress >= 100, RuleId.RECALL_NOT_ACCOUNTED, progress)
                            .and(Verdict.unless(
                                    open.isEmpty(),
                                    RuleId.RECALL_FEED_UNNAMED,
                                    open.size(),
                                    open.stream().map(MilkUnit::number).collect(Collectors.joining(", ")))),
                    request);
            issue.addMitigation()
                    .setAction(new CodeableConcept().setText(action))
                    .setDate(Date.from(bench.now()))
                    .setAuthor(new Reference(person));
            return record.update(issue);
        });
    }

    private List<MilkUnit> milk(DetectedIssue issue) {
        return units.all(issue.getImplicated().stream()
                .map(unit -> unit.getReferenceElement().getIdPart())
                .collect(Collectors.toSet()));
    }

    private DetectedIssue recall(IdType id) {
        return record.read(DetectedIssue.class, id.getIdPart())
                .filter(issue -> issue.getMeta().hasProfile(Profiles.RECALL) && issue.hasIdentifier())
                .orElseThrow(() -> Refusals.unknown("a recall DetectedIssue/" + id.getIdPart()));
    }
}
