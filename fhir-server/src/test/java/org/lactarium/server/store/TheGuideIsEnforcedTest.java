package org.lactarium.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.utilities.OIDUtilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;

class TheGuideIsEnforcedTest {

    private final LactariumServer server = LactariumServer.shared();
    private final IGenericClient client = server.client("demo");

    @Test
    void refusesADonorWithoutADonorNumber() {
        Patient donor = new Patient();
        donor.getMeta().addProfile(Profiles.MILK_DONOR);
        donor.setBirthDateElement(new org.hl7.fhir.r4.model.DateType("1992-06-11"));
        assertThatThrownBy(() -> client.create().resource(donor).execute())
                .isInstanceOf(PreconditionFailedException.class)
                .hasMessageContaining("identifier");
    }

    @Test
    void refusesAPatientWhoIsNeitherDonorNorInfant() {
        assertThatThrownBy(() -> client.create().resource(new Patient()).execute())
                .isInstanceOf(PreconditionFailedException.class)
                .hasMessageContaining("profile");
    }

    @Test
    void refusesBadMilkInsideABundleToo() {
        BiologicallyDerivedProduct unit = new BiologicallyDerivedProduct();
        unit.getMeta().addProfile(Profiles.DEPOSIT);
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(unit)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("BiologicallyDerivedProduct");
        assertThatThrownBy(() -> client.transaction().withBundle(bundle).execute())
                .isInstanceOfAny(PreconditionFailedException.class, UnprocessableEntityException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.16.840.1.113883.2.4.6.3", "1.2.3.4.5.6.7"})
    void acceptsHospitalNumbersUnderAnyOidWithoutATableOfOids(String oid) {
        assertThat(new OIDUtilities().isKnownOID("urn:oid:2.16.840.1.113883.2.4.6.3"))
                .as("the table in HAPI's jar is the one that is read")
                .isFalse();
        Patient infant = new Patient();
        infant.getMeta().addProfile(Profiles.RECIPIENT);
        infant.addIdentifier().setSystem("urn:oid:" + oid).setValue("H-909001");
        infant.setBirthDateElement(new org.hl7.fhir.r4.model.DateType("2026-11-02"));
        assertThat(client.create().resource(infant).execute().getCreated()).isTrue();
    }

    @Test
    void checksAnExtensionOfTheStandardByItsDefinition() {
        Patient infant = new Patient();
        infant.getMeta().addProfile(Profiles.RECIPIENT);
        infant.addIdentifier().setSystem("urn:oid:1.2.3.4.5.6.7").setValue("H-909002");
        infant.setBirthDateElement(new org.hl7.fhir.r4.model.DateType("2026-11-02"));
        var birthTime = infant.getBirthDateElement()
                .addExtension()
                .setUrl("http://hl7.org/fhir/StructureDefinition/patient-birthTime")
                .setValue(new StringType("in the evening"));
        assertThatThrownBy(() -> client.create().resource(infant).execute())
                .isInstanceOf(PreconditionFailedException.class)
                .hasMessageContaining("patient-birthTime");
        birthTime.setValue(new DateTimeType("2026-11-02T20:14:00+08:00"));
        assertThat(client.create().resource(infant).execute().getCreated()).isTrue();
    }

    @Test
    void givesIdsThatCannotBeGuessedAndFindsWhatWasWrittenAMomentAgo() {
        Patient donor = new Patient();
        donor.getMeta().addProfile(Profiles.MILK_DONOR);
        donor.addIdentifier().setSystem(Systems.DONOR_ID).setValue("D-909001");
        donor.setBirthDateElement(new org.hl7.fhir.r4.model.DateType("1992-06-11"));
        String id = client.create().resource(donor).execute().getId().getIdPart();
        assertThat(id).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        Bundle found = client.search()
                .forResource(Patient.class)
                .where(Patient.IDENTIFIER.exactly().systemAndIdentifier(Systems.DONOR_ID, "D-909001"))
                .returnBundle(Bundle.class)
                .execute();
        assertThat(found.getEntry()).hasSize(1);
    }

    @Test
    void tellsTheTruthAboutItselfInMetadata() {
        CapabilityStatement metadata =
                client.capabilities().ofType(CapabilityStatement.class).execute();
        assertThat(metadata.getFhirVersion().toCode()).isEqualTo("4.0.1");
        assertThat(metadata.getSoftware().getName()).isEqualTo("Lactarium");
        var types = metadata.getRestFirstRep().getResource();
        assertThat(types)
                .extracting(CapabilityStatement.CapabilityStatementRestResourceComponent::getType)
                .contains("BiologicallyDerivedProduct", "NutritionOrder", "Patient")
                .doesNotContain("Claim", "Immunization");
        assertThat(types).as("nobody may delete, so nobody is told they may").allSatisfy(type -> assertThat(
                        type.getInteraction())
                .extracting(interaction -> interaction.getCode().toCode())
                .doesNotContain("delete"));
        assertThat(types)
                .filteredOn(type -> type.getType().equals("Patient"))
                .flatExtracting(CapabilityStatement.CapabilityStatementRestResourceComponent::getOperation)
                .extracting(CapabilityStatement.CapabilityStatementRestResourceOperationComponent::getName)
                .contains("trace")
                .doesNotContain("everything");
        assertThat(types)
                .filteredOn(type -> type.getType().equals("SearchParameter"))
                .flatExtracting(CapabilityStatement.CapabilityStatementRestResourceComponent::getInteraction)
                .extracting(interaction -> interaction.getCode().toCode())
                .contains("read")
                .doesNotContain("create", "update");
        assertThat(types.stream()
                        .filter(type -> type.getType().equals("BiologicallyDerivedProduct"))
                        .flatMap(type -> type.getSearchParam().stream())
                        .map(CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent::getName))
                .contains(
                        "identifier",
                        "source",
                        "parent",
                        "code",
                        "unit-type",
                        "unit-status",
                        "expiration-date",
                        "collected",
                        "location");
    }
}
