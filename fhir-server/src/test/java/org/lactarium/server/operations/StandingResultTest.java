package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;

/** What a final result says is changed only where everybody sees that it was changed. */
class StandingResultTest {

    private static final String NOTHING = "[{\"op\":\"replace\",\"path\":\"/valueQuantity/value\",\"value\":0}]";

    private final Bank bank = new Bank();
    private Observation culture;

    @BeforeEach
    void aCultureIsFinal() {
        var batch = Bank.milk(bank.batch(bank.people().healthyDonor()), "batch").get(0);
        culture = bank.store(bank.culture(batch.getIdElement().getIdPart(), "post", 500.0));
    }

    @Test
    void anotherValueUnderTheSameStatusIsRefused() {
        for (var who : List.of("demo", "demo-microbiologist")) {
            var again = culture.copy().setValue(Bank.cfu(0));
            assertThatThrownBy(() -> update(LactariumServer.shared().client(who), again))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("amended or corrected");
        }
        var flagged = culture.copy();
        flagged.addInterpretation(new CodeableConcept(
                new Coding("http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", "N", null)));
        assertThatThrownBy(() -> update(bank.client, flagged)).isInstanceOf(InvalidRequestException.class);
    }

    @ParameterizedTest
    @EnumSource(PatchWay.class)
    void byWhateverPatch(PatchWay way) {
        var reference = "Observation/" + culture.getIdElement().getIdPart();

        assertThat(way.patch(reference, NOTHING, "application/json-patch+json"))
                .as(way.said())
                .isEqualTo(400);
        assertThat(read().getValueQuantity().getValue()).isEqualByComparingTo("500");
    }

    /** Each way in which what was said for good is called something else in between. */
    @ParameterizedTest
    @EnumSource(
            value = ObservationStatus.class,
            names = {"PRELIMINARY", "REGISTERED", "UNKNOWN", "CANCELLED", "ENTEREDINERROR"})
    void whatItIsCalledInBetweenDoesNotMatter(ObservationStatus between) {
        var both = culture.copy().setStatus(between);
        both.setValue(Bank.cfu(0));
        assertThatThrownBy(() -> update(bank.client, both)).isInstanceOf(InvalidRequestException.class);

        update(bank.client, culture.copy().setStatus(between));
        var then = read().setValue(Bank.cfu(0));
        assertThatThrownBy(() -> update(bank.client, then)).isInstanceOf(InvalidRequestException.class);
        var again = read().setValue(Bank.cfu(0)).setStatus(ObservationStatus.FINAL);
        assertThatThrownBy(() -> update(bank.client, again)).isInstanceOf(InvalidRequestException.class);
        assertThat(read().getValueQuantity().getValue()).isEqualByComparingTo("500");
        update(bank.client, read().setStatus(ObservationStatus.FINAL));
    }

    @Test
    void aNoteDoesNotGoByItself() {
        var noted = culture.copy();
        noted.addNote().setText("Late growth of Klebsiella");
        update(bank.client, noted);
        var silent = read();
        silent.getNote().clear();
        assertThatThrownBy(() -> update(bank.client, silent)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void aPreliminaryWordBecomesFinalWithAnotherValue() {
        var open = bank.store(culture.copy().setStatus(ObservationStatus.PRELIMINARY));
        update(bank.client, open.setValue(Bank.cfu(0)).setStatus(ObservationStatus.FINAL));
        assertThat(open.getId()).isNotBlank();
    }

    @Test
    void aReportAndAnInterviewLikewise() {
        var report = new DiagnosticReport().setStatus(DiagnosticReportStatus.FINAL);
        report.setCode(Bank.concept(Systems.LAB_TEST, "MBCULPOST"));
        report.getSubject().setDisplay("somebody");
        report.setConclusion("Klebsiella pneumoniae");
        report.setSubject(new Reference(bank.people().donor()));
        var written = bank.store(report);
        assertThatThrownBy(() -> bank.client
                        .update()
                        .resource(written.copy().setConclusion("No growth"))
                        .execute())
                .isInstanceOf(InvalidRequestException.class);

        var interview = bank.store(Interviews.harmless(bank.people().donor(), bank.now));
        interview.setAuthored(Date.from(bank.ago(30, ChronoUnit.DAYS)));
        interview.getItemFirstRep().getAnswerFirstRep().setValue(new BooleanType(true));
        assertThatThrownBy(() -> bank.client.update().resource(interview).execute())
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void aCorrectionANoteAndTheSameOnceMoreAreTaken() {
        update(bank.client, culture.copy());
        var noted = read();
        noted.addNote().setText("Read by eye.");
        update(bank.client, noted);
        update(bank.client, read().setValue(Bank.cfu(0)).setStatus(ObservationStatus.CORRECTED));

        assertThat(read().getStatus()).isEqualTo(ObservationStatus.CORRECTED);
    }

    @Test
    void theResultOfAMessageWasComparedAtTheLaboratorysOwnDoor() {
        var laboratory = LactariumServer.shared().client("demo-laboratory-system");
        assertThatThrownBy(() -> update(laboratory, culture.copy().setValue(Bank.cfu(700))))
                .isInstanceOf(InvalidRequestException.class);
        var sent = bank.culture(culture.getFocusFirstRep().getReferenceElement().getIdPart(), "post", 500.0);
        sent.addIdentifier().setSystem(Systems.RESULT_ID).setValue(bank.number("R"));
        culture = bank.store(sent);

        update(laboratory, culture.copy().setValue(Bank.cfu(700)));

        assertThat(read().getValueQuantity().getValue()).isEqualByComparingTo("700");
    }

    @Test
    void bloodAndFindingsNobodyKnowsLikewise() {
        var blood = bank.store(bank.people().blood(bank.people().donor(), "56888-1", "11214006"));
        var clean = blood.copy().setValue(Bank.concept(Systems.SNOMED, "131194007"));
        assertThatThrownBy(() -> update(bank.client, clean)).isInstanceOf(InvalidRequestException.class);
        update(bank.client, clean.setStatus(ObservationStatus.AMENDED));
    }

    private Observation read() {
        return bank.client
                .read()
                .resource(Observation.class)
                .withId(culture.getIdElement().getIdPart())
                .execute();
    }

    private static void update(IGenericClient client, Observation result) {
        client.update().resource(result).execute();
    }
}
