package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.lactarium.server.operations.ComplaintDesk.complains;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.Date;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lactarium.server.LactariumServer;

/** A complaint, the hold it made and the recall that followed say what they rest on, and each is ended by people. */
class EndedComplaintTest {

    private final Bank bank = new Bank();
    private BiologicallyDerivedProduct batch;
    private String bottle;

    @BeforeEach
    void aBatchIsReleased() {
        var made = bank.batch(bank.people().healthyDonor());
        batch = Bank.milk(made, "batch").get(0);
        bank.cleanCultures(batch);
        release();
        bottle = "BiologicallyDerivedProduct/"
                + Bank.milk(made, "bottle").get(0).getIdElement().getIdPart();
    }

    @Test
    void whatIsHeldNamesItsComplaintAndItsEndIsADecisionOfAPersonAfterWhichTwoLetTheMilkGo() {
        var complaint = reported();
        var issue = read(complaint);
        assertThat(issue.getStatus()).isEqualTo(DetectedIssueStatus.PRELIMINARY);
        assertThat(issue.getImplicated()).extracting(Reference::getReference).contains(bottle);
        assertThat(issue.getDetail()).isEqualTo("a splinter in the lid");
        assertThat(explained(milk(batch))).contains(complaint, "foreign-body: a splinter in the lid");

        // the same report is the same complaint, as long as it stands
        assertThat(reported()).isEqualTo(complaint);

        ends(issue, DetectedIssueStatus.FINAL, "It was a crumb of label");
        assertThat(read(complaint).getMitigationFirstRep().getAction().getText())
                .isEqualTo("It was a crumb of label");
        // its end lifts nothing by itself
        assertThat(bank.status(bottle.substring(bottle.indexOf('/') + 1))).isEqualTo("quarantine");
        release();
        assertThat(bank.status(bottle.substring(bottle.indexOf('/') + 1))).isEqualTo("released");
    }

    @Test
    void aComplaintThatWasAMistakeIsEnteredInErrorAndTheSameReportLaterHoldsAnew() {
        var complaint = reported();
        ends(read(complaint), DetectedIssueStatus.ENTEREDINERROR, "Of another bank's bottle");
        release();

        var second = reported();
        assertThat(second).isNotEqualTo(complaint);
        assertThat(bank.status(bottle.substring(bottle.indexOf('/') + 1))).isEqualTo("quarantine");
    }

    @Test
    void aRecallThatAComplaintLedToNamesItAndIsWithdrawnByTwo() {
        var complaint = reported();
        var told = ComplaintDesk.recall(complaint);
        var recall = ((Reference) told.getParameter("recall").getValue()).getReference();
        assertThat(words(read(recall))).contains(complaint);
        assertThat(explained(milk(batch))).contains(recall);

        withdraw(recall, "demo-traceability-officer");
        withdraw(recall, "demo-quality");
        assertThat(read(recall).getStatus()).isEqualTo(DetectedIssueStatus.ENTEREDINERROR);
        // that somebody had decided on the complaint stays so
        assertThat(read(complaint).getStatus()).isEqualTo(DetectedIssueStatus.FINAL);
        assertThat(bank.status(bottle.substring(bottle.indexOf('/') + 1))).isEqualTo("quarantine");
    }

    @Test
    void aWardEndsNoComplaint() {
        var issue = read(reported());
        issue.setStatus(DetectedIssueStatus.FINAL);
        var refused = catchThrowableOfType(
                BaseServerResponseException.class,
                () -> client("demo-ward").update().resource(issue).execute());
        assertThat(refused.getStatusCode()).isEqualTo(403);
    }

    private String reported() {
        var answer = complains("foreign-body", "a splinter in the lid")
                .of("unit", bottle)
                .with("holdRelated", false)
                .asked("demo-ward");
        return ((Reference) answer.getParameter("complaint").getValue()).getReference();
    }

    private void ends(DetectedIssue issue, DetectedIssueStatus how, String why) {
        issue.setStatus(how);
        issue.addMitigation()
                .setAction(new CodeableConcept().setText(why))
                .setDate(new Date())
                .setAuthor(new Reference("Practitioner/demo-quality"));
        client("demo-quality").update().resource(issue).execute();
    }

    private static void withdraw(String recall, String login) {
        client(login)
                .operation()
                .onInstance(recall)
                .named("$withdraw-recall")
                .withParameters(new Parameters().addParameter("reason", "the splinter was on the table"))
                .execute();
    }

    private void release() {
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");
    }

    private DetectedIssue read(String issue) {
        return bank.client.read().resource(DetectedIssue.class).withUrl(issue).execute();
    }

    private String explained(String unit) {
        return words(bank.client
                .operation()
                .onInstance(unit)
                .named("$explain")
                .withNoParameters(Parameters.class)
                .execute());
    }

    private static String words(Resource resource) {
        return LactariumServer.shared().fhir().newJsonParser().encodeResourceToString(resource);
    }

    private static String milk(BiologicallyDerivedProduct unit) {
        return "BiologicallyDerivedProduct/" + unit.getIdElement().getIdPart();
    }

    private static IGenericClient client(String login) {
        return LactariumServer.shared().client(login);
    }
}
