package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.rulebook.ProfileText;

/** No milk is accepted from a donor without a screening interview that is complete and in date for the day of expression. */
class InterviewsTest {

    private final Bank bank = new Bank();

    @Test
    void milkOfADonorWithoutAnInterviewOnRecordIsHeldUntilOneIsWrittenDown() {
        var donor = bank.people().anotherHealthyDonor();
        var bag = bank.bag(donor, days(10), bank.number("U"));
        try (var process = new OtherFigures(ProfileText.at("hkbmb").yaml())) {
            var bench = process.client("demo-technician");

            var first = receive(bench, bag);
            assertThat(Bank.part(first, "verdict")).isEqualTo("quarantined");
            assertThat(Bank.rules(first)).containsExactlyInAnyOrder("child-unknown", "interview-missing");

            bank.store(Interviews.harmless(donor, days(3)));
            assertThat(Bank.part(receive(bench, bag), "verdict")).isEqualTo("accepted");
        }
    }

    @Test
    void anInterviewThatIsOnlyBegunHoldsTheMilkUntilItIsFinishedAndTwoPeopleMayThenLetItGo() {
        var donor = bank.people().anotherHealthyDonor();
        var whole = bank.store(Interviews.harmless(donor, days(20)));
        var raw = bank.deposit(donor);
        assertThat(bank.status(raw)).isEqualTo("registered");

        // the clerk finds that the last page was never asked
        var begun = store(whole, QuestionnaireResponseStatus.INPROGRESS);
        assertThat(bank.status(raw)).isEqualTo("quarantine");
        assertThat(refused(() -> bank.release(milk(raw), "demo-release-officer")))
                .containsExactly("interview-incomplete");
        var fresh = bank.receive(bank.bag(donor, days(5), bank.number("U")), "frozen", true);
        assertThat(Bank.rules(fresh)).containsExactly("interview-incomplete");

        store(begun, QuestionnaireResponseStatus.COMPLETED);
        assertThat(bank.status(raw)).as("nothing leaves a hold by itself").isEqualTo("quarantine");
        twoSign(raw);
        assertThat(bank.status(raw)).isEqualTo("registered");
    }

    @Test
    void anInterviewOfAnotherWomanIsTakenBackAndTheOldOneIsOutOfDate() {
        var donor = bank.people().anotherHealthyDonor();
        bank.store(Interviews.harmless(donor, days(300)));
        var wrong = bank.store(Interviews.harmless(donor, days(15)));
        var bottle = bank.releasedBottles(donor).get(0).getIdElement().getIdPart();

        store(wrong, QuestionnaireResponseStatus.ENTEREDINERROR);

        assertThat(bank.status(bottle)).isEqualTo("quarantine");
        assertThat(refused(() -> bank.release(milk(bottle), "demo-release-officer")))
                .contains("interview-expired");
        var fresh = bank.receive(bank.bag(donor, days(5), bank.number("U")), "frozen", true);
        assertThat(Bank.rules(fresh)).containsExactly("interview-expired");
    }

    @Test
    void whatSheAnsweredIsAmendedAndNeverLeftOut() {
        var donor = bank.people().anotherHealthyDonor();
        var stored = bank.store(Interviews.disclosing(donor, "smoking", days(200), days(150)));
        for (int group = 0; group < stored.getItem().size(); group++) {
            var shorter = stored.copy();
            shorter.getItem().remove(group);
            assertThatThrownBy(() -> store(shorter, QuestionnaireResponseStatus.AMENDED))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("keeps its questionnaire");
        }
        var elsewhere = stored.copy().setQuestionnaire("https://hospital.example/another-form");
        assertThatThrownBy(() -> store(elsewhere, QuestionnaireResponseStatus.COMPLETED))
                .isInstanceOf(InvalidRequestException.class);

        Interviews.answer(stored, "smoking", false, null, null);
        store(stored, QuestionnaireResponseStatus.AMENDED);
    }

    @Test
    void anInterviewFromTheFutureIsNone() {
        var donor = bank.people().anotherHealthyDonor();
        bank.store(Interviews.harmless(donor, days(300)));
        bank.store(Interviews.harmless(donor, Instant.now().plus(2, ChronoUnit.DAYS)));

        var fresh = bank.receive(bank.bag(donor, days(5), bank.number("U")), "frozen", true);
        assertThat(Bank.rules(fresh)).containsExactly("interview-incomplete");
    }

    @Test
    void aMedicineThatIsInNoListHoldsHerMilkUntilThePersonWhoWasAskedHasDecided() {
        var donor = bank.people().anotherHealthyDonor();
        bank.store(Interviews.harmless(donor, days(20)));
        var raw = bank.deposit(donor);
        bank.store(Interviews.taking(donor, "Xanadumab 5 mg"));

        assertThat(bank.status(raw)).isEqualTo("quarantine");
        assertThat(refused(() -> bank.release(milk(raw), "demo-release-officer")))
                .containsExactly("answer-unjudged");
        var asked = pending(donor);
        assertThat(asked.getValueCodeableConcept().getCodingFirstRep().getCode())
                .isEqualTo("pending");

        // the coordinator has asked a pharmacist
        asked.setStatus(Observation.ObservationStatus.AMENDED)
                .setValue(Bank.concept(Systems.ELIGIBILITY, "eligible"))
                .addNote()
                .setText("is not absorbed");
        LactariumServer.shared()
                .client("demo-donor-coordinator")
                .update()
                .resource(asked)
                .execute();
        twoSign(raw);
        assertThat(bank.status(raw)).isEqualTo("registered");
    }

    @Test
    void anAnswerToAQuestionThatTheBankSaysNothingAboutAsksAPerson() {
        var donor = bank.people().anotherHealthyDonor();
        var interview = Interviews.harmless(donor, days(20)).setQuestionnaire("https://bank.example/Questionnaire/own");
        interview.addItem().setLinkId("herbal-tea").addAnswer().setValue(new BooleanType(true));
        bank.store(interview);

        var fresh = bank.receive(bank.bag(donor, days(5), bank.number("U")), "frozen", true);
        assertThat(Bank.rules(fresh)).containsExactly("answer-unjudged");
    }

    @Test
    void anInterviewOfABanksOwnThatLeavesAQuestionOutIsNotComplete() {
        var donor = bank.people().anotherHealthyDonor();
        var interview = Interviews.harmless(donor, days(20)).setQuestionnaire("https://bank.example/Questionnaire/own");
        interview.getItem().forEach(group -> group.getItem()
                .removeIf(item -> item.getLinkId().equals("transfusion")));
        bank.store(interview);

        var fresh = bank.receive(bank.bag(donor, days(5), bank.number("U")), "frozen", true);
        assertThat(Bank.rules(fresh)).containsExactly("interview-incomplete");
    }

    @Test
    void whyItWasAcceptedSaysTheInterviewAndTheFigureItWasJudgedBy() {
        var donor = bank.people().anotherHealthyDonor();
        var interview = bank.store(Interviews.harmless(donor, days(20)));
        var raw = bank.deposit(donor);

        var told = LactariumServer.shared()
                .fhir()
                .newJsonParser()
                .encodeResourceToString(bank.client
                        .operation()
                        .onInstance("BiologicallyDerivedProduct/" + raw)
                        .named("$explain")
                        .withNoParameters(Parameters.class)
                        .useHttpGet()
                        .execute());

        assertThat(told)
                .contains(
                        "interview-expired",
                        "interview.validity",
                        "P6M",
                        "QuestionnaireResponse/" + interview.getIdElement().getIdPart());
    }

    private Observation pending(String donor) {
        return (Observation) bank.client
                .search()
                .forResource(Observation.class)
                .where(Observation.SUBJECT.hasId(donor))
                .and(Observation.CODE.exactly().systemAndCode(Systems.MILK_OBSERVATION, "donor-eligibility"))
                .returnBundle(Bundle.class)
                .execute()
                .getEntryFirstRep()
                .getResource();
    }

    private static Parameters receive(IGenericClient bench, BiologicallyDerivedProduct bag) {
        var in = new Parameters();
        var deposit = in.addParameter().setName("deposit");
        deposit.addPart().setName("unit").setResource(bag);
        deposit.addPart().setName("condition").setValue(new CodeType("frozen"));
        deposit.addPart().setName("sealIntact").setValue(new BooleanType(true));
        return bench.operation()
                .onType(BiologicallyDerivedProduct.class)
                .named("$receive")
                .withParameters(in)
                .execute();
    }

    private QuestionnaireResponse store(QuestionnaireResponse interview, QuestionnaireResponseStatus status) {
        interview.setStatus(status);
        return (QuestionnaireResponse)
                bank.client.update().resource(interview).execute().getResource();
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

    private static List<String> refused(Runnable work) {
        return Bank.rules(catchThrowableOfType(BaseServerResponseException.class, work::run));
    }

    private static Instant days(long ago) {
        return Instant.now().minus(ago, ChronoUnit.DAYS);
    }
}
