package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Profiles;

/** Sex, age, and the age of the donor's child on the day of expression, and what a corrected date does. */
class WhoSheIsTest {

    private final Bank bank = new Bank();
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Hong_Kong"));

    @Test
    void aWrongDateOfBirthHoldsHerMilkUntilItIsCorrectedAndTwoPeopleSign() {
        var donor = bank.people().anotherHealthyDonor();
        var raw = bank.deposit(donor);

        born(donor, today.minusYears(3));
        assertThat(bank.status(raw)).isEqualTo("quarantine");
        assertThat(judged(donor)).containsExactly("donor-age");

        born(donor, today.minusYears(33));
        assertThat(judged(donor)).isEmpty();
        twoSign(raw);
        assertThat(bank.status(raw)).isEqualTo("registered");
    }

    @Test
    void aDonorWhoseRecordSaysMaleAsksAPerson() {
        var donor = bank.people().anotherHealthyDonor();
        bank.client
                .update()
                .resource(read(donor).setGender(AdministrativeGender.MALE))
                .execute();

        assertThat(judged(donor)).containsExactly("donor-sex");
    }

    @Test
    void milkExpressedOnTheFirstBirthdayOfHerChildIsHeldAndThatOfTheDayBeforeIsNot() {
        var donor = bank.people().anotherHealthyDonor();
        var raw = bank.deposit(donor);

        var child = child(donor, today.minusDays(10).minusYears(1));
        assertThat(bank.status(raw)).isEqualTo("quarantine");
        assertThat(judged(donor, 10)).containsExactly("child-too-old");
        assertThat(judged(donor, 11)).isEmpty();

        // the clerk had written the birthday of her first child
        bank.client.update().resource(child.setActive(false)).execute();
        child(donor, today.minusMonths(5));
        assertThat(judged(donor, 10)).isEmpty();
        twoSign(raw);
        assertThat(bank.status(raw)).isEqualTo("registered");
    }

    @Test
    void milkFromBeforeTheBirthSheSaidInTheInterviewIsHeld() {
        var donor = bank.people().anotherHealthyDonor();
        var interview = Interviews.harmless(donor, Instant.now().minus(1, ChronoUnit.DAYS));
        Interviews.born(interview, today.minusDays(4));
        bank.store(interview);

        assertThat(judged(donor, 5)).containsExactly("child-not-born");
        assertThat(judged(donor, 4)).isEmpty();
    }

    @Test
    void aChildOlderThanItsMotherIsAWrongDate() {
        var donor = bank.people().anotherHealthyDonor();
        child(donor, LocalDate.parse("1985-01-01"));
        child(donor, today.minusMonths(5));

        assertThat(judged(donor)).containsExactly("birth-implausible");
    }

    private List<String> judged(String donor) {
        return judged(donor, 2);
    }

    private List<String> judged(String donor, int days) {
        var expressed = today.minusDays(days).atTime(12, 0).atZone(ZoneId.of("Asia/Hong_Kong"));
        return Bank.rules(bank.receive(bank.bag(donor, expressed.toInstant(), bank.number("U")), "frozen", true));
    }

    private void born(String donor, LocalDate day) {
        var patient = read(donor);
        patient.setBirthDateElement(new DateType(day.toString()));
        bank.client.update().resource(patient).execute();
    }

    private Patient read(String donor) {
        return bank.client
                .read()
                .resource(Patient.class)
                .withId(donor.substring("Patient/".length()))
                .execute();
    }

    private RelatedPerson child(String donor, LocalDate born) {
        var child = new RelatedPerson().setPatient(new Reference(donor));
        child.getMeta().addProfile(Profiles.DONOR_CHILD);
        child.addRelationship(Bank.concept("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "NCHILD"));
        child.setBirthDateElement(new DateType(born.toString()));
        return bank.store(child);
    }

    private void twoSign(String unit) {
        Stream.of("demo-release-officer", "demo-release-officer-2").forEach(login -> bank.release(milk(unit), login));
    }

    private BiologicallyDerivedProduct milk(String id) {
        return bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(id)
                .execute();
    }
}
