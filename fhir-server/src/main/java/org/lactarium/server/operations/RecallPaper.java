package org.lactarium.server.operations;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.ListResource.ListMode;
import org.hl7.fhir.r4.model.ListResource.ListStatus;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.springframework.stereotype.Component;

/** The paper of a recall: the issue with all milk in it, and a list of where each unit stood. */
@Component
class RecallPaper {

    private static final String SYSTEM = "https://lactarium.org/id/recall";

    private final MilkRecord record;

    RecallPaper(MilkRecord record) {
        this.record = record;
    }

    /** @param scope what the recall means, word for word; the same scope again is the same recall */
    DetectedIssue write(String scope, String reason, List<MilkUnit> affected, Instant at) {
        var number =
                UUID.nameUUIDFromBytes(scope.getBytes(StandardCharsets.UTF_8)).toString();
        var before = record.find(DetectedIssue.class, "identifier=" + Query.token(SYSTEM, number));
        var issue = before.isEmpty() ? open(number, reason, at) : before.get(0);
        issue.getImplicated().clear();
        affected.forEach(unit -> issue.addImplicated(new Reference(unit.reference()).setDisplay(unit.display())));
        if (!before.isEmpty()) {
            return record.update(issue);
        }
        record.create(list(number, affected, at));
        return record.create(issue);
    }

    private static DetectedIssue open(String number, String reason, Instant at) {
        var issue = new DetectedIssue().setStatus(DetectedIssueStatus.FINAL);
        issue.getMeta().addProfile(Profiles.RECALL);
        issue.addIdentifier(new Identifier().setSystem(SYSTEM).setValue(number));
        issue.setIdentified(new DateTimeType(Date.from(at)));
        return issue.setDetail(reason);
    }

    private static ListResource list(String number, List<MilkUnit> affected, Instant at) {
        var list = new ListResource().setStatus(ListStatus.CURRENT).setMode(ListMode.SNAPSHOT);
        list.addIdentifier(new Identifier().setSystem(SYSTEM).setValue(number));
        list.setTitle("recall").setDate(Date.from(at)).setCode(Coded.concept(Systems.PROCESSING_STEP, "recall"));
        affected.forEach(unit -> list.addEntry()
                .setFlag(new CodeableConcept(
                        Coded.concept(Systems.UNIT_STATUS, unit.status().code()).getCodingFirstRep()))
                .setItem(new Reference(unit.reference()).setDisplay(unit.display())));
        return list;
    }
}
