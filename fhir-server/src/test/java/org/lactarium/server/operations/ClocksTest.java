package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.batch.ThawAlarm;
import org.lactarium.server.operations.alarm.ThawAlarms;
import org.lactarium.server.store.MoreProcesses;

/** The thaw clock over HTTP: it calls people once, ends by itself, and the weather is known before it starts. */
class ClocksTest {

    private final Bank bank = new Bank();

    @Test
    void alarmsOfAThawAreRaisedOnceByAnyOfSeveralProcessesAlsoWhenTheyCameDueWhileNobodyRan() {
        MoreProcesses.stopAll();
        var donor = bank.people().healthyDonor();
        var tired = bank.thaw(bank.ago(17, ChronoUnit.HOURS), bank.deposit(donor));
        var deposit = bank.deposit(donor);
        var over = bank.thaw(bank.ago(25, ChronoUnit.HOURS), deposit);
        assertThat(alarms(over)).isEmpty();
        assertThat(bank.status(deposit)).isEqualTo("registered");

        try (var processes = MoreProcesses.start(3)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> MoreProcesses.waiting(id(over)) == 1);
            await().atMost(Duration.ofSeconds(30)).until(() -> MoreProcesses.waiting(id(tired)) == 3);
        }

        assertThat(alarms(tired)).containsExactly("thaw-warning");
        // warning, alarm and stop were overdue; only the last says what is to be done
        assertThat(alarms(over)).containsExactly("thaw-stop");
        assertThat(bank.status(deposit)).isEqualTo("rejected");
    }

    @Test
    void atTheLimitAContainerIsRejectedWithItsReasonAndTheThawIsOver() {
        var deposit = bank.deposit(bank.people().healthyDonor());
        var thaw = bank.thaw(bank.ago(2, ChronoUnit.HOURS), deposit);
        fire(thaw, ThawAlarm.THAW_STOP);
        fire(thaw, ThawAlarm.THAW_STOP);

        assertThat(bank.status(deposit)).isEqualTo("rejected");
        assertThat(read(thaw).getStatus()).isEqualTo(TaskStatus.FAILED);
        assertThat(alarms(thaw)).containsExactly("thaw-stop");
        var reasons = tasks("subject=BiologicallyDerivedProduct/" + deposit + "&code=quarantine");
        assertThat(reasons).hasSize(1);
        assertThat(reasons.get(0).getReasonCode().hasCoding(Systems.MILK_RULE, "thaw-deadline-passed"))
                .isTrue();
        assertThat(reasons.get(0).getNoteFirstRep().getText()).startsWith("Task/" + id(thaw) + "/_history/");
        assertThat(refused(() -> bank.pool(thaw, 90, bank.number("P"), deposit)))
                .contains("thaw-not-running");
    }

    @Test
    void aRunThatBeganInTimeMayBeReportedAfterTheLimitButNotAfterItMustHaveBeen() {
        var donor = bank.people().healthyDonor();
        var reported = thawedPool(donor);
        var forgotten = thawedPool(donor);
        List.of(reported, forgotten).forEach(one -> fire(one.thaw(), ThawAlarm.THAW_STOP));
        assertThat(bank.status(reported.pool())).isEqualTo("quarantine");

        var made = bank.pasteurise(reported.pool(), bank.number("B"), Bank.GOOD, Map.of(bank.number("U"), 40.0));
        List.of(reported, forgotten).forEach(one -> fire(one.thaw(), ThawAlarm.THAW_UNREPORTED));

        assertThat(Bank.outcome(made)).isEqualTo("passed");
        assertThat(bank.status(reported.pool())).isEqualTo("used");
        assertThat(bank
                        .client
                        .history()
                        .onInstance("BiologicallyDerivedProduct/" + reported.pool())
                        .returnBundle(Bundle.class)
                        .execute()
                        .getEntry()
                        .stream()
                        .map(entry -> Bank.status((BiologicallyDerivedProduct) entry.getResource())))
                .as("newest first; no move that the written state machine does not know")
                .containsExactly("used", "registered", "quarantine", "registered");
        assertThat(bank.status(forgotten.pool())).isEqualTo("rejected");
        assertThat(refused(() ->
                        bank.pasteurise(forgotten.pool(), bank.number("B"), Bank.GOOD, Map.of(bank.number("U"), 40.0))))
                .containsExactly("pool-not-ready");
    }

    @Test
    void aPoolHeldForAnotherReasonIsNotHeatedBecauseItsClockRanOutToo() {
        var held = thawedPool(bank.people().healthyDonor());
        bank.hold(held.pool(), "$quarantine", "investigation");
        fire(held.thaw(), ThawAlarm.THAW_STOP);

        assertThat(refused(() ->
                        bank.pasteurise(held.pool(), bank.number("B"), Bank.GOOD, Map.of(bank.number("U"), 40.0))))
                .containsExactly("pool-not-ready");
    }

    @Test
    void milkThatWasHeatedOrThrownAwayCallsNobody() {
        var donor = bank.people().healthyDonor();
        var heated = thawedPool(donor);
        bank.pasteurise(heated.pool(), bank.number("B"), Bank.GOOD, Map.of(bank.number("U"), 40.0));
        var deposit = bank.deposit(donor);
        var thrown = bank.thaw(bank.ago(2, ChronoUnit.HOURS), deposit);
        bank.hold(deposit, "$discard", "weather");

        for (var alarm : ThawAlarm.values()) {
            fire(heated.thaw(), alarm);
            fire(thrown, alarm);
        }
        assertThat(alarms(heated.thaw())).isEmpty();
        assertThat(alarms(thrown)).isEmpty();
    }

    @Test
    void whoTakesAnAlarmOnSaysSoAndNobodyElseRaisesOrRewritesOne() {
        var thaw = bank.thaw(
                bank.ago(2, ChronoUnit.HOURS), bank.deposit(bank.people().healthyDonor()));
        fire(thaw, ThawAlarm.THAW_WARNING);
        var raised = tasks("focus=Task/" + id(thaw)).get(0);
        assertThat(raised.getReasonCode().getText()).contains("must start by", "任何人不得延長時限");

        bank.client.update().resource(raised.setStatus(TaskStatus.COMPLETED)).execute();
        var alarm = read(raised);
        assertThat(alarm.getStatus()).isEqualTo(TaskStatus.COMPLETED);

        alarm.getRestriction().getPeriod().setEnd(Date.from(bank.now.plus(9, ChronoUnit.DAYS)));
        assertThat(refused(() -> bank.client.update().resource(alarm).execute()))
                .containsExactly("server-owned");
        assertThat(refused(() -> bank.store(forged(alarm)))).containsExactly("server-owned");
    }

    @Test
    void aThawIsRefusedWhileATyphoonTouchesItsClockAndAllowedWhenTheSignalIsLifted() {
        var room = location(null);
        var bench = location(room);
        var deposit = bank.deposit(bank.people().healthyDonor());
        var early = bank.deposit(bank.people().healthyDonor());
        var started = bank.ago(10, ChronoUnit.HOURS);
        var signal = closure(room, "typhoon-expected", bank.now.plus(2, ChronoUnit.HOURS), null);

        var refusal = catchThrowableOfType(UnprocessableEntityException.class, () -> thaw(bench, null, deposit));
        assertThat(Bank.rules(refusal)).containsExactly("thaw-overlaps-closure");
        // the milk that left the freezer before the signal was announced is a fact, and stands on the board
        var running = thaw(bench, started, early);
        var row = row(running);
        assertThat(words(row, "offer")).containsExactly("discard");
        assertThat(words(row, "closure")).containsExactly("Flag/" + signal);

        lift(signal);
        thaw(bench, null, deposit);
        assertThat(words(row(running), "offer")).containsExactly("pasteurise-early", "discard");
    }

    @Test
    void theBoardRanksByTheLatestSafeStart() {
        var room = location(null);
        var donor = bank.people().healthyDonor();
        var calm = thaw(location(null), bank.ago(12, ChronoUnit.HOURS), bank.deposit(donor));
        var pressed = thaw(room, bank.ago(6, ChronoUnit.HOURS), bank.deposit(donor));
        var signal = closure(room, "typhoon", bank.now.plus(5, ChronoUnit.HOURS), bank.now.plus(40, ChronoUnit.HOURS));
        var order = board().getParameter().stream()
                .map(part -> words(part, "thaw").get(0))
                .filter(List.of("Task/" + id(calm), "Task/" + id(pressed))::contains)
                .toList();
        lift(signal);

        assertThat(order).containsExactly("Task/" + id(pressed), "Task/" + id(calm));
    }

    @Test
    void theBoardIsAPageForTheWallInBothLanguages() {
        var number = bank.number("U");
        var bag = bank.bag(bank.people().healthyDonor(), bank.ago(2, ChronoUnit.DAYS), number);
        bank.thaw(bank.ago(17, ChronoUnit.HOURS), Bank.received(bank.receive(bag, "frozen", true)));

        assertThat(page("en")).contains("What is thawing", number, "class=\"warning\"", "Start heating");
        assertThat(page("zh-HK")).contains("解凍一覽", number, "最遲開始加熱");
    }

    private record Thawed(Task thaw, String pool) {}

    private Thawed thawedPool(String donor) {
        var deposit = bank.deposit(donor);
        var thaw = bank.thaw(bank.ago(3, ChronoUnit.HOURS), deposit);
        return new Thawed(
                thaw,
                bank.pool(thaw, 95, bank.number("P"), deposit).getIdElement().getIdPart());
    }

    private static void fire(Task thaw, ThawAlarm alarm) {
        LactariumServer.shared().bean(ThawAlarms.class).fire(id(thaw), alarm);
    }

    private List<String> alarms(Task thaw) {
        return tasks("focus=Task/" + id(thaw)).stream()
                .map(task -> task.getCode().getCodingFirstRep().getCode())
                .toList();
    }

    private List<Task> tasks(String query) {
        return bank.client.search().byUrl("Task?" + query).returnBundle(Bundle.class).execute().getEntry().stream()
                .map(entry -> (Task) entry.getResource())
                .toList();
    }

    private Task read(Task task) {
        return bank.client.read().resource(Task.class).withId(id(task)).execute();
    }

    private static Task forged(Task alarm) {
        var forged = alarm.copy();
        forged.setId((String) null);
        forged.setMeta(null);
        forged.getIdentifierFirstRep().setValue("forged");
        return forged;
    }

    private Task thaw(String location, @Nullable Instant started, String deposit) {
        var in = new Parameters();
        in.addParameter().setName("unit").setValue(Bank.unit(deposit));
        if (started != null) {
            in.addParameter().setName("started").setValue(new DateTimeType(Date.from(started)));
        }
        in.addParameter().setName("location").setValue(new Reference(location));
        return bank.client
                .operation()
                .onType("BiologicallyDerivedProduct")
                .named("$thaw")
                .withParameters(in)
                .returnResourceType(Task.class)
                .execute();
    }

    private String location(@Nullable String within) {
        var place = new Location().setName("Thaw room");
        if (within != null) {
            place.setPartOf(new Reference(within));
        }
        return "Location/" + bank.store(place).getIdElement().getIdPart();
    }

    private String closure(String room, String reason, Instant from, @Nullable Instant to) {
        var flag = new Flag().setStatus(Flag.FlagStatus.ACTIVE);
        flag.getMeta().addProfile(Profiles.CLOSURE);
        flag.setCode(Bank.concept(Systems.CLOSURE_REASON, reason));
        flag.setSubject(new Reference(room));
        flag.setPeriod(new Period().setStart(Date.from(from)).setEnd(to == null ? null : Date.from(to)));
        return bank.store(flag).getIdElement().getIdPart();
    }

    private void lift(String flag) {
        var closure = bank.client.read().resource(Flag.class).withId(flag).execute();
        bank.client
                .update()
                .resource(closure.setStatus(Flag.FlagStatus.INACTIVE))
                .execute();
    }

    private Parameters board() {
        return bank.client
                .operation()
                .onType("BiologicallyDerivedProduct")
                .named("$thaw-board")
                .withNoParameters(Parameters.class)
                .useHttpGet()
                .returnResourceType(Parameters.class)
                .execute();
    }

    private ParametersParameterComponent row(Task thaw) {
        return board().getParameter().stream()
                .filter(part -> words(part, "thaw").contains("Task/" + id(thaw)))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(ParametersParameterComponent row, String part) {
        return row.getPart().stream()
                .filter(one -> part.equals(one.getName()))
                .map(one -> one.getValue() instanceof Reference reference
                        ? reference.getReference()
                        : one.getValue().primitiveValue())
                .toList();
    }

    private static String page(String language) {
        var server = LactariumServer.shared();
        return server.send(HttpRequest.newBuilder(
                                URI.create(server.base() + "/fhir/BiologicallyDerivedProduct/$thaw-board?_format=html"))
                        .header("Authorization", "Bearer " + server.token("demo-technician"))
                        .header("Accept-Language", language)
                        .build())
                .body();
    }

    private static String id(Task task) {
        return task.getIdElement().getIdPart();
    }
}
