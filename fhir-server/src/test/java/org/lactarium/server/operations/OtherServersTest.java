package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Profiles;
import org.lactarium.server.LactariumServer;

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

    @Test
    void theWholeAddressOfThisServerNamesWhatTypeAndIdName() {
        var base = LactariumServer.shared().base() + "/fhir/";
        var donor = bank.people().donor();

        var stored = bank.store(reactive(new Reference(base + donor)));

        assertThat(stored.getSubject().getReference()).isEqualTo(donor);
    }

    @Test
    void entriesOfATransactionMeetByTheWholeAddressesTheyAreGiven() {
        var base = LactariumServer.shared().base() + "/fhir/";
        var donor = bank.client
                .read()
                .resource(Patient.class)
                .withUrl(bank.people().donor())
                .execute();
        donor.getIdentifierFirstRep().setValue(bank.number("D"));
        donor.setId((String) null).setMeta(new Meta().addProfile(Profiles.MILK_DONOR));
        var together = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        together.addEntry()
                .setFullUrl(base + "Observation/first")
                .setResource(reactive(new Reference(base + "Patient/new-donor")))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Observation");
        together.addEntry()
                .setFullUrl(base + "Patient/new-donor")
                .setResource(donor)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Patient");

        var answer = bank.client.transaction().withBundle(together).execute();

        var result = bank.client
                .read()
                .resource(Observation.class)
                .withUrl(answer.getEntry().get(0).getResponse().getLocation())
                .execute();
        assertThat(answer.getEntry().get(1).getResponse().getLocation())
                .startsWith(result.getSubject().getReference());
    }

    private Observation reactive(Reference subject) {
        return bank.people().blood("Patient/x", "56888-1", "11214006").setSubject(subject);
    }
}
