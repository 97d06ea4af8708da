package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.batch.ThawAlarm;
import org.lactarium.server.operations.HubDesk.Run;
import org.lactarium.server.operations.MilkLine.Stage;
import org.lactarium.server.operations.alarm.ThawAlarms;

/**
 * A week of a release officer: a hub, three wards, a downtime, a wrong label, a recall, and one mistake of each kind that is taken
 * back. What can be done one by one or together is done both ways, and the page about it says how many calls each took.
 */
class ReleaseOfficersWeekTest {

    private static final Path PAGE = Path.of("../docs/week.md");

    private final HubDesk hub = new HubDesk();
    private final Bank bank = hub.bank;
    private final WeekBook book = new WeekBook();
    private final List<WardDesk> one = wards("before");
    private final List<WardDesk> other = wards("now");

    @AfterEach
    void theClockIsRight() {
        LactariumServer.shared().clock().right();
    }

    @Test
    void theWeekPlaysAndThePageSaysHowManyCallsEachStepTook() throws IOException {
        var each = new Run();
        var together = new Run();
        monday(each, together);
        tuesday(each, together);
        wednesday(together);
        thursday(each);
        friday(together);

        if (Boolean.getBoolean("week.write")) {
            System.out.println(String.join("\n", book.rows()));
        }
        assertThat(Files.readAllLines(PAGE)).containsSubsequence(book.rows());
    }

    private void monday(Run each, Run together) {
        var device = bank.people().pasteuriser();
        book.both("Three bags are received", () -> hub.receiveEach(each), () -> hub.receiveAll(together));
        // together first: what it made is made anew one by one
        var now = LactariumServer.shared().calls().of(() -> hub.heatAll(together, device));
        var before = LactariumServer.shared().calls().of(() -> hub.heatEach(each, device));
        book.row(
                "They are thawed, mixed and heated into seven bottles, with place, sample, two orders and labels",
                before,
                now);
        assertThat(List.of(Bank.outcome(each.made), Bank.outcome(together.made)))
                .containsOnly("passed");
    }

    private void tuesday(Run each, Run together) {
        book.both("Both cultures come", () -> hub.cultureEach(each), () -> hub.cultureTogether(together));
        hub.sign(each);
        book.same("Two people release the batch", () -> hub.sign(together));
        assertThat(statuses(together)).containsOnly("released");
        var scans = together.bottles().stream().map(Bank::label).toList();
        book.both(
                "A box of seven goes to another freezer",
                () -> each.bottles().forEach(bottle -> hub.move(List.of(Bank.label(bottle)))),
                () -> hub.move(scans));
        for (int ward = 0; ward < 3; ward++) {
            one.get(ward).bottles = each.bottles().subList(2 * ward, 2 * ward + 2);
            other.get(ward).bottles = together.bottles().subList(2 * ward, 2 * ward + 2);
        }
        book.both(
                "Three infants on three wards are given two bottles each",
                () -> one.forEach(WardDesk::dispenseEach),
                () -> other.forEach(WardDesk::dispenseAll));
        book.both(
                "The wards take in their parcels",
                () -> one.forEach(WardDesk::acceptEach),
                () -> other.forEach(WardDesk::acceptAll));
        assertThat(statuses(together).subList(0, 6)).containsOnly("dispensed");
    }

    private void wednesday(Run together) {
        book.both(
                "Six feeds, with the network and in a downtime of the wards",
                () -> one.forEach(WardDesk::feedEach),
                () -> other.forEach(
                        ward -> assertThat(outcomes(ward.feedOffline())).containsExactly("recorded", "recorded")));
        var deposit = bank.deposit(bank.people().healthyDonor());
        var bag = Bank.label(MilkLine.read(bank, deposit));
        var thaw = bank.thaw(bank.ago(23, ChronoUnit.HOURS), deposit);
        LactariumServer.shared().clock().forward(Duration.ofHours(2));
        LactariumServer.shared().bean(ThawAlarms.class).fire(HubDesk.id(thaw), ThawAlarm.THAW_STOP);
        assertThat(bank.status(deposit)).isEqualTo("rejected");
        var device = bank.people().pasteuriser();
        book.onlyNow("Milk mixed and heated in time in a downtime of the hub is typed after its limit", () -> {
            var report = new Downtimes(bank).confirmed(bank.ago(6, ChronoUnit.HOURS), bank.now, bag);
            var pool = late(thaw, deposit, report);
            bank.pasteurise(
                    HubDesk.id(pool),
                    bank.number("B"),
                    Bank.GOOD,
                    bank.ago(3, ChronoUnit.HOURS),
                    Map.of(bank.number("U"), 90.0),
                    List.of(),
                    device);
        });
        assertThat(bank.status(deposit)).isEqualTo("used");
        LactariumServer.shared().clock().right();
    }

    private BiologicallyDerivedProduct late(Task thaw, String deposit, String report) {
        var in = new Parameters();
        in.addParameter().setName("thaw").setValue(new Reference("Task/" + HubDesk.id(thaw)));
        in.addParameter().setName("unit").setValue(Bank.unit(deposit));
        in.addParameter()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.POOL_ID).setValue(bank.number("P")));
        in.addParameter().setName("volume").setValue(Bank.millilitres(95));
        in.addParameter().setName("mixed").setValue(Downtimes.moment(bank.ago(4, ChronoUnit.HOURS)));
        return Downtimes.step(
                bank.client, "BiologicallyDerivedProduct", "$pool", in, report, BiologicallyDerivedProduct.class);
    }

    private void thursday(Run each) {
        var wrong = HubDesk.id(each.bottles().get(6));
        var number = bank.number("U");
        book.same("A bottle with a wrong label is held, relabelled and let go again", () -> {
            bank.hold(wrong, "$quarantine", "label-in-doubt");
            relabel("demo-technician", wrong, number);
            relabel("demo-quality", wrong, number);
            for (var login : List.of("demo-release-officer", "demo-release-officer-2")) {
                MilkLine.call(login, "BiologicallyDerivedProduct/" + wrong, "$release", new Parameters());
            }
        });
        assertThat(MilkLine.read(bank, wrong).getIdentifier())
                .filteredOn(one -> one.getUse() != Identifier.IdentifierUse.OLD)
                .extracting(Identifier::getValue)
                .containsExactly(number);
        assertThat(bank.status(wrong)).isEqualTo("released");
        mistakes(new MilkLine(Stage.DISPENSED));
    }

    /** One after the other; what they leave on hold two people let go. */
    private void mistakes(MilkLine line) {
        var before = line.standing();
        for (var mistake : Mistake.values()) {
            if (mistake == Mistake.FEED) {
                // nobody feeds what the mistakes before left on hold
                assertThat(line.standing()).contains("quarantine").doesNotContain("rejected", "recalled");
                line.release();
            }
            book.same("Mistake and way back: " + mistake.name().toLowerCase(Locale.ROOT), () -> mistake.make(line)
                    .run());
        }
        assertThat(line.standing()).isEqualTo(before);
        assertThat(line.unexplained()).isEqualTo("0");
    }

    private void friday(Run together) {
        var recall = new ArrayList<String>();
        book.same("A batch is recalled, every place answers, quality closes", () -> {
            var in = new Parameters().addParameter("reason", "a lid came loose");
            in.addParameter()
                    .setName("batch")
                    .setValue(new Reference("BiologicallyDerivedProduct/" + HubDesk.id(together.batch())));
            var told = MilkLine.onMilk("demo-traceability-officer", "$recall", in, Parameters.class);
            var holders = ComplaintDesk.parts(told, "holder");
            assertThat(holders).hasSize(4);
            holders.forEach(holder -> ComplaintDesk.acknowledges(
                    ComplaintDesk.value(holder, "task"), Integer.parseInt(ComplaintDesk.value(holder, "units")), 0, 0));
            recall.add(((Reference) told.getParameter("recall").getValue()).getReference());
            assertThat(ComplaintDesk.parts(told, "exposed"))
                    .extracting(exposed -> ComplaintDesk.value(exposed, "infant"))
                    .containsExactlyInAnyOrderElementsOf(
                            other.stream().map(WardDesk::infant).toList());
            ComplaintDesk.closes(recall.get(0), "Lids of another lot", "demo-quality");
        });
        assertThat(statuses(together)).containsOnly("recalled");
    }

    private List<WardDesk> wards(String when) {
        return List.of("North", "East", "West").stream()
                .map(name -> new WardDesk(bank, name + " " + when))
                .toList();
    }

    private static void relabel(String login, String unit, String number) {
        var in = new Parameters();
        in.addParameter()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.UNIT_ID).setValue(number));
        in.addParameter().setName("reason").setValue(new StringType("the ink ran"));
        MilkLine.call(login, "BiologicallyDerivedProduct/" + unit, "$relabel", in);
    }

    private List<String> statuses(Run run) {
        return run.bottles().stream()
                .map(bottle -> bank.status(HubDesk.id(bottle)))
                .toList();
    }

    private static List<String> outcomes(Parameters synced) {
        return ComplaintDesk.parts(synced, "feed").stream()
                .map(feed -> ComplaintDesk.value(feed, "outcome"))
                .toList();
    }
}
