package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lactarium.profiles.Extensions;
import org.lactarium.server.LactariumServer;

/** A bag that says two things where it can say one is refused, however it is written, and stays as it was. */
class SaidOnceTest {

    private final Bank bank = new Bank();
    private final LactariumServer server = LactariumServer.shared();

    static Stream<String> kinds() {
        return Stream.of(
                Extensions.UNIT_TYPE,
                Extensions.UNIT_STATUS,
                Extensions.VOLUME,
                Extensions.CURRENT_LOCATION,
                Extensions.EXPIRATION_DATE);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aSecondExtensionOfThatKindIsRefusedInAPutAndInEveryPatch(String url) throws IOException {
        var id = bank.deposit(bank.people().healthyDonor());
        var bag = bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(id)
                .execute();
        var reference = "BiologicallyDerivedProduct/" + bag.getIdElement().getIdPart();
        var desk = PatchDesk.of(reference);
        bag.addExtension(new Extension(url, new Reference("Location/a")));
        bag.addExtension(new Extension(url, new Reference("Location/b")));

        assertThat(PatchWay.ALONE.write(reference, "PUT", written(bag), "application/fhir+json"))
                .as(PatchWay.ALONE.said())
                .isIn(400, 422);
        var one = "{\"op\": \"add\", \"path\": \"/extension/-\", \"value\": {\"url\": \"" + url
                + "\", \"valueReference\": {\"reference\": \"Location/a\"}}}";
        for (var way : PatchWay.values()) {
            assertThat(way.patch(reference, "[" + one + "," + one + "]", "application/json-patch+json"))
                    .as(way + " " + way.said())
                    .isIn(400, 412, 422);
        }
        assertThat(desk.read()).isEqualTo(desk.was());
    }

    @Test
    void aPlaceOfProcessingMayBeNamedTwice() {
        var id = bank.deposit(bank.people().healthyDonor());
        var bag = bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(id)
                .execute();
        bag.addExtension(new Extension(Extensions.PROCESSING_FACILITY, new Reference().setDisplay("kitchen")));
        bag.addExtension(new Extension(Extensions.PROCESSING_FACILITY, new Reference().setDisplay("laboratory")));
        assertThat(bank.client.update().resource(bag).execute().getResource()).isNotNull();
    }

    private String written(BiologicallyDerivedProduct bag) {
        return server.fhir().newJsonParser().encodeResourceToString(bag);
    }
}
