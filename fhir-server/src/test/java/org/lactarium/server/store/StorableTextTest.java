package org.lactarium.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.operations.MilkRecord;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A character that no database keeps is the caller's mistake; and a database that fails names nobody in the log. */
class StorableTextTest {

    private final LactariumServer server = LactariumServer.shared();
    private final IGenericClient client = server.client("demo");

    @Test
    void aNameWithACharacterThatCannotBeKeptIsRefusedAndSaysWhatToDo() {
        assertRefused(() ->
                client.create().resource(donor("D-909101", "Cut\u0000off")).execute());
    }

    @Test
    void theSameInsideABundle() {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(donor("D-909102", "Cut\u0000off"))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Patient");
        assertRefused(() -> client.transaction().withBundle(bundle).execute());
    }

    @Test
    void theSameInASearch() {
        assertRefused(() -> client.search()
                .byUrl("Patient?name=Cut%00off")
                .returnBundle(Bundle.class)
                .execute());
    }

    @ParameterizedTest
    @CsvSource({
        "{\"a\":\"\\u0000\"}, true",
        "{\"a\":\"\\\\u0000\"}, false",
        "{\"a\":\"\\\\\\u0000\"}, true",
        "\\u000, false"
    })
    void aBackslashThatStandsForItselfHidesNothing(String json, boolean holds) {
        assertThat(StorableText.holdsNul(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(holds);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aWriteThatFailsInTheDatabaseLeavesNoNameInTheLog(CapturedOutput output) {
        // past the door, as if the database failed in the middle of a write
        assertThatThrownBy(() -> server.bean(MilkRecord.class).create(donor("D-909103", "SECRETNAME\u0000")));
        assertThat(output.getAll())
                .contains("SqlExceptionHelper")
                .doesNotContain("SECRETNAME")
                .doesNotContain("D-909103");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("U+0000")
                .hasMessageContaining("send it again");
    }

    private static Resource donor(String number, String name) {
        Patient donor = new Patient();
        donor.getMeta().addProfile(Profiles.MILK_DONOR);
        donor.addIdentifier().setSystem(Systems.DONOR_ID).setValue(number);
        donor.addName().setFamily(name);
        donor.setBirthDateElement(new DateType("1992-06-11"));
        return donor;
    }
}
