package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Extensions;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;

/** What people read when something is refused. */
class RefusalsTest {

    private final Bank bank = new Bank();
    private final LactariumServer server = LactariumServer.shared();

    @Test
    void ofFiftyBagsEachThatIsRefusedIsNamedWithItsReasonAndNoneIsTaken() {
        var donor = bank.people().healthyDonor();
        var numbers = new ArrayList<String>();
        var in = new Parameters();
        for (int i = 0; i < 50; i++) {
            var number = i == 49 ? numbers.get(0) : bank.number("U");
            numbers.add(number);
            var bag = bank.bag(i == 7 ? "Patient/nobody" : donor, bank.ago(10, ChronoUnit.DAYS), number);
            if (i == 20) {
                bag.getCollection().setCollected(null);
            }
            if (i == 30) {
                bag.getExtension().clear();
                bag.addExtension(Extensions.VOLUME, Bank.millilitres(-3));
            }
            deposit(in, bag);
        }

        var refused = refused(in);

        assertThat(refused.getStatusCode()).isEqualTo(400);
        var issues = ((OperationOutcome) refused.getOperationOutcome()).getIssue();
        assertThat(issues)
                .extracting(issue -> issue.getExpression().get(0).getValue())
                .containsExactly(
                        "Parameters.parameter.where(name = 'deposit')[7]",
                        "Parameters.parameter.where(name = 'deposit')[20]",
                        "Parameters.parameter.where(name = 'deposit')[30]",
                        "Parameters.parameter.where(name = 'deposit')[49]");
        assertThat(issues)
                .extracting(issue -> issue.getDetails().getText())
                .satisfiesExactly(
                        text -> assertThat(text)
                                .isEqualTo(numbers.get(7) + ": Donor nobody is not in the record."
                                        + " Register the donor first, then receive the milk again."),
                        text -> assertThat(text).contains("Container " + numbers.get(20)),
                        text -> assertThat(text).startsWith(numbers.get(30) + ": Nothing was written down"),
                        text -> assertThat(text).contains("The number " + numbers.get(0)));
        assertThat(Bank.rules(refused))
                .containsExactly("donor-unknown", "expression-time-missing", "unit-number-taken");
        assertThat(bank.client
                        .search()
                        .byUrl("BiologicallyDerivedProduct?identifier=" + numbers.get(1))
                        .returnBundle(Bundle.class)
                        .execute()
                        .getEntry())
                .isEmpty();
    }

    @Test
    void ofSeveralBagsThatCannotBeThawedEachSaysWhy() {
        var donor = bank.people().healthyDonor();
        var good = bank.deposit(donor);
        var gone = bank.deposit(donor);
        bank.hold(gone, "$discard", "weather");

        var refused = catchThrowableOfType(
                BaseServerResponseException.class,
                () -> bank.thaw(bank.ago(1, ChronoUnit.HOURS), good, gone, "nothing"));
        assertThat(refused.getStatusCode()).isEqualTo(404);
        assertThat(texts(refused)).singleElement().asString().startsWith("nothing: ");

        refused = catchThrowableOfType(
                BaseServerResponseException.class, () -> bank.thaw(bank.now.plus(1, ChronoUnit.HOURS), good, gone));
        assertThat(Bank.rules(refused)).containsExactly("thaw-start-in-future", "unit-not-in-stock");
    }

    @Test
    void whatRefusesStandsFirstAndWhatIsOnlyNotedApartFromIt() {
        var verdict = Verdict.of(RuleId.MOTHERS_OWN_MILK, "U-1").and(Verdict.of(RuleId.MILK_RECALLED, "U-1"));

        var refused = server.bean(Refusals.class).refusal(verdict, null);

        assertThat(((OperationOutcome) refused.getOperationOutcome()).getIssue())
                .extracting(OperationOutcomeIssueComponent::getSeverity)
                .containsExactly(IssueSeverity.ERROR, IssueSeverity.INFORMATION);
        assertThat(Bank.rules(refused)).containsExactly("milk-recalled", "mothers-own-milk");
        assertThat(refused.getMessage()).contains("recalled").doesNotContain("mother");
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsSaidInWordsAndNotByTheNumberOfAConstraint() {
        var stay =
                "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},\"effectivePeriod\":"
                        + "{\"start\":\"2026-11-02T00:00:00Z\",\"end\":\"2026-11-01T00:00:00Z\"}}";

        assertThat(text(stay, "en"))
                .isEqualTo("Nothing was written down: a period ends before it begins. Check both times.");
        assertThat(text(stay, "zh-HK")).isEqualTo("未有寫入任何資料：時段的結束早於開始。請核對兩個時間。");
    }

    @Test
    void whatTheServerKeepsIsCalledAsPeopleCallItAndItsPlaceStandsBesideIt() {
        var deposit = bank.deposit(bank.people().healthyDonor());
        var milk = bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(deposit)
                .execute();
        milk.setProcessing(List.of(new BiologicallyDerivedProduct.BiologicallyDerivedProductProcessingComponent()
                .setDescription("heated at home")));

        var refused = catchThrowableOfType(
                BaseServerResponseException.class,
                () -> bank.client.update().resource(milk).execute());

        var issue = ((OperationOutcome) refused.getOperationOutcome()).getIssueFirstRep();
        assertThat(issue.getDetails().getText())
                .isEqualTo("What the record says of a container is kept by the server and is not written by hand."
                        + " Leave it out; there is an operation for this step.");
        assertThat(issue.getExpression().get(0).getValue()).isEqualTo("BiologicallyDerivedProduct.processing");
    }

    private String text(String body, String language) {
        var answer = server.send(HttpRequest.newBuilder(URI.create(server.base() + "/fhir/Observation"))
                .header("Authorization", "Bearer " + server.token("demo"))
                .header("Content-Type", "application/fhir+json")
                .header("Accept-Language", language)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        assertThat(answer.statusCode()).isBetween(400, 422);
        return server.fhir()
                .newJsonParser()
                .parseResource(OperationOutcome.class, answer.body())
                .getIssueFirstRep()
                .getDetails()
                .getText();
    }

    private BaseServerResponseException refused(Parameters in) {
        return catchThrowableOfType(BaseServerResponseException.class, () -> bank.client
                .operation()
                .onType(BiologicallyDerivedProduct.class)
                .named("$receive")
                .withParameters(in)
                .execute());
    }

    private static List<String> texts(BaseServerResponseException refused) {
        return ((OperationOutcome) refused.getOperationOutcome())
                .getIssue().stream().map(issue -> issue.getDetails().getText()).toList();
    }

    private static void deposit(Parameters in, BiologicallyDerivedProduct bag) {
        var deposit = in.addParameter().setName("deposit");
        deposit.addPart().setName("unit").setResource(bag);
        deposit.addPart().setName("condition").setValue(new CodeType("frozen"));
        deposit.addPart().setName("sealIntact").setValue(new BooleanType(true));
    }
}
