package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Specimen;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;

/** A number of the bank's is one person's, one container's, one tube's, whoever gives it, how it is written, and at what moment. */
class NumbersOnceTest {

    private final Bank bank = new Bank();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0410", "\u0391", "\u0131", "\u0251", "\u13aa", "\ua4ee", "\u0661", "\u0967", "\u200b", "\u2060",
                        "\u202e", "\ufeff",
                "\u00ad", "\u034f", "\u3164", "\u115f", "\u2800", "\ufe0f", "\u0301", "\u0337", "\u00d7", "\u2044",
                        "\u02d7", "\u3007"
            })
    void aSignThatIsTakenForAnotherIsRefusedWhereverANumberIsGiven(String sign) {
        var number = bank.number("N").replaceFirst("-", "-" + sign);
        assertThat(status(() -> bank.store(donor(number)))).isBetween(400, 422);
        assertThat(status(() -> bank.store(tube(number)))).isBetween(400, 422);
        var bag = bank.bag(bank.people().healthyDonor(), bank.ago(2, ChronoUnit.DAYS), number);
        assertThat(status(() -> bank.receive(bag, "frozen", true))).isBetween(400, 422);
    }

    @Test
    void lettersThatLookLikeNoOtherAreWelcome() {
        for (var number : List.of("捐贈者-", "Zürich-", "Ｄ－", "Spender Nr. ", "D–")) {
            assertThat(status(() -> bank.store(donor(bank.number(number)))))
                    .as(number)
                    .isZero();
        }
    }

    @Test
    void aTubeAndABottleAreKnownInAnyCaseWidthAndSpacing() {
        List<UnaryOperator<String>> writings = List.of(
                String::toLowerCase,
                number -> number.replace("-", " - "),
                number -> number.replace('-', '－').replace('T', 'Ｔ'),
                number -> number.replace('-', '\u2011'));
        var number = bank.number("T");
        bank.store(tube(number));
        writings.forEach(written -> assertThat(status(() -> bank.store(tube(written.apply(number)))))
                .isEqualTo(409));
    }

    @RepeatedTest(3)
    void ofTwoAtTheSameMomentOneGetsTheNumber() {
        var number = bank.number("D");
        assertThat(together(
                        () -> bank.store(donor(number)),
                        () -> bank.store(donor(number.toLowerCase().replace("-", " – "))),
                        () -> transact(BundleType.TRANSACTION, donor(number.replace("-", "－")))))
                .containsExactlyInAnyOrder(0, 409, 409);
        var bag = bank.number("U");
        var donor = bank.people().healthyDonor();
        assertThat(together(
                        () -> bank.receive(bank.bag(donor, bank.ago(2, ChronoUnit.DAYS), bag), "frozen", true),
                        () -> bank.receive(
                                bank.bag(donor, bank.ago(3, ChronoUnit.DAYS), bag.toLowerCase()), "frozen", true)))
                .containsExactlyInAnyOrder(0, 409);
        var tube = bank.number("S");
        assertThat(together(() -> bank.store(tube(tube)), () -> bank.store(tube(tube.replace("-", "- ")))))
                .containsExactlyInAnyOrder(0, 409);
    }

    @RepeatedTest(3)
    void twoThatWantEachOthersNumbersDoNotStopTheServer() {
        var one = bank.number("D");
        var other = bank.number("D");
        var outcomes = together(
                () -> transact(BundleType.TRANSACTION, donor(one), donor(other)),
                () -> transact(BundleType.TRANSACTION, donor(other), donor(one)));
        assertThat(outcomes).containsExactlyInAnyOrder(0, 409);
    }

    @Test
    void theNumberOfAReplacedRecordStaysHers() {
        var number = bank.number("D");
        var old = bank.store(donor(number))
                .getIdElement()
                .toUnqualifiedVersionless()
                .getValue();
        var goesOn = bank.store(donor(bank.number("D")));
        bank.merge(old, goesOn.getIdElement().toUnqualifiedVersionless().getValue(), false);

        assertThat(status(() -> bank.store(donor(number.toLowerCase())))).isEqualTo(409);

        var is = bank.client
                .read()
                .resource(Patient.class)
                .withId(goesOn.getIdElement().getIdPart())
                .execute();
        is.getIdentifierFirstRep().setValue(number);
        assertThat(status(() -> bank.client.update().resource(is).execute())).isZero();
    }

    private static Patient donor(String number) {
        var donor = new Patient();
        donor.getMeta().addProfile(Profiles.MILK_DONOR);
        donor.addIdentifier().setSystem(Systems.DONOR_ID).setValue(number);
        donor.setBirthDateElement(new DateType("1992-06-11"));
        return donor;
    }

    private Specimen tube(String number) {
        var tube = new Specimen();
        tube.getMeta().addProfile(Profiles.BLOOD_SPECIMEN);
        tube.addIdentifier(new Identifier().setSystem(Systems.SPECIMEN_ID).setValue(number));
        tube.setType(Bank.concept(Systems.SNOMED, "119364003"));
        tube.setSubject(new Reference(bank.people().healthyDonor()));
        return tube;
    }

    private void transact(BundleType type, Resource... resources) {
        var bundle = new Bundle().setType(type);
        Stream.of(resources).forEach(resource -> bundle.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl(resource.fhirType()));
        bank.client.transaction().withBundle(bundle).execute();
    }

    private static List<Integer> together(Runnable... deeds) {
        var start = new CyclicBarrier(deeds.length);
        var running = Stream.of(deeds)
                .map(deed -> CompletableFuture.supplyAsync(() -> {
                    try {
                        start.await();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return status(deed);
                }))
                .toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    /** Of the refusal; 0 when it was done. */
    private static int status(Runnable deed) {
        var refusal = catchThrowableOfType(BaseServerResponseException.class, deed::run);
        return refusal == null ? 0 : refusal.getStatusCode();
    }
}
