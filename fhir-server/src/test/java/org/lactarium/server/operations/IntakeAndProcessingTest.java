package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Period;
import org.junit.jupiter.api.Test;

class IntakeAndProcessingTest {

    private final Bank bank = new Bank();

    @Test
    void refusesMilkOfADonorWhoIsNotInTheRecord() {
        var bag = bank.bag("Patient/nobody", bank.ago(1, ChronoUnit.DAYS), bank.number("U"));

        assertThat(refused(() -> bank.receive(bag, "frozen", true))).containsExactly("donor-unknown");
    }

    @Test
    void holdsMilkOfADonorWithoutPapersAndAcceptsItWhenSheHasThemAndAPersonLooksAgain() {
        var donor = bank.people().donor();
        var bag = bank.bag(donor, bank.ago(2, ChronoUnit.DAYS), bank.number("U"));

        var first = bank.receive(bag, "frozen", true);
        assertThat(Bank.part(first, "verdict")).isEqualTo("quarantined");
        assertThat(Bank.rules(first)).contains("donor-not-enrolled", "donor-consent-missing", "serology-incomplete");

        bank.people().papers(donor);
        assertThat(Bank.part(bank.receive(bag, "frozen", true), "verdict")).isEqualTo("accepted");
    }

    @Test
    void rejectsThawedMilkAndABrokenSeal() {
        var donor = bank.people().healthyDonor();
        var thawed = bank.receive(bank.bag(donor, bank.ago(2, ChronoUnit.DAYS), bank.number("U")), "thawed", true);
        var open = bank.receive(bank.bag(donor, bank.ago(2, ChronoUnit.DAYS), bank.number("U")), "frozen", false);

        assertThat(Bank.part(thawed, "verdict")).isEqualTo("rejected");
        assertThat(Bank.rules(thawed)).containsExactly("deposit-thawed");
        assertThat(Bank.rules(open)).containsExactly("seal-broken");
    }

    @Test
    void receivesTheSameBagOnceAndRefusesItsNumberOnAnotherBag() {
        var donor = bank.people().healthyDonor();
        var bag = bank.bag(donor, bank.ago(2, ChronoUnit.DAYS), bank.number("U"));
        var other = bank.bag(donor, bank.ago(3, ChronoUnit.DAYS), Bank.label(bag));

        var first = Bank.received(bank.receive(bag, "frozen", true));
        assertThat(Bank.received(bank.receive(bag, "frozen", true))).isEqualTo(first);
        var conflict =
                catchThrowableOfType(ResourceVersionConflictException.class, () -> bank.receive(other, "frozen", true));
        assertThat(Bank.rules(conflict)).containsExactly("unit-number-taken");
    }

    @Test
    void says404ForAnUnknownUnitAnd400ForWhatItCannotRead() {
        assertThat(catchThrowableOfType(
                        ResourceNotFoundException.class, () -> bank.thaw(bank.ago(1, ChronoUnit.HOURS), "nothing")))
                .isNotNull();
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> bank.thaw(bank.now)))
                .hasMessageContaining("unit");
    }

    @Test
    void thawsABagOnceAndAnswersARetryWithTheSameTask() {
        var deposit = bank.deposit(bank.people().healthyDonor());
        var started = bank.ago(2, ChronoUnit.HOURS);
        var thaw = bank.thaw(started, deposit);

        assertThat(bank.thaw(started, deposit).getIdElement().getIdPart())
                .isEqualTo(thaw.getIdElement().getIdPart());
        assertThat(refused(() -> bank.thaw(bank.now, deposit))).containsExactly("unit-already-thawing");
    }

    @Test
    void refusesToPoolAfterTwentyFourHoursAndMilkThatWasNotThawed() {
        var donor = bank.people().healthyDonor();
        var deposit = bank.deposit(donor);
        var frozen = bank.deposit(donor);
        var late = bank.thaw(bank.ago(25, ChronoUnit.HOURS), deposit);

        // its timer may have rejected the milk by now, which is one reason more
        assertThat(refused(() -> bank.pool(late, 90, bank.number("P"), deposit)))
                .contains("thaw-deadline-passed");
        assertThat(refused(() -> bank.pool(late, 90, bank.number("P"), frozen))).contains("unit-not-in-thaw");
    }

    /** A form that is dated ahead was signed by nobody yet, whatever time it speaks of. */
    @Test
    void holdsMilkOfADonorWhoIsToSignTomorrow() {
        var donor = bank.people().donor();
        bank.people().papers(donor);
        var signed = bank.client
                .search()
                .forResource(Consent.class)
                .where(Consent.PATIENT.hasId(donor))
                .returnBundle(Bundle.class)
                .execute()
                .getEntryFirstRep()
                .getResource();
        var form = (Consent) signed;
        var was = form.getDateTime();
        form.getProvision().setPeriod(new Period().setStart(was));
        form.setDateTime(Date.from(bank.ago(-1, ChronoUnit.DAYS)));
        bank.client.update().resource(form).execute();
        var bag = bank.bag(donor, bank.ago(10, ChronoUnit.DAYS), bank.number("U"));
        assertThat(Bank.rules(bank.receive(bag, "frozen", true))).contains("donor-consent-missing");

        form.setDateTime(was);
        form.setId(form.getIdElement().toUnqualifiedVersionless());
        bank.client.update().resource(form).execute();
        assertThat(Bank.rules(bank.receive(bag, "frozen", true))).doesNotContain("donor-consent-missing");
    }

    @Test
    void refusesTwoDonorsInOnePoolMilkThatGrewAndABagThatIsUsed() {
        var one = bank.deposit(bank.people().anotherHealthyDonor());
        var other = bank.deposit(bank.people().healthyDonor());
        var thaw = bank.thaw(bank.ago(3, ChronoUnit.HOURS), one, other);

        assertThat(refused(() -> bank.pool(thaw, 200, bank.number("P"), one, other)))
                .containsExactly("pool-donors-exceeded");
        assertThat(refused(() -> bank.pool(thaw, 101, bank.number("P"), one))).containsExactly("volume-not-conserved");
        bank.pool(thaw, 95, bank.number("P"), one);
        assertThat(refused(() -> bank.pool(thaw, 95, bank.number("P"), one))).contains("container-already-used");
    }

    @Test
    void writesDownAFailedRunAndRejectsItsBottles() {
        var pool = bank.readyPool(bank.people().healthyDonor()).getIdElement().getIdPart();
        var cold = bank.pasteurise(pool, bank.number("B"), "61.9 62.0 61.8", Map.of(bank.number("U"), 90.0));

        assertThat(Bank.outcome(cold)).isEqualTo("rejected");
        assertThat(Bank.rules(cold)).containsExactly("hold-below-temperature");
        assertThat(Bank.milk(cold, "bottle")).extracting(Bank::status).containsOnly("rejected");
        var batch = Bank.milk(cold, "batch").get(0);
        bank.cleanCultures(batch);
        assertThat(refused(() -> bank.release(batch, "demo-release-officer")))
                .contains("batch-not-pending", "hold-below-temperature");
    }

    @Test
    void holdsABatchWhoseLoggerHasAGapAndWritesTheFiguresOnTheCurve() {
        var pool = bank.readyPool(bank.people().healthyDonor()).getIdElement().getIdPart();
        var gap = "62.6 ".repeat(13) + "E ".repeat(4) + "62.6 ".repeat(15);
        var made = bank.pasteurise(pool, bank.number("B"), gap, Map.of(bank.number("U"), 90.0));
        var batch = Bank.milk(made, "batch").get(0);

        assertThat(Bank.status(batch)).isEqualTo("quarantine");
        assertThat(Bank.rules(made)).contains("curve-gap");
        var curves = bank.client
                .search()
                .forResource(Observation.class)
                .where(Observation.FOCUS.hasId(
                        "BiologicallyDerivedProduct/" + batch.getIdElement().getIdPart()))
                .returnBundle(Bundle.class)
                .execute();
        var curve = (Observation) curves.getEntryFirstRep().getResource();
        assertThat(curve.getComponent().stream()
                        .map(component ->
                                component.getCode().getCodingFirstRep().getCode()))
                .contains("hold-time", "hold-minimum", "hold-maximum");
    }

    @Test
    void refusesMoreInBottlesThanThePoolHeldAndHeatingAfterTheDeadline() {
        var pool = bank.readyPool(bank.people().healthyDonor()).getIdElement().getIdPart();

        assertThat(refused(() -> bank.pasteurise(
                        pool, bank.number("B"), Bank.GOOD, Map.of(bank.number("U"), 50.0, bank.number("U"), 50.0))))
                .containsExactly("volume-not-conserved");
        assertThat(refused(() -> bank.pasteurise(
                        pool,
                        bank.number("B"),
                        Bank.GOOD,
                        bank.ago(4, ChronoUnit.HOURS),
                        Map.of(bank.number("U"), 50.0))))
                .containsExactly("thaw-times-crossed");
        assertThat(refused(() ->
                        bank.pasteurise(pool, bank.number("B"), Bank.GOOD, bank.now, Map.of(bank.number("U"), 50.0))))
                .containsExactly("curve-in-future");
    }

    @Test
    void pasteurisesAPoolOnceAndAnswersARetryWithTheSameBatch() {
        var pool = bank.readyPool(bank.people().healthyDonor()).getIdElement().getIdPart();
        var number = bank.number("B");
        var bottles = Map.of(bank.number("U"), 45.0);
        var made = bank.pasteurise(pool, number, Bank.GOOD, bottles);
        var again = bank.pasteurise(pool, number, Bank.GOOD, bottles);

        assertThat(id(again)).isEqualTo(id(made));
        assertThat(Bank.milk(again, "bottle")).hasSize(1);
        assertThat(refused(() -> bank.pasteurise(pool, bank.number("B"), Bank.GOOD, Map.of(bank.number("U"), 9.0))))
                .containsExactly("pool-not-ready");
    }

    private static String id(Parameters made) {
        return Bank.milk(made, "batch").get(0).getIdElement().getIdPart();
    }

    static List<String> refused(ThrowingCallable step) {
        var refusal = catchThrowableOfType(BaseServerResponseException.class, step);
        assertThat(refusal.getStatusCode()).isEqualTo(422);
        return Bank.rules(refusal);
    }
}
