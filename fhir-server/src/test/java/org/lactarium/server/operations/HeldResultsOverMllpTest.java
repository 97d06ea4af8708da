package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;
import static org.lactarium.server.operations.LaboratoryLine.count;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;

/** A laboratory message that is held, on its way from the wire to the cot and back to a person. */
class HeldResultsOverMllpTest {

    private static final String UNKNOWN_WORDS = "colonies of the agar itself";

    private final LactariumServer server = LactariumServer.shared();
    private final Bank bank = new Bank();
    private final LaboratoryLine laboratory = new LaboratoryLine(bank);
    private final Parameters made = bank.batch(bank.people().healthyDonor());
    private final BiologicallyDerivedProduct batch = Bank.milk(made, "batch").get(0);

    @Test
    void aCorrectionThatCannotBeReadHoldsReleasedMilkUntilItIsReadAndTwoPeopleHaveSignedAgain() throws IOException {
        bank.store(bank.culture(batch.getParentFirstRep().getReferenceElement().getIdPart(), "pre", null));
        assertThat(laboratory.outcome(report("F", 14) + count("F", "ST", "No growth")))
                .isEqualTo("delivered");
        signTwice();
        var wristband = bank.number("H");
        var bottle = dispensed(wristband);
        assertThat(decision(bottle, wristband)).isEqualTo("ok");

        var held = laboratory.settled(report("C", 10) + count("C", "ST", UNKNOWN_WORDS));

        assertThat(held.path("reason").asText()).isEqualTo("unknown-value");
        assertThat(bank.status(id(batch))).isEqualTo("quarantine");
        assertThat(decision(bottle, wristband)).isEqualTo("stop");
        assertThat(waiting(batch)).hasSize(1);
        assertThat(explained()).contains("result-waits", "laboratory/" + held.path("id"), "unknown-value");
        assertThat(refused(() -> bank.release(batch, "demo-release-officer"))).containsExactly("result-waits");

        mapped(() -> replay(held));

        assertThat(laboratory.message(held.path("id").asLong()).path("state").asText())
                .isEqualTo("delivered");
        assertThat(waiting(batch)).isEmpty();
        assertThat(decision(bottle, wristband)).isEqualTo("stop");
        signTwice();
        assertThat(bank.status(id(batch))).isEqualTo("released");
        assertThat(decision(bottle, wristband)).isEqualTo("ok");
    }

    @Test
    void aPersonWhoDismissesTheMessageSaysWhyAndTheMilkCanBeReleased() {
        bank.cleanCultures(batch);
        var held = laboratory.settled(unreadable(Bank.label(batch)));
        var task = waiting(batch).get(0);

        laboratory.post("/intake/messages/" + held.path("id") + "/dismiss", "the plate was contaminated");

        var closed = bank.client
                .read()
                .resource(Task.class)
                .withId(task.getIdElement().getIdPart())
                .execute();
        assertThat(closed.getStatus()).isEqualTo(Task.TaskStatus.COMPLETED);
        assertThat(closed.getNoteFirstRep().getText()).contains("the plate was contaminated");
        assertThat(closed.getNoteFirstRep().getAuthorStringType().getValue()).contains("demo-integration");
        signTwice();
        assertThat(bank.status(id(batch))).isEqualTo("released");
    }

    @Test
    void theSameMessageSentFiveTimesIsOneDoubtAndIsDismissedOnce() {
        var sent = IntStream.range(0, 5)
                .mapToObj(time -> laboratory.settled(unreadable(Bank.label(batch))))
                .toList();

        assertThat(waiting(batch)).hasSize(1);
        laboratory.post("/intake/messages/" + sent.get(2).path("id") + "/dismiss", "the plate was contaminated");
        assertThat(waiting(batch)).isEmpty();
        assertThat(sent)
                .extracting(message -> laboratory
                        .message(message.path("id").asLong())
                        .path("state")
                        .asText())
                .containsOnly("dismissed");
    }

    @Test
    void milkThatIsRegisteredAfterTheMessageWaitsFromItsFirstHour() {
        var number = bank.number("B");
        var early = laboratory.settled(laboratory.report(number, "MBCULPOST", "F", 14) + count("F", "ST", "No growth"));
        assertThat(early.path("reason").asText()).isEqualTo("unknown-subject");

        var pool = bank.readyPool(bank.people().healthyDonor()).getIdElement().getIdPart();
        var later = Bank.milk(bank.pasteurise(pool, number, Bank.GOOD, Map.of(bank.number("U"), 40.0)), "batch")
                .get(0);
        bank.store(bank.culture(pool, "pre", null));
        assertThat(waiting(later)).hasSize(1);
        assertThat(refused(() -> bank.release(later, "demo-release-officer"))).contains("result-waits");

        replay(early);
        assertThat(waiting(later)).isEmpty();
        assertThat(Bank.code(bank.release(later, "demo-release-officer"), "outcome"))
                .isEqualTo("awaiting-second-signature");
    }

    @Test
    void aBloodCountOnTheSameFormBindsNothing() {
        bank.cleanCultures(batch);
        var bloodCount = laboratory.order(2, bank.number("F"), "58410-2", "F", 14)
                + "OBX|1|NM|718-7^Hemoglobin^LN||13.1|g/dL|||||F\r";

        assertThat(laboratory.outcome(report("F", 14) + count("F", "ST", "No growth") + bloodCount))
                .isEqualTo("delivered");

        assertThat(waiting(batch)).isEmpty();
        assertThat(Bank.code(bank.release(batch, "demo-release-officer"), "outcome"))
                .isEqualTo("awaiting-second-signature");
    }

    @Test
    void aLotInFullWidthSmallLettersIsTheSameLot() {
        var wide = Bank.label(batch)
                .toLowerCase()
                .chars()
                .mapToObj(c -> String.valueOf((char) (c + 0xFEE0)))
                .reduce("", String::concat);

        laboratory.settled(unreadable(wide));

        assertThat(waiting(batch)).hasSize(1);
    }

    @Test
    void aNumberNobodyKnowsBindsNothing() {
        bank.cleanCultures(batch);

        var held = laboratory.settled(unreadable(bank.number("B")));

        assertThat(held.path("state").asText()).isEqualTo("quarantined");
        assertThat(tasks("status=requested&identifier=" + Systems.MESSAGE_ID + "|laboratory/" + held.path("id")))
                .isEmpty();
        signTwice();
    }

    @Test
    void theWordsThatWaitToBeMappedAreForThoseWhoMaySeeWholeMessages() {
        var held = laboratory.settled(unreadable(Bank.label(batch)));

        assertThat(unmapped(held, "demo-quality").findValuesAsText("text")).contains(UNKNOWN_WORDS);
        assertThat(unmapped(held, "demo-integration").toString()).doesNotContain(UNKNOWN_WORDS);
    }

    private JsonNode unmapped(JsonNode held, String login) {
        var codes = laboratory.get("/intake/unmapped?feed=laboratory", login).path("codes");
        assertThat(codes.findValuesAsText("example")).contains(held.path("id").asText());
        return codes;
    }

    private String report(String status, int minutesAgo) {
        return laboratory.report(Bank.label(batch), "MBCULPOST", status, minutesAgo);
    }

    private String unreadable(String lot) {
        return laboratory.report(lot, "MBCULPOST", "F", 14) + count("F", "ST", UNKNOWN_WORDS);
    }

    private void signTwice() {
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");
    }

    /** A bottle of the batch that is at an infant's cot. */
    private BiologicallyDerivedProduct dispensed(String wristband) {
        var infant = bank.people().infant(wristband);
        bank.people().parentsPermit(infant);
        var bottle = Bank.milk(made, "bottle").get(0);
        bank.dispense(bank.people().order(infant), id(bottle));
        return bottle;
    }

    private String decision(BiologicallyDerivedProduct bottle, String wristband) {
        return Bank.code(bank.checkFeed(Bank.label(bottle), wristband), "decision");
    }

    private void replay(JsonNode held) {
        laboratory.post("/intake/messages/" + held.path("id") + "/replay", "it can be read now");
        org.awaitility.Awaitility.await().until(() -> laboratory
                .message(held.path("id").asLong())
                .path("state")
                .asText()
                .equals("delivered"));
    }

    /** While the data file knows the words. */
    private void mapped(Runnable work) throws IOException {
        var shipped = Files.readString(server.laboratoryFile());
        try {
            Files.writeString(
                    server.laboratoryFile(),
                    shipped.replace("\"noGrowth\": [", "\"noGrowth\": [\"" + UNKNOWN_WORDS + "\", "));
            work.run();
        } finally {
            Files.writeString(server.laboratoryFile(), shipped);
        }
    }

    private String explained() {
        var explained = server.client("demo-quality")
                .operation()
                .onInstance(batch.getIdElement().toUnqualifiedVersionless())
                .named("$explain")
                .withNoParameters(Parameters.class)
                .execute();
        return server.fhir().newJsonParser().encodeResourceToString(explained);
    }

    private List<Task> waiting(BiologicallyDerivedProduct milk) {
        return tasks("code=result-waits&status=requested&focus=BiologicallyDerivedProduct/" + id(milk));
    }

    private List<Task> tasks(String query) {
        return bank.client.search().byUrl("Task?" + query).returnBundle(Bundle.class).execute().getEntry().stream()
                .map(entry -> (Task) entry.getResource())
                .toList();
    }

    private static String id(BiologicallyDerivedProduct unit) {
        return unit.getIdElement().getIdPart();
    }
}
