package org.lactarium.server.operations;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Writes down that somebody was told who donor and infant are: who, when, why, and about whom. */
@Component
class Disclosure {

    private static final String TYPES = "http://terminology.hl7.org/CodeSystem/audit-event-type";
    private static final String OPERATIONS = "http://hl7.org/fhir/restful-interaction";

    private final Bench bench;
    private final MilkRecord record;

    Disclosure(Bench bench, MilkRecord record) {
        this.bench = bench;
        this.record = record;
    }

    /**
     * @param operation such as {@code $trace}
     * @param people {@code Patient/x} of everybody the answer names
     * @throws ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException when the login stands for nobody
     */
    AuditEvent write(String operation, String reason, Collection<String> people) {
        var person = bench.accountable();
        Instant now = bench.now();
        var audit = new AuditEvent();
        audit.setType(new Coding(TYPES, "rest", "RESTful Operation"));
        audit.addSubtype(new Coding(OPERATIONS, "operation", operation));
        audit.setAction(AuditEventAction.E).setOutcome(AuditEventOutcome._0).setRecorded(Date.from(now));
        audit.addPurposeOfEvent(new CodeableConcept().setText(reason));
        audit.addAgent().setWho(new Reference(person)).setRequestor(true);
        audit.getSource().setObserver(new Reference().setDisplay("Lactarium"));
        people.stream().distinct().forEach(one -> audit.addEntity().setWhat(new Reference(one)));
        return record.create(audit);
    }
}
