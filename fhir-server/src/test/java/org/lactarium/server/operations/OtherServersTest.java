package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** Nobody here can follow what another server says. */
class OtherServersTest {

    private final Bank bank = new Bank();

    @Test
    void whatAnotherServerHasIsNamedNowhereInAFact() {
        var donor = bank.people().donor();
        var elsewhere = new Reference("https://example.org/fhir/Practitioner/1");
        assertThatThrownBy(() -> bank.store(reactive(new Reference(donor)).addPerformer(elsewhere)))
                .isInstanceOf(InvalidRequestException.class);
        var stay = new Encounter()
                .setStatus(Encounter.EncounterStatus.INPROGRESS)
                .setSubject(new Reference("https://example.org/fhir/" + donor));
        stay.getClass_()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .setCode("IMP");
        assertThatThrownBy(() -> bank.store(stay)).isInstanceOf(InvalidRequestException.class);
    }

    private Observation reactive(Reference subject) {
        return bank.people().blood("Patient/x", "56888-1", "11214006").setSubject(subject);
    }
}
