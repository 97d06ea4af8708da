package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lactarium.server.operations.Bank.concept;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Systems;

/** A result that says two things, or that cannot be of this milk, opens no gate until a person has looked. */
class ContradictingResultsTest {

    private static final Coding NO_GROWTH = new Coding(Systems.SNOMED, "264868006", "No growth");
    private static final Coding GROWTH = new Coding(Systems.MILK_OBSERVATION, "growth", null);
    private static final Coding CEREUS = new Coding(Systems.SNOMED, "112283007", null);

    private final Bank bank = new Bank();
    private BiologicallyDerivedProduct batch;

    @BeforeEach
    void aBatchWaitsForItsCultureAfterHeating() {
        batch = Bank.milk(bank.batch(bank.people().healthyDonor()), "batch").get(0);
        bank.store(bank.culture(pool(), "pre", null));
    }

    @Test
    void growthAndNoGrowthInOneAnswerIsNoAnswer() {
        for (var codings : List.of(
                List.of(NO_GROWTH, GROWTH),
                List.of(GROWTH, NO_GROWTH),
                List.of(NO_GROWTH, CEREUS),
                List.of(CEREUS, NO_GROWTH),
                List.of(NO_GROWTH, new Coding("https://laboratory.example/codes", "HG", "Heavy growth")))) {
            var post = post();
            post.setValue(answer(codings));
            isHeld(post);
        }
    }

    @Test
    void aLaboratorysOwnCodeForNoGrowthMayStandBesideIt() {
        var post = post();
        post.setValue(answer(List.of(
                new Coding("https://laboratory.example/codes", "NG", "No growth after 48 hours"),
                NO_GROWTH,
                new Coding("https://laboratory.example/codes", "X17", null))));
        post.getValueCodeableConcept().setText("No growth");
        post.addNote().setText("Read by eye. No growth of Bacillus.");
        isReleasedBy(post);
    }

    @Test
    void anAmendmentThatSaysBothHoldsWhatWasReleased() {
        var post = isReleasedBy(post());
        post.setStatus(ObservationStatus.AMENDED).setValue(answer(List.of(GROWTH, NO_GROWTH)));
        bank.client.update().resource(post).execute();
        assertThat(bank.status(id())).isEqualTo("quarantine");
    }

    @Test
    void whatAPartOfTheSameResultFoundCounts() {
        var organism = concept(Systems.MILK_OBSERVATION, "MBORG");
        isHeld(part(post(), organism, new CodeableConcept(CEREUS)));
        isHeld(part(post(), concept(Systems.MILK_OBSERVATION, "MBCFU"), Bank.cfu(500)));
        isHeld(part(post(), concept(Systems.LOINC, "634-6"), new CodeableConcept(CEREUS)));
        isReleasedBy(part(post(), concept(Systems.MILK_OBSERVATION, "MBENT"), Bank.cfu(0)));
    }

    @Test
    void wordsBesideNoGrowthAreRead() {
        var inText = post();
        inText.getValueCodeableConcept().setText("Growth of Bacillus cereus, 10^5 CFU/mL");
        isHeld(inText);
        var inNote = post();
        inNote.addNote().setText("Bacillus cereus 10^5 grown");
        isHeld(inNote);
    }

    @Test
    void aSampleIsTakenAfterHeatingAndNotAhead() {
        isHeld(at(day(bank.ago(3, ChronoUnit.DAYS))));
        isHeld(at(new DateTimeType("2099-01-01")));
        isHeld(at(new DateTimeType("2025")));
        isHeld(at(new Period()
                .setStart(Date.from(bank.ago(5, ChronoUnit.DAYS)))
                .setEnd(Date.from(bank.ago(3, ChronoUnit.DAYS)))));
        isHeld(at(new Period().setStart(Date.from(bank.ago(5, ChronoUnit.DAYS)))));
        isReleasedBy(at(new DateTimeType(Date.from(bank.ago(5, ChronoUnit.MINUTES)))));
    }

    @Test
    void growthCountsWheneverItsSampleWasTaken() {
        var early = at(day(bank.ago(3, ChronoUnit.DAYS)));
        bank.store(early.setValue(Bank.cfu(500)));
        assertThat(bank.status(id())).isEqualTo("rejected");
    }

    @Test
    void aCultureAfterHeatingIsNotOfThePool() {
        isHeld(bank.culture(pool(), "post", null));
    }

    @Test
    void aStageStaysWhatItIs() {
        var post = bank.culture(id(), "post", 500.0).setStatus(ObservationStatus.PRELIMINARY);
        var written = bank.store(post);
        written.setStatus(ObservationStatus.FINAL)
                .getComponentFirstRep()
                .setValue(concept(Systems.CULTURE_STAGE, "pre"));

        assertThatThrownBy(() -> bank.client.update().resource(written).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("stays what it is");
    }

    @Test
    void aNegativeBloodTestThatSaysReactiveBesideItIsOpen() {
        var inText = blood();
        inText.getValueCodeableConcept().setText("REACTIVE, repeatedly");
        stops(inText, "serology-undetermined");
        var inNote = blood();
        inNote.addNote().setText("Reactive on repeat");
        stops(inNote, "serology-undetermined");
        var inPart = blood();
        inPart.addComponent().setCode(concept(Systems.LOINC, "7918-6")).setValue(concept(Systems.SNOMED, "11214006"));
        stops(inPart, "serology-undetermined");
    }

    @Test
    void bloodThatIsYetToBeDrawnIsNoTest() {
        var tomorrow = blood();
        tomorrow.setEffective(new DateTimeType(Date.from(Instant.now().plus(1, ChronoUnit.DAYS))));
        stops(tomorrow, "serology-incomplete");
    }

    private Observation blood() {
        return bank.people().blood(bank.people().donor(), "56888-1", "131194007");
    }

    /** Whose milk is not taken; each of the other four tests of the panel is clear. */
    private void stops(Observation blood, String rule) {
        var people = bank.people();
        var donor = blood.getSubject().getReference();
        people.enrol(donor);
        people.consent(donor);
        List.of("5196-1", "13955-0", "29901-6", "24110-9").forEach(test -> people.serology(donor, test, "131194007"));
        bank.store(blood);
        var answer = bank.receive(bank.bag(donor, bank.ago(10, ChronoUnit.DAYS), bank.number("U")), "frozen", true);
        assertThat(Bank.rules(answer)).contains(rule);
    }

    private void isHeld(Observation post) {
        var written = bank.store(post);
        assertThat(bank.status(id())).isEqualTo("quarantine");
        assertThat(refused(() -> bank.release(batch, "demo-release-officer"))).contains("culture-undetermined");
        written.setStatus(ObservationStatus.ENTEREDINERROR);
        bank.client.update().resource(written).execute();
    }

    private Observation isReleasedBy(Observation post) {
        var written = bank.store(post);
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");
        assertThat(bank.status(id())).isEqualTo("released");
        return written;
    }

    private Observation post() {
        return bank.culture(id(), "post", null);
    }

    private Observation at(Type taken) {
        return post().setEffective(taken);
    }

    private static DateTimeType day(Instant at) {
        return new DateTimeType(at.toString().substring(0, 10));
    }

    private static Observation part(Observation result, CodeableConcept code, Type value) {
        result.addComponent().setCode(code).setValue(value);
        return result;
    }

    private static CodeableConcept answer(List<Coding> codings) {
        var answer = new CodeableConcept();
        codings.forEach(answer::addCoding);
        return answer;
    }

    private String id() {
        return batch.getIdElement().getIdPart();
    }

    private String pool() {
        return batch.getParentFirstRep().getReferenceElement().getIdPart();
    }
}
