package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Date;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;

/** What a role may not write it writes in no other way either. */
class WhoMayWriteTest {

    private final LactariumServer server = LactariumServer.shared();
    private final Bank bank = new Bank();
    private final IGenericClient ward = server.client("demo-ward");
    private final IGenericClient technician = server.client("demo-technician");
    private final IGenericClient microbiologist = server.client("demo-microbiologist");

    @Test
    void aWardWritesNoCultureAloneInABundleWithoutItsProfileOrAsAFeed() {
        var batch = Bank.milk(bank.batch(bank.people().healthyDonor()), "batch").get(0);
        var clean = bank.culture(batch.getIdElement().getIdPart(), "post", null);
        assertForbidden(() -> create(ward, clean));
        var bare = clean.copy();
        bare.setMeta(null);
        assertForbidden(() -> create(ward, bare));
        var disguised = bank.feed(batch.getIdElement().getIdPart(), "Patient/x", "x", 5);
        disguised.getCode().addCoding(new Coding(Systems.LOINC, "20695-3", null));
        assertForbidden(() -> create(ward, disguised));
        var together = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        together.addEntry()
                .setResource(clean)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Observation");
        assertForbidden(() -> ward.transaction().withBundle(together).execute());
        assertThat(results(batch)).isZero();

        create(microbiologist, clean);
        assertThat(results(batch)).isEqualTo(1);
    }

    @Test
    void aResultIsChangedByNobodyWhoMayNotWriteItWhateverItShallBecome() {
        var batch = Bank.milk(bank.batch(bank.people().healthyDonor()), "batch").get(0);
        var grown = (Observation)
                create(microbiologist, bank.culture(batch.getIdElement().getIdPart(), "post", 50.0));
        var withdrawn = grown.copy().setStatus(Observation.ObservationStatus.ENTEREDINERROR);
        assertForbidden(() -> ward.update().resource(withdrawn).execute());
        var weight = new Observation().setStatus(Observation.ObservationStatus.FINAL);
        weight.setId(grown.getIdElement().toUnqualifiedVersionless());
        weight.setCode(Bank.concept(Systems.LOINC, "29463-7"));
        assertForbidden(() -> ward.update().resource(weight).execute());
        assertForbidden(() -> ward.patch()
                .withBody("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"entered-in-error\"}]")
                .withId(grown.getIdElement().toUnqualifiedVersionless())
                .execute());
        assertThat(bank.client
                        .read()
                        .resource(Observation.class)
                        .withId(grown.getIdElement().getIdPart())
                        .execute()
                        .getMeta()
                        .getVersionId())
                .isEqualTo("1");
    }

    @Test
    void aWardWritesWhatInfantsWeighAndWhatParentsSignAndNotWhatADonorSigns() {
        var infant = bank.people().infant(bank.number("H"));
        var weight = new Observation().setStatus(Observation.ObservationStatus.FINAL);
        weight.getMeta().addProfile("http://hl7.org/fhir/StructureDefinition/bodyweight");
        weight.addCategory(Bank.concept("http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs"));
        weight.setCode(Bank.concept(Systems.LOINC, "29463-7"));
        weight.setSubject(new Reference(infant)).setEffective(new DateTimeType(new Date()));
        weight.setValue(new Quantity()
                .setValue(1180)
                .setUnit("g")
                .setSystem(Systems.UCUM)
                .setCode("g"));
        create(ward, weight);
        var signed = bank.client
                .read()
                .resource(Consent.class)
                .withId(bank.people().parentsPermit(infant))
                .execute();
        var both = signed.copy();
        both.setId("");
        both.getProvision().addCode(Bank.concept(Systems.CONSENT_USE, "donate-to-infants"));
        assertForbidden(() -> create(ward, both));
        ward.update().resource(signed.setStatus(Consent.ConsentState.INACTIVE)).execute();
    }

    @Test
    void aTechnicianSignsFirstAndNeverSecondAndAWardSignsNothing() {
        var batch = Bank.milk(bank.batch(bank.people().healthyDonor()), "batch").get(0);
        bank.cleanCultures(batch);
        assertForbidden(() -> bank.release(batch, "demo-ward"));
        assertThat(Bank.code(bank.release(batch, "demo-technician"), "outcome")).isEqualTo("awaiting-second-signature");
        assertForbidden(() -> bank.release(batch, "demo-technician"));
        assertThat(Bank.code(bank.release(batch, "demo-release-officer"), "outcome"))
                .isEqualTo("released");
    }

    @Test
    void aWardDiscardsWhatItHasAndNothingAtTheBank() {
        var bottles = bank.releasedBottles(bank.people().healthyDonor());
        var infant = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(infant);
        var taken = bottles.get(0).getIdElement().getIdPart();
        var kept = bottles.get(1).getIdElement().getIdPart();
        bank.dispense(bank.people().order(infant), taken);
        discard(ward, taken);
        assertThat(bank.status(taken)).isEqualTo("discarded");
        assertForbidden(() -> discard(ward, kept));
        assertThat(bank.status(kept)).isEqualTo("released");
        discard(technician, kept);
        assertThat(bank.status(kept)).isEqualTo("discarded");
    }

    @Test
    void aResultIsSubmittedAsAMessageByThoseAloneWhoMayWriteIt() {
        for (var path : new String[] {"/fhir/$submit-v2", "/fhir/%24submit-v2"}) {
            var answer = server.send(HttpRequest.newBuilder(URI.create(server.base() + path))
                    .header("Authorization", "Bearer " + server.token("demo-ward"))
                    .header("Content-Type", "text/plain")
                    .POST(HttpRequest.BodyPublishers.ofString("MSH|^~\\&|x"))
                    .build());
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("Only integration or a laboratory system may submit a message.");
        }
    }

    private int results(BiologicallyDerivedProduct milk) {
        return bank.client
                .search()
                .byUrl("Observation?focus=BiologicallyDerivedProduct/"
                        + milk.getIdElement().getIdPart() + "&code=20695-3")
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .size();
    }

    private static Resource create(IGenericClient client, Resource resource) {
        return (Resource) client.create().resource(resource).execute().getResource();
    }

    private static Resource discard(IGenericClient client, String unit) {
        var in = new Parameters();
        in.addParameter().setName("reason").setValue(new CodeType("other"));
        return client.operation()
                .onInstance("BiologicallyDerivedProduct/" + unit)
                .named("$discard")
                .withParameters(in)
                .returnResourceType(BiologicallyDerivedProduct.class)
                .execute();
    }

    private static void assertForbidden(Supplier<Object> deed) {
        var refusal = catchThrowableOfType(BaseServerResponseException.class, deed::get);
        assertThat(refusal).isNotNull();
        assertThat(refusal.getStatusCode()).as(refusal.getMessage()).isEqualTo(403);
        assertThat(refusal.getMessage()).contains("Only ").contains(" may ");
    }
}
