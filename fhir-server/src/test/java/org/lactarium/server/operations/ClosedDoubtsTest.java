package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;

/** A doubt that was closed, by mistake or rightly, and what comes after it. */
class ClosedDoubtsTest {

    private final Bank bank = new Bank();
    private final IGenericClient laboratory = LactariumServer.shared().client("demo-laboratory-system");
    private final String cause = UUID.randomUUID().toString();

    @Test
    void whoReplaysADismissedMessageTakesTheDismissalBack() {
        var batch = cleanBatch();
        report("laboratory/1-" + cause, Bank.label(batch));
        dismiss("laboratory/1-" + cause);

        assertThat(report("laboratory/1-" + cause, Bank.label(batch))).hasSize(1);

        assertThatThrownBy(() -> bank.release(batch, "demo-release-officer"))
                .isInstanceOf(UnprocessableEntityException.class)
                .hasMessageContaining("laboratory/1-" + cause);
    }

    @Test
    void whatWasSentAgainAfterADismissalWaitsWhenAPersonReplaysIt() {
        var batch = cleanBatch();
        report("laboratory/1-" + cause, Bank.label(batch));
        dismiss("laboratory/1-" + cause);
        assertThat(report("laboratory/2-" + cause, Bank.label(batch))).isEmpty();

        assertThat(report("laboratory/2-" + cause, Bank.label(batch))).hasSize(1);
    }

    @Test
    void aMessageDismissedBeforeItsMilkIsRegisteredStopsNoneHoweverOftenItWasSent() {
        var number = bank.number("B");
        report("laboratory/1-" + cause, number);
        report("laboratory/2-" + cause, number);
        dismiss("laboratory/1-" + cause);

        var made = bank.pasteurise(
                bank.readyPool(bank.people().healthyDonor()).getIdElement().getIdPart(),
                number,
                Bank.GOOD,
                Map.of(bank.number("U"), 40.0));
        var batch = Bank.milk(made, "batch").get(0);
        bank.cleanCultures(batch);

        assertThatCode(() -> bank.release(batch, "demo-release-officer")).doesNotThrowAnyException();
    }

    @Test
    void aResultThatStoodBeforeTheMessageCameIsNotTheOneThatWasWrittenByHand() {
        var batch = cleanBatch();
        var before = culture(batch);
        var task = report("laboratory/1-" + cause, Bank.label(batch)).get(0);

        assertThatThrownBy(() -> close(task, before))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("before the message came");

        var written = bank.store(bank.culture(batch.getIdElement().getIdPart(), "post", null))
                .getIdElement()
                .getIdPart();
        assertThat(close(task, written).getStatus()).isEqualTo(Task.TaskStatus.COMPLETED);
    }

    @Test
    void aDonorIsFoundByTheNumberSheHadUntilItIsGivenToSomebodyElse() {
        var former = bank.number("D");
        var current = bank.number("D");
        var id = bank.store(donor(former)).getIdElement().toUnqualifiedVersionless();
        var donor = bank.client
                .read()
                .resource(Patient.class)
                .withId(id.getIdPart())
                .execute();
        donor.getIdentifierFirstRep().setValue(current);
        bank.client.update().resource(donor).execute();

        assertThat(found(former)).containsExactly("Patient/" + id.getIdPart());
        assertThat(found(current)).containsExactly("Patient/" + id.getIdPart());
        var other = bank.store(donor(former)).getIdElement();
        assertThat(found(former)).containsExactly("Patient/" + other.getIdPart());
    }

    private BiologicallyDerivedProduct cleanBatch() {
        var batch = Bank.milk(bank.batch(bank.people().healthyDonor()), "batch").get(0);
        bank.cleanCultures(batch);
        return batch;
    }

    private String culture(BiologicallyDerivedProduct batch) {
        return bank.store(bank.culture(batch.getIdElement().getIdPart(), "post", null))
                .getIdElement()
                .getIdPart();
    }

    private static Patient donor(String number) {
        var donor = new Patient().setActive(true);
        donor.getMeta().addProfile(Profiles.MILK_DONOR);
        donor.addIdentifier(new Identifier().setSystem(Systems.DONOR_ID).setValue(number));
        donor.getBirthDateElement().setValueAsString("1991-03-04");
        return donor;
    }

    private List<String> report(String message, String number) {
        var in = new Parameters();
        in.addParameter().setName("message").setValue(new StringType(message));
        in.addParameter().setName("cause").setValue(new StringType(cause));
        in.addParameter().setName("reason").setValue(new StringType("unknown-value"));
        in.addParameter().setName("stops").setValue(new BooleanType(true));
        in.addParameter().setName("number").setValue(new StringType(number));
        return onServer("$report-waiting-result", in).getParameter().stream()
                .filter(parameter -> parameter.getName().equals("task"))
                .map(parameter -> ((Reference) parameter.getValue()).getReference())
                .toList();
    }

    private void dismiss(String message) {
        var in = new Parameters();
        in.addParameter().setName("message").setValue(new StringType(message));
        in.addParameter().setName("outcome").setValue(new StringType("dismissed"));
        in.addParameter().setName("who").setValue(new StringType("demo-integration"));
        in.addParameter().setName("why").setValue(new StringType("it is another bank's"));
        onServer("$settle-waiting-result", in);
    }

    private List<String> found(String number) {
        var in = new Parameters();
        in.addParameter().setName("number").setValue(new StringType(number));
        return onServer("$find-numbers", in).getParameter().stream()
                .flatMap(match -> match.getPart().stream())
                .filter(part -> part.getName().equals("bearer"))
                .map(part -> ((Reference) part.getValue()).getReference())
                .toList();
    }

    private Parameters onServer(String operation, Parameters in) {
        return laboratory
                .operation()
                .onServer()
                .named(operation)
                .withParameters(in)
                .execute();
    }

    private static Task close(String task, String observation) {
        var in = new Parameters();
        in.addParameter().setName("why").setValue(new StringType("written by hand from the telephone"));
        in.addParameter().setName("result").setValue(new Reference("Observation/" + observation));
        return LactariumServer.shared()
                .client("demo-microbiologist")
                .operation()
                .onInstance(task)
                .named("$close-waiting-result")
                .withParameters(in)
                .returnResourceType(Task.class)
                .execute();
    }
}
