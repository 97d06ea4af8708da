package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Profiles;
import org.lactarium.server.LactariumServer;

/** Who is who is said by two people, and by nobody in passing; whoever has two numbers counts once. */
class WhoIsWhoTest {

    private final Bank bank = new Bank();
    private final IGenericClient second = LactariumServer.shared().client("demo-traceability-officer");

    @Test
    void twoRecordsAreOnePersonWhenTwoPeopleHaveSaidSo() {
        var first = bank.people().donor();
        var other = bank.people().donor();

        var asked = merge(bank.client, other, first, false);
        assertThat(Bank.code(asked, "outcome")).isEqualTo("awaiting-second-person");
        assertThat(person(other).getLink()).isEmpty();
        assertThat(refused(() -> merge(bank.client, other, first, false))).containsExactly("same-signer");
        var agreed = merge(second, other, first, false);

        assertThat(Bank.code(agreed, "outcome")).isEqualTo("confirmed");
        assertThat(person(other).getActive()).isFalse();
        var task = (Task) agreed.getParameter("task").getResource();
        assertThat(task.getStatus()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(task.getRequester().getReference())
                .isNotEqualTo(task.getOwner().getReference());
        assertThat(merge(second, other, first, false).getParameter("task")).isNull();
    }

    @Test
    void aMergeIsUndoneByTwoPeopleToo() {
        var first = bank.people().donor();
        var other = bank.people().donor();
        bank.merge(other, first, false);

        merge(bank.client, other, first, true);
        assertThat(person(other).getLink()).hasSize(1);
        merge(second, other, first, true);

        assertThat(person(other).getLink()).isEmpty();
        assertThat(person(first).getLink()).isEmpty();
        assertThat(person(other).getActive()).isTrue();
    }

    @Test
    void milkThatWasRejectedOnlyForAnotherWomanOverAThirdRecordIsOnHoldOnceTheyArePartedAgain() {
        var woman = bank.people().anotherHealthyDonor();
        var between = bank.people().donor();
        var ill = bank.people().donor();
        var milk = bank.deposit(woman);
        bank.store(Mistake.infection(bank, ill));
        bank.merge(ill, between, false);
        bank.merge(between, woman, false);
        assertThat(bank.status(milk)).isEqualTo("rejected");

        merge(bank.client, ill, between, true);
        assertThat(bank.status(milk)).isEqualTo("rejected");
        merge(second, ill, between, true);
        assertThat(bank.status(milk)).isEqualTo("quarantine");
        assertThat(WithdrawnFactsTest.explained(milk)).contains("fact-withdrawn", ill);
    }

    @Test
    void milkThatFailsByItsOwnDonorStaysRejectedWhenAWrongMergeIsUndone() {
        var woman = bank.people().anotherHealthyDonor();
        var other = bank.people().donor();
        var milk = bank.deposit(woman);
        bank.store(Mistake.infection(bank, other));
        bank.merge(other, woman, false);
        var hers = bank.store(Mistake.infection(bank, woman));

        bank.merge(other, woman, true);
        assertThat(bank.status(milk)).isEqualTo("rejected");
        MilkLine.call("demo-quality", "Observation/" + hers.getIdElement().getIdPart(), "$withdraw", Mistake.because());
        assertThat(bank.status(milk)).isEqualTo("quarantine");
    }

    @Test
    void aMotherThatWasLinkedWronglyMovesNoMilkAndNeitherDoesTheUndo() {
        var donor = bank.people().anotherHealthyDonor();
        var milk = bank.deposit(donor);
        var mother = mother(bank.people().infant(bank.number("H")));
        linkMother(donor, mother);
        assertThat(bank.status(milk)).isEqualTo("registered");

        var in = new Parameters().addParameter("undo", new BooleanType(true));
        in.addParameter().setName("mother").setValue(new Reference(mother));
        bank.agree(donor, "$link-mother", in);
        assertThat(person(donor).getLink()).isEmpty();
        assertThat(bank.status(milk)).isEqualTo("registered");
    }

    @Test
    void nobodyIsReplacedTwiceOrInACircle() {
        var one = bank.people().donor();
        var two = bank.people().donor();
        var three = bank.people().donor();
        bank.merge(one, two, false);

        assertThat(refused(() -> merge(bank.client, two, one, false))).containsExactly("record-replaced");
        assertThat(refused(() -> merge(bank.client, one, three, false))).containsExactly("record-replaced");
        bank.merge(two, three, false);
        assertThat(refused(() -> merge(bank.client, three, one, false))).containsExactly("record-replaced");
        assertThat(refused(() -> merge(bank.client, three, two, false))).containsExactly("record-replaced");
    }

    @Test
    void aTwinIsNotMergedWithTheOtherOverAThirdRecord() {
        var first = twin(1);
        var unsaid = bank.people().infant(bank.number("H"));
        var secondborn = twin(2);
        bank.merge(first, unsaid, false);

        assertThat(refused(() -> merge(bank.client, secondborn, unsaid, false))).containsExactly("not-the-same-infant");
    }

    @Test
    void aWordThatWasTakenBackIsConfirmedByNobody() {
        var first = bank.people().donor();
        var other = bank.people().donor();
        merge(bank.client, other, first, false);

        assertThat(Bank.code(merge(bank.client, other, first, true), "outcome")).isEqualTo("withdrawn");
        assertThat(Bank.code(merge(second, other, first, false), "outcome")).isEqualTo("awaiting-second-person");
        assertThat(person(other).getLink()).isEmpty();

        merge(bank.client, other, first, false);
        merge(bank.client, other, first, true);
        assertThat(Bank.code(merge(second, other, first, false), "outcome")).isEqualTo("withdrawn");
        assertThat(Bank.code(merge(second, other, first, true), "outcome")).isEqualTo("awaiting-second-person");
        assertThat(person(other).getLink()).hasSize(1);
    }

    @Test
    void recordsOfOneInfantDoNotBecomeTwinsWhileTheyAreMerged() {
        var one = bank.people().infant(bank.number("H"));
        var two = bank.people().infant(bank.number("H"));
        bank.merge(one, two, false);
        var first = person(one).setMultipleBirth(new IntegerType(1));
        var secondborn = person(two).setMultipleBirth(new IntegerType(2));

        bank.client.update().resource(first).execute();
        assertThat(refused(() -> bank.client.update().resource(secondborn).execute()))
                .containsExactly("not-the-same-infant");
        var older = person(two);
        older.setBirthDate(Date.from(bank.ago(40, ChronoUnit.DAYS)));
        assertThat(refused(() -> bank.client.update().resource(older).execute()))
                .containsExactly("not-the-same-infant");

        bank.merge(one, two, true);
        bank.client
                .update()
                .resource(person(two).setMultipleBirth(new IntegerType(2)))
                .execute();
        assertThat(refused(() -> merge(bank.client, one, two, false))).containsExactly("not-the-same-infant");
    }

    @Test
    void theBirthDateOfAMergedInfantIsCorrectedOnBothRecordsAtOnce() {
        var one = bank.people().infant(bank.number("H"));
        var two = bank.people().infant(bank.number("H"));
        bank.merge(one, two, false);
        var born = Date.from(bank.ago(40, ChronoUnit.DAYS));
        var both = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        for (var reference : List.of(one, two)) {
            both.addEntry()
                    .setResource(person(reference).setBirthDate(born))
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.PUT)
                    .setUrl(reference);
        }

        bank.client.transaction().withBundle(both).execute();

        assertThat(person(one).getBirthDateElement().getValueAsString())
                .isEqualTo(person(two).getBirthDateElement().getValueAsString());
    }

    @Test
    void noLinkBetweenPeopleIsWrittenByAClient() {
        var donor = bank.people().donor();
        var mother = mother(bank.people().infant(bank.number("H")));
        for (var type : LinkType.values()) {
            var written = person(donor);
            written.addLink().setType(type).setOther(new Reference(mother));
            assertThat(refused(() -> bank.client.update().resource(written).execute()))
                    .containsExactly("server-owned");
            var created = written.copy();
            created.setId((String) null);
            created.getIdentifierFirstRep().setValue(bank.number("D"));
            assertThat(refused(() -> bank.store(created))).containsExactly("server-owned");
        }
    }

    @Test
    void aMotherStaysTheMotherOfHerInfantAndAnInfantHasOneMother() {
        var infant = bank.people().infant(bank.number("H"));
        var mother = mother(infant);
        var donor = bank.people().donor();
        linkMother(donor, mother);
        assertThat(person(donor).getLink()).hasSize(1);

        assertThat(refused(() -> linkMother(bank.people().donor(), mother))).containsExactly("another-mother");
        var moved = bank.client
                .read()
                .resource(RelatedPerson.class)
                .withUrl(mother)
                .execute()
                .setPatient(new Reference(bank.people().infant(bank.number("H"))));
        assertThatThrownBy(() -> bank.client.update().resource(moved).execute())
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void aWomanWithTwoNumbersIsOneDonorInAPool() {
        var woman = bank.people().anotherHealthyDonor();
        var again = bank.people().donor();
        bank.people().enrol(again);
        bank.merge(again, woman, false);
        var bags = new String[] {bank.deposit(woman), bank.deposit(again)};

        assertThat(bank.status(bank.pool(bank.thaw(bank.ago(3, ChronoUnit.HOURS), bags), 190, bank.number("P"), bags)))
                .isEqualTo("registered");
    }

    private Parameters merge(IGenericClient who, String duplicate, String into, boolean undo) {
        var in = new Parameters();
        in.addParameter().setName("into").setValue(new Reference(into));
        in.addParameter().setName("undo").setValue(new BooleanType(undo));
        in.addParameter("reason", "the same identity card");
        return who.operation()
                .onInstance(duplicate)
                .named("$merge")
                .withParameters(in)
                .execute();
    }

    private void linkMother(String donor, String mother) {
        var in = new Parameters();
        in.addParameter().setName("mother").setValue(new Reference(mother));
        bank.agree(donor, "$link-mother", in);
    }

    private String mother(String infant) {
        var mother = new RelatedPerson().setPatient(new Reference(infant));
        mother.getMeta().addProfile(Profiles.RECIPIENT_MOTHER);
        mother.addRelationship(Bank.concept("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "MTH"));
        return "RelatedPerson/" + bank.store(mother).getIdElement().getIdPart();
    }

    private String twin(int order) {
        var infant = bank.people().infant(bank.number("H"));
        bank.client
                .update()
                .resource(person(infant).setMultipleBirth(new IntegerType(order)))
                .execute();
        return infant;
    }

    private Patient person(String reference) {
        return bank.client.read().resource(Patient.class).withUrl(reference).execute();
    }
}
