package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.operations.FeedCorrectionsTest.status;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lactarium.server.LactariumServer;

/** A recall that was a mistake is withdrawn by two people, and the milk waits for two signatures. */
class RecallWithdrawalTest {

    private static final String OFFICER = "demo-traceability-officer";
    private static final String QUALITY = "demo-quality";

    private final Bank bank = new Bank();
    private String infant;
    private String order;
    private String batch;
    private String atTheWard;
    private String inTheFreezer;

    @BeforeEach
    void aWardHasOneOfTwoBottles() {
        infant = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(infant);
        order = bank.people().order(infant);
        var bottles = bank.releasedBottles(bank.people().healthyDonor());
        batch = bottles.get(0).getParentFirstRep().getReferenceElement().getIdPart();
        atTheWard = bottles.get(0).getIdElement().getIdPart();
        inTheFreezer = bottles.get(1).getIdElement().getIdPart();
        bank.dispense(order, atTheWard);
    }

    @Test
    void twoPeopleWithdrawItAndTwoSignaturesLetTheMilkGoToWhereItWas() {
        var recall = recall("batch", batch, "lids");
        acknowledge(recall);
        assertThat(status(() -> withdraw(recall, "demo-technician", "wrong lot")))
                .isEqualTo(403);
        assertThat(status(() -> withdraw(recall, OFFICER, null))).isEqualTo(400);

        assertThat(outcome(withdraw(recall, OFFICER, "The lot was typed wrongly")))
                .isEqualTo("awaiting-second-person");
        assertThat(refused(() -> withdraw(recall, OFFICER, "again"))).containsExactly("same-signer");
        assertThat(bank.status(inTheFreezer)).isEqualTo("recalled");
        assertThat(outcome(withdraw(recall, QUALITY, null))).isEqualTo("withdrawn");

        assertThat(List.of(bank.status(batch), bank.status(atTheWard), bank.status(inTheFreezer)))
                .containsOnly("quarantine");
        var issue = issue(recall);
        assertThat(issue.getStatus()).isEqualTo(DetectedIssue.DetectedIssueStatus.ENTEREDINERROR);
        assertThat(issue.getMitigationFirstRep().getAction().getText()).isEqualTo("The lot was typed wrongly");
        assertThat(issue.getMitigationFirstRep().getAuthor().getReference()).isEqualTo("Practitioner/demo-quality");
        assertThat(notices(recall))
                .isNotEmpty()
                .allSatisfy(notice -> {
                    assertThat(notice.getStatus()).isEqualTo(Task.TaskStatus.CANCELLED);
                    assertThat(notice.getNote().get(notice.getNote().size() - 1).getText())
                            .isEqualTo("The lot was typed wrongly");
                })
                .anySatisfy(notice -> assertThat(notice.getOutput()).isNotEmpty());
        assertThat(FeedCorrectionsTest.explained(inTheFreezer))
                .contains("recall awaiting-second-person", "recall withdrawn", "Practitioner/demo-quality");
        assertThat(outcome(withdraw(recall, OFFICER, "again"))).isEqualTo("withdrawn");

        release(batch);
        assertThat(bank.status(atTheWard)).isEqualTo("dispensed");
        assertThat(bank.status(inTheFreezer)).isEqualTo("released");
        assertThat(FeedCorrectionsTest.unexplained(batch)).isEqualTo("0");
    }

    @Test
    void milkThatAnotherRecallCallsBackStaysRecalled() {
        var wide = recall("batch", batch, "lids");
        recall("unit", inTheFreezer, "cracked");

        withdraw(wide);

        assertThat(bank.status(inTheFreezer)).isEqualTo("recalled");
        assertThat(bank.status(atTheWard)).isEqualTo("quarantine");
    }

    @Test
    void milkThatFailsByAResultStaysRecalled() {
        var recall = recall("batch", batch, "lids");
        bank.store(bank.culture(batch, "post", 200.0));

        withdraw(recall);

        assertThat(List.of(bank.status(batch), bank.status(atTheWard), bank.status(inTheFreezer)))
                .containsOnly("recalled");
    }

    @Test
    void milkThatWasRejectedBeforeIsRejectedAgain() {
        var rejected = Bank.milk(bank.batch(bank.people().healthyDonor()), "batch")
                .get(0)
                .getIdElement()
                .getIdPart();
        bank.store(bank.culture(rejected, "post", 200.0));
        assertThat(bank.status(rejected)).isEqualTo("rejected");
        var recall = recall("batch", rejected, "lids");
        assertThat(bank.status(rejected)).isEqualTo("recalled");

        withdraw(recall);

        assertThat(bank.status(rejected)).isEqualTo("rejected");
    }

    @Test
    void whatWasUsedOrThrownAwayMeanwhileStaysSo() {
        bank.store(bank.feed(atTheWard, infant, order, 40));
        var recall = recall("batch", batch, "lids");
        bank.hold(inTheFreezer, "$discard", "recall");

        withdraw(recall);

        assertThat(bank.status(atTheWard)).isEqualTo("used");
        assertThat(bank.status(inTheFreezer)).isEqualTo("discarded");
        assertThat(bank.status(batch)).isEqualTo("quarantine");
    }

    @Test
    void theFirstWordIsVoidWhenTheRecallTookInMoreSince() {
        var donor = bank.people().anotherHealthyDonor();
        bank.deposit(donor);
        var recall = recall("donor", donor, "lids");
        withdraw(recall, OFFICER, "wrong donor");
        bank.deposit(donor);
        assertThat(recall("donor", donor, "lids")).isEqualTo(recall);

        assertThat(outcome(withdraw(recall, QUALITY, "wrong donor"))).isEqualTo("awaiting-second-person");
    }

    @Test
    void calledBackAgainItIsAnotherRecall() {
        var first = recall("batch", batch, "lids");
        withdraw(first);

        var second = recall("batch", batch, "lids");

        assertThat(second).isNotEqualTo(first);
        assertThat(recall("batch", batch, "lids")).isEqualTo(second);
        assertThat(bank.status(inTheFreezer)).isEqualTo("recalled");
        assertThat(notices(second)).isNotEmpty().noneMatch(task -> task.getStatus() == Task.TaskStatus.CANCELLED);
        withdraw(second);
        assertThat(bank.status(inTheFreezer)).isEqualTo("quarantine");
    }

    @Test
    void ofTwoWhoAskAtTheSameMomentOneIsFirstAndOneSecond() {
        var recall = recall("batch", batch, "lids");
        var officer = CompletableFuture.supplyAsync(() -> outcome(withdraw(recall, OFFICER, "wrong lot")));
        var quality = CompletableFuture.supplyAsync(() -> outcome(withdraw(recall, QUALITY, "wrong lot")));

        assertThat(List.of(officer.join(), quality.join()))
                .containsExactlyInAnyOrder("awaiting-second-person", "withdrawn");
        assertThat(bank.status(inTheFreezer)).isEqualTo("quarantine");
    }

    private void withdraw(String recall) {
        withdraw(recall, OFFICER, "a mistake");
        assertThat(outcome(withdraw(recall, QUALITY, null))).isEqualTo("withdrawn");
    }

    private static Parameters withdraw(String recall, String login, String reason) {
        var in = new Parameters();
        if (reason != null) {
            in.addParameter("reason", reason);
        }
        return LactariumServer.shared()
                .client(login)
                .operation()
                .onInstance(recall)
                .named("$withdraw-recall")
                .withParameters(in)
                .execute();
    }

    private static String outcome(Parameters answer) {
        return Bank.code(answer, "outcome");
    }

    private static String recall(String kind, String id, String reason) {
        var in = new Parameters();
        in.addParameter("reason", reason);
        in.addParameter()
                .setName(kind)
                .setValue(new Reference(id.contains("/") ? id : "BiologicallyDerivedProduct/" + id));
        var answer = LactariumServer.shared()
                .client(OFFICER)
                .operation()
                .onType(BiologicallyDerivedProduct.class)
                .named("$recall")
                .withParameters(in)
                .execute();
        return ((Reference) answer.getParameter("recall").getValue()).getReference();
    }

    private DetectedIssue issue(String recall) {
        return bank.client.read().resource(DetectedIssue.class).withUrl(recall).execute();
    }

    private List<Task> notices(String recall) {
        var number = issue(recall).getIdentifierFirstRep();
        return new ArrayList<>(LactariumServer.shared()
                .bean(MilkRecord.class)
                .find(
                        Task.class,
                        org.lactarium.server.operations.chart.Query.where(
                                "group-identifier",
                                org.lactarium.server.operations.chart.Query.token(
                                        number.getSystem(), number.getValue()))));
    }

    /** One of the places has found its bottle. */
    private void acknowledge(String recall) {
        var in = new Parameters();
        in.addParameter().setName("found").setValue(new IntegerType(1));
        var notice = notices(recall).stream()
                .filter(task -> task.getInput().size() > 1)
                .findFirst()
                .orElseThrow();
        bank.client
                .operation()
                .onInstance("Task/" + notice.getIdElement().getIdPart())
                .named("$acknowledge-recall")
                .withParameters(in)
                .execute();
    }

    private void release(String unit) {
        for (var login : List.of("demo-release-officer", "demo-release-officer-2")) {
            var milk = new BiologicallyDerivedProduct();
            milk.setId(unit);
            bank.release(milk, login);
        }
    }
}
