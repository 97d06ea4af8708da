package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;

/** A laboratory message that could not be read completely, and the milk and the donors it names. */
class WaitingResultsTest {

    private final Bank bank = new Bank();
    private final IGenericClient laboratory = LactariumServer.shared().client("demo-laboratory-system");
    private final String message = "laboratory/" + UUID.randomUUID();
    private final String cause = UUID.randomUUID().toString();

    @Test
    void refusesToReleaseTheBatchAMessageNamesAndSaysWhichMessageAndWhy() {
        var batch = cleanBatch();

        report(true, Bank.label(batch));

        var refusal = catchThrowableOfType(
                UnprocessableEntityException.class, () -> bank.release(batch, "demo-release-officer"));
        assertThat(Bank.rules(refusal)).containsExactly("result-waits");
        assertThat(refusal.getMessage()).contains(message, "unknown-value");
        assertThat(bank.status(id(batch))).isEqualTo("pending-results");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lower", "wide", "spaced", "dashed"})
    void findsTheMilkInWhateverWayItsNumberIsWritten(String how) {
        var batch = cleanBatch();
        var number = Bank.label(batch);

        report(
                true,
                switch (how) {
                    case "lower" -> number.toLowerCase();
                    case "wide" ->
                        number.chars()
                                .mapToObj(c -> String.valueOf((char) (c + 0xFEE0)))
                                .reduce("", String::concat);
                    case "spaced" -> " " + number.replace("-", " - ");
                    default -> number.replace('-', '\u2013');
                });

        assertThat(refused(batch)).contains("result-waits");
    }

    @Test
    void whatABottleOfItIsNamedInHoldsTheWholeBatchThatWasReleased() {
        var donor = bank.people().healthyDonor();
        var made = bank.batch(donor);
        var batch = Bank.milk(made, "batch").get(0);
        var bottles = Bank.milk(made, "bottle");
        bank.cleanCultures(batch);
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");

        report(true, Bank.label(bottles.get(0)));

        assertThat(bank.status(id(batch))).isEqualTo("quarantine");
        assertThat(bottles)
                .allSatisfy(bottle -> assertThat(bank.status(id(bottle))).isEqualTo("quarantine"));
        settle("delivered");
        assertThat(bank.status(id(batch))).isEqualTo("quarantine");
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");
        assertThat(bank.status(id(batch))).isEqualTo("released");
    }

    @Test
    void milkThatWasReleasedStaysSoWhenTheMessageCannotBeWorse() {
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);

        assertThat(tasks(report(false, Bank.label(bottle)))).hasSize(1);

        assertThat(bank.status(id(bottle))).isEqualTo("released");
    }

    @Test
    void aMessageAboutADonorHoldsHerReleasedMilkAndLetsNoneOfHerMilkInOrIntoAPool() {
        var donor = bank.people().anotherHealthyDonor();
        var bottle = bank.releasedBottles(donor).get(0);
        var deposit = bank.deposit(donor);
        var thaw = bank.thaw(bank.ago(3, ChronoUnit.HOURS), deposit);

        report(true, donorNumber(donor));

        assertThat(bank.status(id(bottle))).isEqualTo("quarantine");
        assertThat(bank.status(deposit)).isEqualTo("registered");
        assertThat(rules(() -> bank.pool(thaw, 95, bank.number("P"), deposit))).containsExactly("result-waits");
        var brought = bank.receive(bank.bag(donor, bank.ago(9, ChronoUnit.DAYS), bank.number("U")), "frozen", true);
        assertThat(Bank.part(brought, "verdict")).isEqualTo("quarantined");
        settle("dismissed");
        bank.pool(thaw, 95, bank.number("P"), deposit);
        assertThat(bank.status(deposit)).isEqualTo("used");
    }

    @Test
    void bindsWhenTheMilkIsRegisteredThatAnEarlierMessageNamed() {
        var number = bank.number("B");

        assertThat(tasks(report(true, number.toLowerCase()))).isEmpty();
        var made = bank.pasteurise(
                id(bank.readyPool(bank.people().healthyDonor())),
                number,
                Bank.GOOD,
                java.util.Map.of(bank.number("U"), 40.0));
        var batch = Bank.milk(made, "batch").get(0);
        bank.cleanCultures(batch);

        assertThat(refused(batch)).containsExactly("result-waits");
        settle("dismissed");
        assertThat(refused(batch)).isEmpty();
    }

    @Test
    void thereIsOneDoubtForAMilkAndACauseHoweverOftenTheMessageIsSent() {
        var batch = cleanBatch();

        var first = tasks(report(true, Bank.label(batch)));
        var again = tasks(report("laboratory/" + UUID.randomUUID(), cause, true, Bank.label(batch)));
        var other = tasks(report("laboratory/" + UUID.randomUUID(), "another", true, Bank.label(batch)));

        assertThat(again).isEqualTo(first);
        assertThat(other).doesNotContainAnyElementsOf(first);
    }

    @Test
    void whatAPersonDismissedStaysDismissedWhenTheSameMessageComesAgain() {
        var batch = cleanBatch();
        report(true, Bank.label(batch));
        settle("dismissed");

        assertThat(tasks(report("laboratory/" + UUID.randomUUID(), cause, true, Bank.label(batch))))
                .isEmpty();
        assertThat(refused(batch)).isEmpty();
    }

    @Test
    void aMicrobiologistClosesItWithAReasonWhichIsKept() {
        var batch = cleanBatch();
        var task = tasks(report(true, Bank.label(batch))).get(0);

        assertThatThrownBy(() -> close(task, "I have looked", "demo-ward"))
                .isInstanceOf(ForbiddenOperationException.class);
        var closed = close(task, "the laboratory says it is another bank's", "demo-microbiologist");

        assertThat(closed.getStatus()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(closed.getNoteFirstRep().getText()).contains("another bank's");
        assertThat(closed.getNoteFirstRep().getAuthorStringType().getValue()).startsWith("Practitioner/");
        assertThat(refused(batch)).isEmpty();
    }

    @Test
    void nobodyClosesItByWritingTheTask() {
        var reference = tasks(report(true, Bank.label(cleanBatch()))).get(0);
        var task = bank.client.read().resource(Task.class).withUrl(reference).execute();

        bank.client.update().resource(task.setStatus(TaskStatus.ACCEPTED)).execute();

        var accepted =
                bank.client.read().resource(Task.class).withUrl(reference).execute();
        assertThat(rules(() -> bank.client
                        .update()
                        .resource(accepted.setStatus(TaskStatus.COMPLETED))
                        .execute()))
                .containsExactly("server-owned");
    }

    @Test
    void isFoundByThoseWhoWorkOffTasksAndExplained() {
        var batch = cleanBatch();
        var task = tasks(report(true, Bank.label(batch))).get(0);

        var waiting = bank.client
                .search()
                .byUrl("Task?code=result-waits&status=requested&focus="
                        + batch.getIdElement().toUnqualifiedVersionless())
                .returnBundle(Bundle.class)
                .execute();
        assertThat(waiting.getEntry()).hasSize(1);
        assertThat("Task/"
                        + waiting.getEntryFirstRep()
                                .getResource()
                                .getIdElement()
                                .getIdPart())
                .isEqualTo(task);
        var explained = LactariumServer.shared()
                .client("demo-quality")
                .operation()
                .onInstance(batch.getIdElement().toUnqualifiedVersionless())
                .named("$explain")
                .withNoParameters(Parameters.class)
                .execute();
        assertThat(LactariumServer.shared().fhir().newJsonParser().encodeResourceToString(explained))
                .contains("result-waits", message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same", "lower", "spaced"})
    void aDonorNumberIsGivenOnceInWhateverWayItIsWritten(String how) {
        var number = bank.number("D");
        bank.store(donor(number));
        var second = donor(
                switch (how) {
                    case "lower" -> number.toLowerCase();
                    case "spaced" -> number.replace("-", "- ");
                    default -> number;
                });

        var refusal = catchThrowableOfType(ResourceVersionConflictException.class, () -> bank.store(second));
        assertThat(Bank.rules(refusal)).containsExactly("number-taken");
    }

    private BiologicallyDerivedProduct cleanBatch() {
        var batch = Bank.milk(bank.batch(bank.people().healthyDonor()), "batch").get(0);
        bank.cleanCultures(batch);
        return batch;
    }

    private static Patient donor(String number) {
        var donor = new Patient().setActive(true);
        donor.getMeta().addProfile(Profiles.MILK_DONOR);
        donor.addIdentifier(new Identifier().setSystem(Systems.DONOR_ID).setValue(number));
        donor.getBirthDateElement().setValueAsString("1991-03-04");
        return donor;
    }

    private String donorNumber(String donor) {
        return bank.client.read().resource(Patient.class).withUrl(donor).execute().getIdentifier().stream()
                .filter(identifier -> Systems.DONOR_ID.equals(identifier.getSystem()))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private Parameters report(boolean stops, String... numbers) {
        return report(message, cause, stops, numbers);
    }

    private Parameters report(String message, String cause, boolean stops, String... numbers) {
        var in = new Parameters();
        in.addParameter().setName("message").setValue(new StringType(message));
        in.addParameter().setName("cause").setValue(new StringType(cause));
        in.addParameter().setName("reason").setValue(new StringType("unknown-value"));
        in.addParameter().setName("stops").setValue(new BooleanType(stops));
        for (var number : numbers) {
            in.addParameter().setName("number").setValue(new StringType(number));
        }
        return onServer("$report-waiting-result", in);
    }

    private Parameters settle(String outcome) {
        var in = new Parameters();
        in.addParameter().setName("message").setValue(new StringType(message));
        in.addParameter().setName("outcome").setValue(new StringType(outcome));
        in.addParameter().setName("who").setValue(new StringType("demo-integration"));
        in.addParameter().setName("why").setValue(new StringType("the laboratory has been asked"));
        return onServer("$settle-waiting-result", in);
    }

    private Parameters onServer(String operation, Parameters in) {
        return laboratory
                .operation()
                .onServer()
                .named(operation)
                .withParameters(in)
                .execute();
    }

    private static Task close(String task, String why, String login) {
        return LactariumServer.shared()
                .client(login)
                .operation()
                .onInstance(task)
                .named("$close-waiting-result")
                .withParameter(Parameters.class, "why", new StringType(why))
                .returnResourceType(Task.class)
                .execute();
    }

    private static List<String> tasks(Parameters answer) {
        return answer.getParameter().stream()
                .filter(parameter -> parameter.getName().equals("task"))
                .map(parameter -> ((Reference) parameter.getValue()).getReference())
                .toList();
    }

    /** Rules that refuse the first signature; none when it was taken. */
    private List<String> refused(BiologicallyDerivedProduct batch) {
        return rules(() -> bank.release(batch, "demo-release-officer"));
    }

    private static List<String> rules(Runnable call) {
        try {
            call.run();
            return List.of();
        } catch (BaseServerResponseException refusal) {
            return Bank.rules(refusal);
        }
    }

    private static String id(BiologicallyDerivedProduct unit) {
        return unit.getIdElement().getIdPart();
    }
}
