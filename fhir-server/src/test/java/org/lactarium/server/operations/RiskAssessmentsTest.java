package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.junit.jupiter.api.Test;
import org.lactarium.server.operations.MilkLine.Stage;

/** A risk assessment says how much of a batch is milk of a deferral, and follows what is known until a person has decided. */
class RiskAssessmentsTest {

    private final Bank bank = new Bank();

    @Test
    void whatRestedOnlyOnADeferralThatIsWithdrawnEndsWithWhoAndWhyAndIsOpenAgainWithTheNextOne() {
        var line = new MilkLine(Stage.RELEASED);
        var wrong = bank.store(Mistake.deferral(line.donor, "skin-piercing"));
        assertThat(assessments(line.batch)).extracting(DetectedIssue::getStatus).containsExactly(open());

        withdraw(wrong);

        var ended = assessments(line.batch).get(0);
        assertThat(ended.getStatus()).isEqualTo(DetectedIssueStatus.ENTEREDINERROR);
        var end = ended.getMitigationFirstRep();
        assertThat(end.getAuthor().getReference()).isEqualTo("Practitioner/demo-quality");
        assertThat(end.getDate()).isNotNull();
        assertThat(end.getAction().getText())
                .contains("Observation/" + wrong.getIdElement().getIdPart())
                .contains("更正後");
        assertThat(bank.status(line.batch)).isEqualTo("quarantine");
        line.release();
        assertThat(bank.status(line.batch)).isEqualTo("released");

        bank.store(Mistake.deferral(line.donor, "skin-piercing"));
        var again = assessments(line.batch);
        assertThat(again).extracting(DetectedIssue::getStatus).containsExactly(open());
        assertThat(again.get(0).getMitigation()).isEmpty();
    }

    @Test
    void anotherReasonHasAnAssessmentOfItsOwnAndStaysOpen() {
        var line = new MilkLine(Stage.RELEASED);
        var wrong = bank.store(Mistake.deferral(line.donor, "skin-piercing"));
        bank.store(Mistake.deferral(line.donor, "mastitis"));

        withdraw(wrong);

        assertThat(assessments(line.batch))
                .extracting(DetectedIssue::getStatus)
                .containsExactlyInAnyOrder(DetectedIssueStatus.ENTEREDINERROR, open());
    }

    @Test
    void anInterviewOfAnotherWomanAndTwoRecordsThatWereNotOneWomanEndTheirAssessments() {
        for (var mistake : List.of(Mistake.INTERVIEW, Mistake.EXPRESSION)) {
            var line = new MilkLine(Stage.RELEASED);
            var undo = mistake.make(line);
            undo.run();
            assertThat(assessments(line.batch))
                    .as(mistake.name())
                    .extracting(DetectedIssue::getStatus)
                    .doesNotContain(open());
        }
        var line = new MilkLine(Stage.RELEASED);
        var other = bank.people().donor();
        bank.store(Mistake.deferral(other, "skin-piercing"));
        bank.merge(other, line.donor, false);
        assertThat(assessments(line.batch)).extracting(DetectedIssue::getStatus).containsExactly(open());

        bank.merge(other, line.donor, true);
        assertThat(assessments(line.batch)
                        .get(0)
                        .getMitigationFirstRep()
                        .getAction()
                        .getText())
                .contains(line.donor);
    }

    @Test
    void whatAPersonHasDecidedStaysAsItWasDecided() {
        var line = new MilkLine(Stage.RELEASED);
        var wrong = bank.store(Mistake.deferral(line.donor, "skin-piercing"));
        var decided = assessments(line.batch).get(0);
        bank.client
                .update()
                .resource(decided.setStatus(DetectedIssueStatus.FINAL))
                .execute();

        withdraw(wrong);
        bank.store(Mistake.deferral(line.donor, "skin-piercing"));
        Mistake.correct(line.deposit, "volume", Bank.millilitres(120));

        assertThat(assessments(line.batch)).hasSize(1).allSatisfy(one -> {
            assertThat(one.getStatus()).isEqualTo(DetectedIssueStatus.FINAL);
            assertThat(one.getDetail()).isEqualTo(decided.getDetail());
        });
    }

    @Test
    void theShareFollowsACorrectedVolume() {
        var donor = bank.people().anotherHealthyDonor();
        var bags = Stream.of(10, 4)
                .map(days -> Bank.received(bank.receive(
                        bank.bag(donor, bank.ago(days, ChronoUnit.DAYS), bank.number("U")), "frozen", true)))
                .toArray(String[]::new);
        var pool = bank.pool(bank.thaw(bank.ago(3, ChronoUnit.HOURS), bags), 190, bank.number("P"), bags);
        var made = bank.pasteurise(
                pool.getIdElement().getIdPart(), bank.number("B"), Bank.GOOD, Map.of(bank.number("U"), 40.0));
        var batch = id(Bank.milk(made, "batch").get(0));
        bank.store(
                Interviews.disclosing(donor, "mastitis", bank.ago(12, ChronoUnit.DAYS), bank.ago(9, ChronoUnit.DAYS)));
        assertThat(assessments(batch).get(0).getDetail()).contains("50 %", "100 of 200 mL");

        Mistake.correct(bags[0], "volume", Bank.millilitres(150));
        assertThat(assessments(batch).get(0).getDetail()).contains("60 %", "150 of 250 mL");
        Mistake.correct(bags[1], "volume", Bank.millilitres(125));
        assertThat(assessments(batch).get(0).getDetail()).contains("55 %", "150 of 275 mL");
        assertThat(assessments(batch)).hasSize(1);
    }

    @Test
    void anInterviewThatIsAmendedToAnotherDayLeavesWhatItStillCovers() {
        var line = new MilkLine(Stage.RELEASED);
        QuestionnaireResponse interview = bank.store(Interviews.disclosing(
                line.donor, "mastitis", bank.ago(12, ChronoUnit.DAYS), bank.ago(9, ChronoUnit.DAYS)));
        assertThat(assessments(line.batch)).extracting(DetectedIssue::getStatus).containsExactly(open());

        var amended = bank.client
                .read()
                .resource(QuestionnaireResponse.class)
                .withId(interview.getIdElement().getIdPart())
                .execute();
        Interviews.answer(amended, "mastitis", true, bank.ago(40, ChronoUnit.DAYS), bank.ago(35, ChronoUnit.DAYS));
        bank.client
                .update()
                .resource(amended.setStatus(QuestionnaireResponseStatus.AMENDED))
                .execute();

        assertThat(assessments(line.batch))
                .extracting(DetectedIssue::getStatus)
                .containsExactly(DetectedIssueStatus.ENTEREDINERROR);
    }

    private static void withdraw(Observation fact) {
        MilkLine.call("demo-quality", "Observation/" + fact.getIdElement().getIdPart(), "$withdraw", Mistake.because());
    }

    private static DetectedIssueStatus open() {
        return DetectedIssueStatus.PRELIMINARY;
    }

    private List<DetectedIssue> assessments(String batch) {
        return bank
                .client
                .search()
                .byUrl("DetectedIssue?implicated=BiologicallyDerivedProduct/" + batch)
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .stream()
                .map(entry -> (DetectedIssue) entry.getResource())
                .toList();
    }

    private static String id(BiologicallyDerivedProduct unit) {
        return unit.getIdElement().getIdPart();
    }
}
