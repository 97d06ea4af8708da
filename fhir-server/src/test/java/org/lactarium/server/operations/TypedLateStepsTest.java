package org.lactarium.server.operations;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.batch.ThawAlarm;
import org.lactarium.server.operations.alarm.ThawAlarms;

/** The network was down, milk was worked on by paper, and it is typed hours later with its own times. */
class TypedLateStepsTest {

    private static final String MILK = "BiologicallyDerivedProduct";

    private final Bank bank = new Bank();
    private final Downtimes downtimes = new Downtimes(bank);

    @AfterEach
    void theClockIsRight() {
        LactariumServer.shared().clock().right();
    }

    @Test
    void whatWasMixedAndHeatedInTimeAndTypedAfterTheLimitGoesItsWayOnTheWordOfTwo() {
        var deposit = bank.deposit(bank.people().healthyDonor());
        var left = bank.ago(23, HOURS);
        var thaw = bank.thaw(left, deposit);
        // the limit passes while everybody writes on paper
        hoursPass(thaw, 2, ThawAlarm.THAW_STOP);
        assertThat(bank.status(deposit)).isEqualTo("rejected");

        var number = bank.number("P");
        var mixed = mixed(thaw, deposit, number, bank.ago(4, HOURS));
        assertThat(refused(() -> pool(mixed, null))).contains("late-unconfirmed", "unit-not-in-stock");
        var told = Downtimes.said(
                bank.ago(6, HOURS), bank.now, downtimes.sheet(), List.of(number(deposit), number.toLowerCase()));
        var awaiting = Downtimes.task(Downtimes.tell(Downtimes.WRITER, told));
        assertThat(refused(() -> pool(mixed, awaiting))).contains("late-unconfirmed");
        var report = Downtimes.task(Downtimes.tell(Downtimes.WITNESS, told));
        assertThat(report).isEqualTo(awaiting);

        // a pool mixed after the limit stays lost, whoever says so
        assertThat(refused(() -> pool(mixed(thaw, deposit, number, bank.now.plus(70, MINUTES)), report)))
                .contains("thaw-deadline-passed");
        var pool = pool(mixed, report);
        assertThat(Bank.status(pool)).isEqualTo("quarantine");
        assertThat(bank.status(deposit)).isEqualTo("used");

        // its heating is typed after the time for reports, too
        hoursPass(thaw, 5, ThawAlarm.THAW_UNREPORTED);
        assertThat(bank.status(id(pool))).isEqualTo("rejected");
        var bottle = bank.number("U");
        assertThat(refused(() -> heat(pool, bottle, null))).containsExactly("pool-not-ready");
        assertThat(refused(() -> heat(pool, bottle, ofOtherMilk()))).contains("late-unconfirmed");
        var made = heat(pool, bottle, report);
        assertThat(Bank.outcome(made)).isEqualTo("passed");
        assertThat(explained(id(pool))).contains("typed-late");
        LactariumServer.shared().clock().right();
        var batch = Bank.milk(made, "batch").get(0);
        bank.cleanCultures(batch);
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");
        assertThat(bank.status(id(Bank.milk(made, "bottle").get(0)))).isEqualTo("released");
    }

    @Test
    void milkOfADonorWhoTurnedReactiveWhileItWasLostIsNotGivenBack() {
        var donor = bank.people().anotherHealthyDonor();
        var deposit = bank.deposit(donor);
        var thaw = bank.thaw(bank.ago(23, HOURS), deposit);
        hoursPass(thaw, 2, ThawAlarm.THAW_STOP);
        bank.people().serology(donor, "56888-1", "11214006");
        assertThat(bank.status(deposit)).isEqualTo("rejected");
        var report = downtimes.confirmed(bank.ago(6, HOURS), bank.now, number(deposit));

        assertThat(refused(() -> pool(mixed(thaw, deposit, bank.number("P"), bank.ago(4, HOURS)), report)))
                .startsWith("unit-not-in-stock");
        assertThat(bank.status(deposit)).isEqualTo("rejected");
    }

    @Test
    void milkIsNotMixedBeforeItHasThawed() {
        var deposit = bank.deposit(bank.people().healthyDonor());
        var thaw = bank.thaw(bank.ago(20, HOURS), deposit);
        var report = downtimes.confirmed(bank.ago(21, HOURS), bank.now, number(deposit));
        var crossed = mixed(thaw, deposit, bank.number("P"), bank.ago(5, HOURS));
        crossed.addParameter().setName("thawCompleted").setValue(Downtimes.moment(bank.ago(4, HOURS)));

        assertThat(refused(() -> pool(crossed, report))).contains("thaw-times-crossed");
    }

    @Test
    void milkThatGotTooWarmWhileItWasLostIsNotGivenBack() {
        var deposit = bank.deposit(bank.people().healthyDonor());
        var thaw = bank.thaw(bank.ago(23, HOURS), deposit);
        hoursPass(thaw, 2, ThawAlarm.THAW_STOP);
        var warm = new Parameters();
        warm.addParameter().setName("curve").setResource(Bank.logged("4 6 8.2 7", bank.ago(1, HOURS)));
        warm.addParameter()
                .setName("thaw")
                .setValue(new Reference("Task/" + thaw.getIdElement().getIdPart()));
        bank.client
                .operation()
                .onType(BiologicallyDerivedProduct.class)
                .named("$report-temperature")
                .withParameters(warm)
                .execute();
        var report = downtimes.confirmed(bank.ago(6, HOURS), bank.now, number(deposit));

        assertThat(refused(() -> pool(mixed(thaw, deposit, bank.number("P"), bank.ago(4, HOURS)), report)))
                .contains("unit-not-in-stock");
        assertThat(bank.status(deposit)).isEqualTo("rejected");
    }

    @Test
    void aPoolThatAPersonHoldsIsNotHeatedBecauseItsRunIsTypedLate() {
        var deposit = bank.deposit(bank.people().healthyDonor());
        var thaw = bank.thaw(bank.ago(23, HOURS), deposit);
        hoursPass(thaw, 2, ThawAlarm.THAW_STOP);
        var number = bank.number("P");
        var report = downtimes.confirmed(bank.ago(6, HOURS), bank.now, number(deposit), number);
        var pool = pool(mixed(thaw, deposit, number, bank.ago(4, HOURS)), report);
        bank.hold(id(pool), "$quarantine", "It smells.");

        assertThat(refused(() -> heat(pool, bank.number("U"), report))).contains("pool-not-ready");
    }

    @Test
    void aThawOfYesterdayOnlyTakesTimeFromTheMilkAndIsTakenAndNotedWhetherAnybodySawItOrNot() {
        var deposit = bank.deposit(bank.people().healthyDonor());
        var started = bank.ago(25, HOURS);
        var in = new Parameters();
        in.addParameter().setName("unit").setValue(Bank.unit(deposit));
        in.addParameter().setName("started").setValue(Downtimes.moment(started));
        var report = downtimes.confirmed(bank.ago(26, HOURS), bank.ago(20, HOURS), number(deposit));

        var thaw = Downtimes.step(bank.client, MILK, "$thaw", in, report, Task.class);
        assertThat(thaw.getExecutionPeriod().getStart().toInstant()).isEqualTo(started);
        assertThat(explained(deposit)).contains("typed-late", report);
        bank.thaw(started, bank.deposit(bank.people().healthyDonor()));
    }

    @Test
    void whatAWardDidTheDayBeforeStartsItsClocksAndIsNoted() {
        var bottle = bank.releasedBottles(bank.people().healthyDonor(), bank.ago(3, DAYS))
                .get(0);
        var drawn = new Parameters();
        drawn.addParameter()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.UNIT_ID).setValue(bank.number("U")));
        drawn.addParameter().setName("volume").setValue(Bank.millilitres(15));
        drawn.addParameter().setName("at").setValue(Downtimes.moment(bank.ago(30, HOURS)));
        var warmed = new Parameters().addParameter("step", new CodeType("warmed"));
        warmed.addParameter().setName("at").setValue(Downtimes.moment(bank.ago(29, HOURS)));
        var where = MILK + "/" + id(bottle);
        var report = downtimes.confirmed(bank.ago(40, HOURS), bank.ago(20, HOURS), Bank.label(bottle));

        var feed = draw(where, drawn, report);
        prepare(where, warmed, null);
        assertThat(explained(id(feed))).contains("prepare", "typed-late", report);
        assertThat(explained(id(bottle))).contains("prepare", "typed-late");
    }

    @Test
    void theWitnessIsAnotherPersonAndTheReportShowsPaperThatIsOnRecord() {
        var told = Downtimes.said(bank.ago(5, HOURS), bank.ago(2, HOURS), downtimes.sheet(), List.of("U-NOBODY"));
        assertThat(Bank.code(Downtimes.tell(Downtimes.WRITER, told), "outcome")).isEqualTo("awaiting-second-person");
        assertThat(refused(() -> Downtimes.tell(Downtimes.WRITER, told))).containsExactly("same-signer");

        // what the second person saw otherwise is a report of its own
        var otherwise = told.copy();
        otherwise.getParameter("to").setValue(Downtimes.moment(bank.ago(1, HOURS)));
        assertThat(Bank.code(Downtimes.tell(Downtimes.WITNESS, otherwise), "outcome"))
                .isEqualTo("awaiting-second-person");
        assertThat(Bank.code(Downtimes.tell(Downtimes.WITNESS, told), "outcome"))
                .isEqualTo("confirmed");
        assertThat(Bank.code(Downtimes.tell(Downtimes.WRITER, told), "outcome")).isEqualTo("confirmed");

        var nothing = Downtimes.said(bank.ago(5, HOURS), bank.now, "DocumentReference/nothing-there", List.of("U-1"));
        assertThat(status(() -> Downtimes.tell(Downtimes.WRITER, nothing))).isEqualTo(404);
        var ahead = Downtimes.said(bank.now, bank.now.plus(1, HOURS), downtimes.sheet(), List.of("U-1"));
        assertThat(status(() -> Downtimes.tell(Downtimes.WRITER, ahead))).isEqualTo(400);
        assertThat(status(() -> Downtimes.tell("demo-laboratory-system", told))).isEqualTo(403);
    }

    @Test
    void nobodyWritesThatTaskByHand() {
        var told = Downtimes.said(bank.ago(5, HOURS), bank.ago(2, HOURS), downtimes.sheet(), List.of("U-NOBODY-2"));
        var id = Downtimes.task(Downtimes.tell(Downtimes.WRITER, told));
        var task = bank.client.read().resource(Task.class).withUrl(id).execute();
        task.setStatus(Task.TaskStatus.COMPLETED).setOwner(new Reference("Practitioner/demo-quality"));

        assertThat(refused(() -> bank.client.update().resource(task).execute())).containsExactly("server-owned");
        task.setId((String) null);
        assertThat(refused(() -> bank.client.create().resource(task).execute())).containsExactly("server-owned");
    }

    /** A report of other milk. */
    private String ofOtherMilk() {
        return downtimes.confirmed(bank.ago(6, HOURS), bank.now, bank.number("P"));
    }

    private static void hoursPass(Task thaw, int hours, ThawAlarm alarm) {
        LactariumServer.shared().clock().forward(Duration.ofHours(hours));
        LactariumServer.shared().bean(ThawAlarms.class).fire(thaw.getIdElement().getIdPart(), alarm);
    }

    private static Parameters mixed(Task thaw, String deposit, String number, Instant at) {
        var in = new Parameters();
        in.addParameter()
                .setName("thaw")
                .setValue(new Reference("Task/" + thaw.getIdElement().getIdPart()));
        in.addParameter().setName("unit").setValue(Bank.unit(deposit));
        in.addParameter()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.POOL_ID).setValue(number));
        in.addParameter().setName("volume").setValue(Bank.millilitres(95));
        in.addParameter().setName("mixed").setValue(Downtimes.moment(at));
        return in;
    }

    private BiologicallyDerivedProduct pool(Parameters mixed, String report) {
        return Downtimes.step(bank.client, MILK, "$pool", mixed, report, BiologicallyDerivedProduct.class);
    }

    private Parameters heat(BiologicallyDerivedProduct pool, String bottle, String report) {
        var more = report == null
                ? List.<ParametersParameterComponent>of()
                : List.of(new ParametersParameterComponent().setName("downtime").setValue(new Reference(report)));
        return bank.pasteurise(id(pool), bank.number("B"), Bank.GOOD, bank.ago(3, HOURS), Map.of(bottle, 90.0), more);
    }

    private BiologicallyDerivedProduct draw(String bottle, Parameters in, String report) {
        return Downtimes.step(bank.client, bottle, "$aliquot", in, report, BiologicallyDerivedProduct.class);
    }

    private BiologicallyDerivedProduct prepare(String bottle, Parameters in, String report) {
        return Downtimes.step(bank.client, bottle, "$prepare", in, report, BiologicallyDerivedProduct.class);
    }

    private String explained(String unit) {
        return LactariumServer.shared()
                .fhir()
                .newJsonParser()
                .encodeResourceToString(bank.client
                        .operation()
                        .onInstance(MILK + "/" + unit)
                        .named("$explain")
                        .withNoParameters(Parameters.class)
                        .execute());
    }

    private String number(String unit) {
        return Bank.label(bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(unit)
                .execute());
    }

    private static String id(BiologicallyDerivedProduct unit) {
        return unit.getIdElement().getIdPart();
    }

    private static List<String> refused(ThrowingCallable call) {
        return Bank.rules(catchThrowableOfType(BaseServerResponseException.class, call));
    }

    private static int status(ThrowingCallable call) {
        return catchThrowableOfType(BaseServerResponseException.class, call).getStatusCode();
    }
}
