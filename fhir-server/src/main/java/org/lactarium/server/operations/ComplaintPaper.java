package org.lactarium.server.operations;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.AdverseEvent.AdverseEventActuality;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.springframework.stereotype.Component;

/** The paper of a complaint: a risk assessment that a person decides on, and an adverse event for each ill infant. */
@Component
class ComplaintPaper {

    private final Bench bench;
    private final MilkRecord record;

    ComplaintPaper(Bench bench, MilkRecord record) {
        this.bench = bench;
        this.record = record;
    }

    /** The one that stands. What a person has ended, with what was found or as a mistake, is reported anew as another. */
    Optional<DetectedIssue> of(String number) {
        return record
                .find(DetectedIssue.class, Query.where("identifier", Query.token(Systems.RECALL_ID, number)))
                .stream()
                .filter(issue -> issue.getStatus() != DetectedIssueStatus.ENTEREDINERROR && !issue.hasMitigation())
                .findFirst();
    }

    /** @param fed what each ill infant was fed with; of one who had no milk nothing is suspected, and nothing written */
    DetectedIssue write(
            String number, Complaint complaint, List<MilkUnit> milk, Map<String, List<MilkUnit>> fed, Instant at) {
        var issue = new DetectedIssue().setStatus(DetectedIssueStatus.PRELIMINARY);
        issue.getMeta().addProfile(Profiles.RISK_ASSESSMENT);
        issue.addIdentifier(new Identifier().setSystem(Systems.RECALL_ID).setValue(number));
        issue.setCode(Coded.concept(Systems.COMPLAINT_KIND, complaint.kind()));
        issue.setIdentified(new DateTimeType(Date.from(at)));
        issue.setAuthor(new Reference(bench.accountable()));
        issue.setDetail(complaint.description());
        milk.forEach(unit -> issue.addImplicated(new Reference(unit.reference()).setDisplay(unit.display())));
        fed.forEach((infant, units) -> {
            if (!units.isEmpty()) {
                issue.addEvidence().addDetail(new Reference(event(infant, units, complaint, at)));
            }
        });
        return record.create(issue);
    }

    private String event(String infant, List<MilkUnit> units, Complaint complaint, Instant at) {
        var event = new AdverseEvent().setActuality(AdverseEventActuality.ACTUAL);
        event.getMeta().addProfile(Profiles.ADVERSE_EVENT);
        event.setSubject(new Reference(infant));
        event.setEvent(new CodeableConcept().setText(complaint.description()));
        event.setRecordedDate(Date.from(at)).setRecorder(new Reference(bench.accountable()));
        units.forEach(unit -> event.addSuspectEntity().setInstance(Coded.alternate(unit)));
        return "AdverseEvent/" + record.create(event).getIdElement().getIdPart();
    }
}
