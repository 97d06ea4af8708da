package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.batch.ThawAlarm;
import org.lactarium.server.feeding.Consignment;
import org.lactarium.server.operations.alarm.DeliveryAlarms;
import org.lactarium.server.operations.alarm.ThawAlarms;
import org.lactarium.server.rulebook.ProfileText;
import org.lactarium.server.store.MoreProcesses;

/** Hard situations of a milk bank that begin at its own bench, in its freezers or on the way; each reads as it happens. */
class BenchSideSituationsTest {

    private final Bank bank = new Bank();

    @Test
    void aTyphoonComesWhileMilkIsThawing() {
        var room = location("Thaw room", null);
        var donor = bank.people().healthyDonor();
        var early = bank.deposit(donor);
        var evening = thaw(room, bank.ago(10, ChronoUnit.HOURS), early);

        // on a calm evening the board says by when heating must begin at the latest
        var calm = row(evening);
        assertThat(words(calm, "latestStart")).hasSize(1);
        assertThat(words(calm, "offer")).containsExactly("pasteurise-early", "discard");

        // the observatory announces signal no. 8 for two hours from now: nobody starts a thaw that would run into it
        var signal = closure(room, bank.now.plus(2, ChronoUnit.HOURS));
        try {
            var frozen = bank.deposit(donor);
            assertThat(refused(() -> thaw(room, null, frozen))).containsExactly("thaw-overlaps-closure");
            assertThat(bank.status(frozen)).isEqualTo("registered");

            // what left the freezer before stands on the board: no time to heat is left, and its limit stays where it
            // was
            var row = row(evening);
            assertThat(words(row, "closure")).containsExactly("Flag/" + signal);
            assertThat(words(row, "latestStart")).isEmpty();
            assertThat(words(row, "offer")).containsExactly("discard");
            assertThat(evening.getRestriction().getPeriod().getEnd())
                    .isEqualTo(Date.from(bank.ago(10, ChronoUnit.HOURS).plus(24, ChronoUnit.HOURS)));
        } finally {
            lift(signal);
        }

        // nobody comes through; at the limit the milk is rejected, the reason is kept and no person can extend it
        fire(evening, ThawAlarm.THAW_STOP);
        assertThat(bank.status(early)).isEqualTo("rejected");
        assertThat(told(early)).contains("reject", "rejected", "thaw-deadline-passed");
        assertThat(refused(() -> bank.pool(evening, 90, bank.number("P"), early)))
                .contains("thaw-not-running");
        assertThat(refused(() -> bank.release(milk(early), "demo-release-officer")))
                .contains("unit-not-on-hold");

        // thrown away, it is waste by the weather
        bank.hold(early, "$discard", "weather");
        var waste = call(bank.client, "BiologicallyDerivedProduct/" + early, "$balance", new Parameters());
        assertThat(waste.getParameter().stream()
                        .filter(one -> one.getName().equals("waste"))
                        .map(one ->
                                String.join(" ", words(one, "stage")) + " " + String.join(" ", words(one, "cause"))))
                .containsExactly("deposit weather");
    }

    @Test
    void thePasteuriserLosesPowerInTheMiddleOfARun() {
        var donor = bank.people().healthyDonor();
        var pool = id(bank.readyPool(donor));

        // twenty minutes at temperature, the lights go out, twenty minutes more: neither of the two is thirty
        var dip = "20 45 60 " + "62.6 ".repeat(20) + "58 51 " + "62.6 ".repeat(20) + "50 35 24 10 4";
        var made = bank.pasteurise(pool, bank.number("B"), dip, Map.of(bank.number("U"), 45.0, bank.number("U"), 45.0));
        var batch = Bank.milk(made, "batch").get(0);
        assertThat(Bank.outcome(made)).isEqualTo("rejected");
        assertThat(Bank.rules(made)).contains("hold-too-short");
        assertThat(Bank.milk(made, "bottle"))
                .allSatisfy(bottle -> assertThat(Bank.status(bottle)).isEqualTo("rejected"));
        bank.cleanCultures(batch);
        assertThat(refused(() -> bank.release(batch, "demo-release-officer"))).contains("hold-too-short");

        // the pool was heated: a second run of it is refused, and what is left is to throw the bottles away
        assertThat(refused(() -> bank.pasteurise(pool, bank.number("B"), Bank.GOOD, Map.of(bank.number("U"), 45.0))))
                .containsExactly("pool-not-ready");
        bank.hold(id(batch), "$discard", "cycle-failed");
        assertThat(Bank.milk(made, "bottle"))
                .allSatisfy(bottle -> assertThat(bank.status(id(bottle))).isEqualTo("discarded"));

        // only the logger lost power: what it did not write is not thought up, and nobody can sign it away
        var silent = "20 45 60 " + "62.6 ".repeat(20) + "E E E " + "62.6 ".repeat(20) + "50 35 24 10 4";
        var unproven =
                bank.pasteurise(id(bank.readyPool(donor)), bank.number("B"), silent, Map.of(bank.number("U"), 90.0));
        var held = Bank.milk(unproven, "batch").get(0);
        assertThat(Bank.rules(unproven)).contains("curve-gap");
        assertThat(Bank.status(held)).isEqualTo("quarantine");
        bank.cleanCultures(held);
        assertThat(refused(() -> bank.release(held, "demo-release-officer"))).contains("curve-gap");
    }

    @Test
    void theProbeOfThePasteuriserTurnsOutToHaveBeenWrong() {
        var donor = bank.people().healthyDonor();
        var device = bank.people().pasteuriser();
        var generous = heated(donor, device, "20 45 60 " + "63.5 ".repeat(31) + "50 35 26 24 10 4");
        var close = heated(donor, device, Bank.GOOD);
        var gone = heated(donor, device, Bank.GOOD);
        var other = bank.batch(donor);
        released(gone);
        var bottle = id(Bank.milk(gone, "bottle").get(0));
        assertThat(bank.status(bottle)).isEqualTo("released");

        // it showed 0.8 K too much since it was last found right: every run since then is judged again without it
        var in = new Parameters();
        in.addParameter()
                .setName("drift")
                .setValue(new Quantity().setValue(0.8).setSystem(Systems.UCUM).setCode("K"));
        in.addParameter().setName("found").setValue(new DateTimeType(Date.from(bank.now)));
        var answer = call(bank.client, device, "$calibration-failed", in);
        assertThat(answer.getParameter().stream()
                        .map(run -> words(run, "batch").get(0) + " "
                                + words(run, "outcome").get(0) + " "
                                + words(run, "status").get(0)))
                .containsExactlyInAnyOrder(
                        batch(generous) + " passes pending-results",
                        batch(close) + " fails quarantine",
                        batch(gone) + " fails recalled");
        assertThat(bank.status(bottle)).isEqualTo("recalled");
        assertThat(Bank.status(milk(id(Bank.milk(other, "batch").get(0))))).isEqualTo("pending-results");
    }

    @Test
    void aContainerIsMislabelledOrCarriesTwoDonorsNumbers() {
        var one = bank.people().anotherHealthyDonor();
        var other = bank.people().anotherHealthyDonor();
        var ofOne = bank.deposit(one);
        var ofOther = bank.deposit(other);
        var elsewhere = bank.deposit(bank.people().healthyDonor());

        // a number nobody knows, an expression that has not happened yet, a number that is on another bag
        var stranger = bank.bag("Patient/nobody", days(2), bank.number("U"));
        assertThat(refused(() -> bank.receive(stranger, "frozen", true))).containsExactly("donor-unknown");
        var tomorrow = bank.receive(bank.bag(one, bank.now.plus(1, ChronoUnit.DAYS), bank.number("U")), "frozen", true);
        assertThat(Bank.part(tomorrow, "verdict")).isEqualTo("quarantined");
        assertThat(Bank.rules(tomorrow)).contains("expression-in-future");
        var twice = bank.bag(one, days(3), Bank.label(milk(ofOther)));
        assertThat(refused(() -> bank.receive(twice, "frozen", true))).containsExactly("unit-number-taken");

        // two donors' numbers on one bag: nobody guesses; it is held, and so is what either of them brought that day
        var bag = bank.bag(one, days(2), bank.number("U"));
        var arrived = receive(bag, donorNumber(one), donorNumber(other));
        var doubtful = Bank.received(arrived);
        assertThat(Bank.rules(arrived)).containsExactly("donor-number-conflict");
        assertThat(bank.status(doubtful)).isEqualTo("quarantine");
        assertThat(Stream.of(ofOne, ofOther).map(bank::status)).containsOnly("quarantine");
        assertThat(told(ofOther)).contains("mix-up-possible");
        assertThat(bank.status(elsewhere)).isEqualTo("registered");
        assertThat(Bank.part(bank.receive(bag, "frozen", true), "verdict")).isEqualTo("quarantined");
        assertThat(refused(() -> bank.release(milk(doubtful), "demo-release-officer")))
                .containsExactly("label-in-doubt");

        // another label: one person asks for it, a second one reads it, each with their own token
        var number = bank.number("U");
        assertThat(outcome(relabel("demo-technician", doubtful, number))).isEqualTo("awaiting-witness");
        assertThat(Bank.label(milk(doubtful))).isEqualTo(Bank.label(bag));
        assertThat(refused(() -> relabel("demo-technician", doubtful, number))).containsExactly("same-signer");
        assertThat(refused(() -> relabel("demo-quality", doubtful, bank.number("U"))))
                .containsExactly("new-label-differs");
        assertThat(refused(() -> relabel("demo-quality", doubtful, Bank.label(milk(ofOther)))))
                .containsExactly("unit-number-taken");
        assertThat(outcome(relabel("demo-quality", doubtful, number))).isEqualTo("relabelled");
        assertThat(milk(doubtful).getIdentifier())
                .extracting(Identifier::getValue, Identifier::getUse)
                .containsExactly(tuple(Bank.label(bag), Identifier.IdentifierUse.OLD), tuple(number, null));
        assertThat(told(doubtful)).contains("relabel relabelled", "Practitioner/demo-quality");
        // asked again it is the same; the old number is never given to another bag
        assertThat(outcome(relabel("demo-technician", doubtful, number))).isEqualTo("relabelled");
        assertThat(refused(() -> bank.receive(bank.bag(other, days(4), Bank.label(bag)), "frozen", true)))
                .containsExactly("unit-number-taken");

        // the hold stays until two people lift it, for each container by itself
        assertThat(bank.status(doubtful)).isEqualTo("quarantine");
        bank.release(milk(doubtful), "demo-release-officer");
        bank.release(milk(doubtful), "demo-release-officer-2");
        assertThat(bank.status(doubtful)).isEqualTo("registered");
        assertThat(bank.status(ofOther)).isEqualTo("quarantine");
    }

    @Test
    void twoBottlesOfARunMayHaveChangedTheirLabels() {
        var wristband = bank.number("H");
        var infant = bank.people().infant(wristband);
        bank.people().parentsPermit(infant);
        var order = bank.people().order(infant);
        var bottles = bank.releasedBottles(bank.people().healthyDonor());
        var swapped = bottles.get(0);
        bank.dispense(order, id(swapped));

        // one bottle is in doubt: the whole run is held, wherever its bottles are
        var in = new Parameters();
        in.addParameter().setName("reason").setValue(new CodeType("label-fault"));
        in.addParameter().setName("siblings").setValue(new CodeType("run"));
        bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + id(swapped))
                .named("$quarantine")
                .withParameters(in)
                .returnResourceType(BiologicallyDerivedProduct.class)
                .execute();
        assertThat(bottles)
                .allSatisfy(bottle -> assertThat(bank.status(id(bottle))).isEqualTo("quarantine"));
        assertThat(bank.status(parent(swapped))).isEqualTo("quarantine");

        // a bottle that was not set aside is not relabelled; this one is, and then only its new number may be fed
        var old = Bank.label(swapped);
        var number = bank.number("U");
        var free = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        assertThat(refused(() -> relabel("demo-technician", id(free), bank.number("U"))))
                .containsExactly("unit-not-on-hold");
        relabel("demo-technician", id(swapped), bank.number("U"));
        relabel("demo-technician", id(swapped), number);
        relabel("demo-quality", id(swapped), number);
        assertThat(stopped(old, wristband)).containsExactly("label-replaced");
        assertThat(stopped(number, wristband)).containsExactly("milk-on-hold");
        bank.release(milk(parent(swapped)), "demo-release-officer");
        bank.release(milk(parent(swapped)), "demo-release-officer-2");
        assertThat(bank.status(id(bottles.get(1)))).isEqualTo("released");
        bank.release(milk(id(swapped)), "demo-release-officer");
        bank.release(milk(id(swapped)), "demo-release-officer-2");
        assertThat(bank.status(id(swapped)))
                .as("the ward's again, not the bank's")
                .isEqualTo("dispensed");
        assertThat(stopped(old, wristband)).containsExactly("label-replaced");
        assertThat(Bank.code(bank.checkFeed(number, wristband), "decision")).isEqualTo("ok");

        // one label too many on the bench keeps a batch where it is
        var made = bank.batch(bank.people().healthyDonor());
        var batch = Bank.milk(made, "batch").get(0);
        bank.cleanCultures(batch);
        var count = new Parameters();
        count.addParameter().setName("printed").setValue(new IntegerType(3));
        count.addParameter().setName("applied").setValue(new IntegerType(2));
        call(bank.client, "BiologicallyDerivedProduct/" + id(batch), "$reconcile-labels", count);
        assertThat(refused(() -> bank.release(batch, "demo-release-officer"))).containsExactly("label-count-mismatch");
    }

    @Test
    void aFreezerFailsOvernight() {
        var freezer = location("Freezer", null);
        var shelf = location("Shelf", freezer);
        var donor = bank.people().healthyDonor();
        var raw = since(donor);
        var moved = since(donor);
        var elsewhere = since(donor);
        var bottle = id(bank.releasedBottles(donor).get(0));
        put(raw, shelf);
        put(bottle, freezer);
        put(elsewhere, location("Other freezer", null));

        // cold for an hour, then warmer and warmer: held on every shelf, and what was carried away meanwhile too
        var curve = Bank.logged("-20 ".repeat(60) + "-9 -2 1 3 " + "3 ".repeat(56), bank.ago(3, ChronoUnit.HOURS));
        var answer = freezer(curve, freezer, moved);
        assertThat(Bank.code(answer, "state")).isEqualTo("may-have-thawed");
        assertThat(Stream.of(raw, moved, bottle).map(bank::status)).containsOnly("quarantine");
        assertThat(bank.status(elsewhere)).isEqualTo("registered");

        // the clock of the raw milk began at the first moment at which it could have thawed, not when somebody looked
        var warm = bank.ago(3, ChronoUnit.HOURS).plus(61, ChronoUnit.MINUTES);
        var thaw = bank.thaw(Instant.now(), raw);
        assertThat(thaw.getExecutionPeriod().getStart()).isEqualTo(Date.from(warm));
        assertThat(bank.status(raw)).isEqualTo("registered");
        assertThat(milk(bottle)
                        .getExtensionByUrl(Extensions.EXPIRATION_DATE)
                        .getValueAsPrimitive()
                        .getValue())
                .as("thawed pasteurised milk keeps 24 hours")
                .isEqualTo(Date.from(warm.plus(24, ChronoUnit.HOURS)));

        // a logger that says nothing for too long has not proven cold
        var silent =
                Bank.logged("-20 ".repeat(10) + "E ".repeat(20) + "-20 ".repeat(10), bank.ago(1, ChronoUnit.HOURS));
        var other = location("Third freezer", null);
        put(elsewhere, other);
        assertThat(Bank.code(freezer(silent, other), "state")).isEqualTo("not-proven");
        assertThat(bank.status(elsewhere)).isEqualTo("quarantine");
    }

    @Test
    void theCourierIsLateHasNoLoggerAndGoesToTheWrongHospital() {
        var hospital = location("Hospital on the hill", null);
        var ward = location("Neonatal unit on the hill", hospital);
        var wrong = location("Hospital by the sea", null);
        var wristband = bank.number("H");
        var infant = bank.people().infant(wristband);
        bank.people().parentsPermit(infant);
        var order = bank.people().order(infant);
        var bottles = Stream.of(1, 2)
                .flatMap(batch -> bank.releasedBottles(bank.people().healthyDonor()).stream())
                .toList();
        bottles.forEach(bottle -> sent(order, hospital, bottle));
        assertThat(dispense(bottles.get(0)).getStatus()).isEqualTo(SupplyDelivery.SupplyDeliveryStatus.INPROGRESS);

        // the wrong hospital scans the parcel: none of it is taken in, and it hears whose it is by place, by nothing
        // else
        var refusal = catchThrowableOfType(
                BaseServerResponseException.class, () -> accept(wrong, null, bottles.get(0), bottles.get(1)));
        assertThat(Bank.rules(refusal)).containsExactly("not-for-this-place", "not-for-this-place");
        assertThat(refusal.getMessage())
                .contains("Hospital on the hill", "Hospital by the sea")
                .doesNotContain(wristband);
        assertThat(handovers(bottles.get(0))).containsExactly(hospital + " open");

        // sent on, with the reason; it is on its way again and still this infant's
        bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + id(bottles.get(0)))
                .named("$transfer")
                .withParameters(to(ward).addParameter("reason", "delivered to the wrong hospital"))
                .returnResourceType(SupplyDelivery.class)
                .execute();
        assertThat(told(id(bottles.get(0)))).contains("transfer sent", "delivered to the wrong hospital");

        // at the right one, in time: who received it and when is kept, and scanning again changes nothing
        var arrived = accept(ward, null, bottles.get(0));
        assertThat(verdicts(arrived)).containsExactly("accepted");
        assertThat(verdicts(accept(ward, null, bottles.get(0)))).containsExactly("accepted");
        assertThat(handovers(bottles.get(0)))
                .containsExactly(hospital + " open", ward + " received by Practitioner/demo-ward");
        assertThat(dispense(bottles.get(0)).getStatus()).isEqualTo(SupplyDelivery.SupplyDeliveryStatus.COMPLETED);
        assertThat(Bank.code(bank.checkFeed(Bank.label(bottles.get(0)), wristband), "decision"))
                .isEqualTo("ok");

        // five hours late without a logger: it is there, and held; with a curve that was cold all the way it is not
        LactariumServer.shared().clock().forward(Duration.ofHours(5));
        try {
            var late = accept(ward, null, bottles.get(1));
            assertThat(verdicts(late)).containsExactly("set-aside");
            assertThat(Bank.rules(late)).containsExactly("delivery-late");
            var cold = Bank.logged("-20 ".repeat(301), bank.now);
            assertThat(verdicts(accept(ward, cold, bottles.get(2)))).containsExactly("accepted");
            var warm = Bank.logged("-20 ".repeat(200) + "-3 ".repeat(101), bank.now);
            assertThat(Bank.rules(accept(ward, warm, bottles.get(3)))).containsExactly("transport-left-range");
        } finally {
            LactariumServer.shared().clock().right();
        }
        assertThat(bank.status(id(bottles.get(1)))).isEqualTo("quarantine");
        assertThat(stopped(Bank.label(bottles.get(1)), wristband)).containsExactly("milk-on-hold");

        // two people who looked give it back to the ward; to released stock no milk returns that has left
        bank.release(milk(id(bottles.get(1))), "demo-release-officer");
        bank.release(milk(id(bottles.get(1))), "demo-release-officer-2");
        assertThat(bank.status(id(bottles.get(1)))).isEqualTo("dispensed");
        assertThat(refused(() -> bank.dispense(order, id(bottles.get(1))))).containsExactly("bottle-already-dispensed");

        // what never left the bank, or was handed over directly, is nothing to accept
        var inStock = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        assertThat(refused(() -> accept(ward, null, inStock))).containsExactly("not-on-its-way");
    }

    @Test
    void theCourierDoesNotArriveAndAPersonIsCalledOnceByAnyOfSeveralProcesses() {
        var lost = location("Hospital behind the pass", null);
        // another place: what is sent to one place within one second is one parcel
        var onward = location("Hospital beyond the pass", null);
        var reached = location("Hospital on the shore", null);
        var passed = location("Hospital on the island", null);
        var recalled = location("Hospital in the valley", null);
        var order = infantWithOrder();
        var bottles = Stream.of(1, 2, 3)
                .flatMap(batch -> bank.releasedBottles(bank.people().healthyDonor()).stream())
                .toList();

        // nobody runs from here until the time of the first parcels has passed
        MoreProcesses.stopAll();
        sent(order, lost, bottles.get(0), bottles.get(1));
        sent(order, reached, bottles.get(2));
        sent(order, passed, bottles.get(3));
        sent(order, recalled, bottles.get(4));
        accept(reached, null, bottles.get(2));
        bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + id(bottles.get(3)))
                .named("$transfer")
                .withParameters(to(onward).addParameter("reason", "the ferry does not run"))
                .returnResourceType(SupplyDelivery.class)
                .execute();
        recall(parent(bottles.get(4)));
        var parcels =
                Stream.of(0, 1, 2, 3, 4).map(one -> stretches(bottles.get(one))).toList();
        assertThat(parcels.get(1)).isEqualTo(parcels.get(0));
        assertThat(parcels.stream().flatMap(List::stream).distinct())
                .hasSize(5)
                .allSatisfy(parcel -> assertThat(MoreProcesses.waiting(parcel)).isEqualTo(1));

        // three processes start: one calls, once for both bottles; what arrived, went on or was recalled calls nobody
        var first =
                parcels.stream().map(stretches -> stretches.get(0)).distinct().toList();
        var second = parcels.get(3).get(1);
        first.forEach(parcel -> MoreProcesses.passes(Consignment.OVERDUE, parcel));
        try (var processes = MoreProcesses.start(3)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> first.stream().mapToInt(MoreProcesses::waiting).sum() == 0);
            assertThat(first.stream().flatMap(parcel -> alarms(parcel).stream()))
                    .singleElement()
                    .satisfies(alarm -> {
                        assertThat(alarm.getLocation().getReference()).isEqualTo(lost);
                        assertThat(alarm.getInput())
                                .extracting(input -> ((Reference) input.getValue()).getReference())
                                .containsExactlyInAnyOrder(
                                        Bank.unit(id(bottles.get(0))).getReference(),
                                        Bank.unit(id(bottles.get(1))).getReference());
                        assertThat(alarm.getReasonCode().getText())
                                .contains("2 bottles sent to Hospital behind the pass", "4:00:00", "尚未收到");
                    });
            assertThat(alarms(second)).isEmpty();

            // where it was sent on to it does not come either: that is a parcel of its own
            MoreProcesses.passes(Consignment.OVERDUE, second);
            await().atMost(Duration.ofSeconds(30)).until(() -> MoreProcesses.waiting(second) == 0);
        }
        assertThat(alarms(second)).hasSize(1);

        // asked for again it says nothing; who takes it on says so, and the milk is received whenever it comes
        LactariumServer.shared().bean(DeliveryAlarms.class).fire(first.get(0));
        var alarm = alarms(first.get(0));
        assertThat(alarm).hasSize(1);
        bank.client
                .update()
                .resource(alarm.get(0).setStatus(Task.TaskStatus.COMPLETED))
                .execute();
        assertThat(verdicts(accept(lost, null, bottles.get(0), bottles.get(1))))
                .containsExactly("accepted", "accepted");
    }

    @Test
    void milkRunsShortAndTwoWardsReachForTheSameBottle() throws Exception {
        var orders = List.of(infantWithOrder(), infantWithOrder());
        var sooner = soonToExpire();
        var wards = Executors.newFixedThreadPool(2);
        try {
            // both ask for one bottle of whatever expires first, at the same moment: each gets another one
            var answers = wards
                    .invokeAll(orders.stream().map(order -> ask(order, 40)).toList())
                    .stream()
                    .map(BenchSideSituationsTest::answer)
                    .toList();
            assertThat(answers)
                    .containsExactlyInAnyOrderElementsOf(
                            sooner.stream().map(this::id).toList());
            // both scan the one bottle that is left of a batch: one has it, the other is told
            var last = bank.releasedBottles(bank.people().healthyDonor()).get(0);
            var told = wards
                    .invokeAll(orders.stream().map(order -> ask(order, last)).toList())
                    .stream()
                    .map(BenchSideSituationsTest::answer)
                    .toList();
            assertThat(told).containsExactlyInAnyOrder(id(last), "[bottle-already-dispensed]");
        } finally {
            wards.shutdown();
        }
        assertThat(ask(orders.get(0), 1_000_000).call()).isEqualTo("[no-stock]");

        // a batch that is held between asking and leaving is picked by nobody, and what left of it is stopped at the
        // bed
        var held = soonToExpire();
        bank.dispense(orders.get(0), id(held.get(0)));
        bank.hold(parent(held.get(1)), "$quarantine", "investigation");
        bank.releasedBottles(bank.people().healthyDonor());
        assertThat(ask(orders.get(1), 30).call()).isNotEqualTo(id(held.get(1)));
        assertThat(ask(orders.get(1), held.get(1)).call()).isEqualTo("[milk-on-hold]");
    }

    @Test
    void whileMilkIsShortInfantsWithPriorityComeFirstAndAPersonMayDecideOtherwise() {
        var bottles = bank.releasedBottles(bank.people().healthyDonor());
        var figures = ProfileText.at("strictest")
                .yaml()
                .replace("stock.shortage: {value: null", "stock.shortage: {value: 90000000")
                .replace("down-to: 500", "down-to: 80000000");
        try (var process = new OtherFigures(figures)) {
            var ward = process.client("demo-ward");
            var officer = process.client("demo-release-officer");
            var term = infantWithOrder();
            var small = infantWithOrder("8339-4", 1.3, "kg");
            var smallest = infantWithOrder("76516-4", 26, "wk");

            // the record does not say that this one is urgent; the next is, but the last milk waits for the most urgent
            assertThat(refused(() -> dispense(ward, term, bottles.get(0), null)))
                    .containsExactly("reserved-for-priority");
            assertThat(refused(() -> dispense(ward, small, bottles.get(0), null)))
                    .containsExactly("reserved-for-priority");
            dispense(ward, smallest, bottles.get(0), null);

            // a ward may not set that aside; a release officer may, and says why
            assertThat(catchThrowableOfType(
                            ForbiddenOperationException.class,
                            () -> dispense(ward, term, bottles.get(1), "bowel surgery yesterday")))
                    .isNotNull();
            assertThat(bank.status(id(bottles.get(1)))).isEqualTo("released");
            dispense(officer, term, bottles.get(1), "bowel surgery yesterday");
            assertThat(told(id(bottles.get(1))))
                    .contains("priority-overridden", "bowel surgery yesterday", "Practitioner/demo-release-officer");
        }
    }

    private String infantWithOrder() {
        var infant = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(infant);
        return bank.people().order(infant);
    }

    private String infantWithOrder(String loinc, double value, String unit) {
        var infant = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(infant);
        var born = new Observation().setStatus(Observation.ObservationStatus.FINAL);
        born.setCode(Bank.concept(Systems.LOINC, loinc));
        born.setSubject(new Reference(infant));
        born.setValue(new Quantity().setValue(value).setSystem(Systems.UCUM).setCode(unit));
        bank.store(born);
        return bank.people().order(infant);
    }

    /** Two bottles of 40 mL of milk that was expressed long before anybody else's. */
    private List<BiologicallyDerivedProduct> soonToExpire() {
        var donor = bank.people().healthyDonor();
        var bag = Bank.received(bank.receive(bank.bag(donor, days(24), bank.number("U")), "frozen", true));
        var pool = bank.pool(bank.thaw(bank.ago(3, ChronoUnit.HOURS), bag), 95, bank.number("P"), bag);
        var made = bank.pasteurise(
                id(pool), bank.number("B"), Bank.GOOD, Map.of(bank.number("U"), 40.0, bank.number("U"), 40.0));
        released(made);
        return Bank.milk(made, "bottle");
    }

    private void released(Parameters made) {
        var batch = Bank.milk(made, "batch").get(0);
        bank.cleanCultures(batch);
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");
    }

    /** Id of the bottle that was handed out, or the rules that refused. */
    private Callable<String> ask(String order, double volume) {
        var in = new Parameters();
        in.addParameter().setName("volume").setValue(Bank.millilitres(volume));
        return () -> handedOut(order, in);
    }

    private Callable<String> ask(String order, BiologicallyDerivedProduct bottle) {
        var in = new Parameters();
        in.addParameter().setName("unit").setValue(Bank.unit(id(bottle)));
        return () -> handedOut(order, in);
    }

    private String handedOut(String order, Parameters in) {
        try {
            var paper = (SupplyDelivery) call(bank.client, "NutritionOrder/" + order, "$dispense", in)
                    .getParameterFirstRep()
                    .getResource();
            var bottle = (Reference) paper.getSuppliedItem()
                    .getItemReference()
                    .getExtensionFirstRep()
                    .getValue();
            return bottle.getReferenceElement().getIdPart();
        } catch (BaseServerResponseException refusal) {
            return Bank.rules(refusal).toString();
        }
    }

    private void sent(String order, String destination, BiologicallyDerivedProduct... bottles) {
        var in = to(destination);
        for (var bottle : bottles) {
            in.addParameter().setName("unit").setValue(Bank.unit(id(bottle)));
        }
        call(bank.client, "NutritionOrder/" + order, "$dispense", in);
    }

    private static Parameters to(String destination) {
        var in = new Parameters();
        in.addParameter().setName("destination").setValue(new Reference(destination));
        return in;
    }

    private Parameters accept(String place, Observation box, BiologicallyDerivedProduct... bottles) {
        var in = new Parameters();
        in.addParameter().setName("location").setValue(new Reference(place));
        for (var bottle : bottles) {
            in.addParameter("unit", Bank.label(bottle));
        }
        if (box != null) {
            in.addParameter().setName("transport").setResource(box);
        }
        return call(LactariumServer.shared().client("demo-ward"), "BiologicallyDerivedProduct", "$accept-delivery", in);
    }

    private static List<String> verdicts(Parameters accepted) {
        return accepted.getParameter().stream()
                .flatMap(delivery -> words(delivery, "verdict").stream())
                .toList();
    }

    private SupplyDelivery dispense(BiologicallyDerivedProduct bottle) {
        return (SupplyDelivery) bank.client
                .search()
                .byUrl("SupplyDelivery?product=BiologicallyDerivedProduct/" + id(bottle))
                .returnBundle(Bundle.class)
                .execute()
                .getEntryFirstRep()
                .getResource();
    }

    /** The parcel of each stretch of its way, as timers and alarms number it. */
    private List<String> stretches(BiologicallyDerivedProduct bottle) {
        return dispense(bottle).getExtensionsByUrl(Extensions.HANDOVER).stream()
                .map(handover -> new Consignment(
                                ((Reference) handover.getExtensionByUrl("to").getValue()).getReference(),
                                ((DateTimeType) handover.getExtensionByUrl("sent")
                                                .getValue())
                                        .getValue()
                                        .toInstant())
                        .number())
                .toList();
    }

    private List<Task> alarms(String parcel) {
        return bank
                .client
                .search()
                .byUrl("Task?identifier=" + Systems.ALARM_ID + "|" + parcel + "-" + Consignment.OVERDUE)
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .stream()
                .map(entry -> (Task) entry.getResource())
                .toList();
    }

    private void recall(String batch) {
        var in = new Parameters();
        in.addParameter().setName("reason").setValue(new CodeType("complaint"));
        in.addParameter().setName("unit").setValue(Bank.unit(batch));
        call(LactariumServer.shared().client("demo-traceability-officer"), "BiologicallyDerivedProduct", "$recall", in);
    }

    /** The chain of custody: each place, and who received it there. */
    private List<String> handovers(BiologicallyDerivedProduct bottle) {
        return dispense(bottle).getExtensionsByUrl(Extensions.HANDOVER).stream()
                .map(handover -> ((Reference) handover.getExtensionByUrl("to").getValue()).getReference()
                        + (handover.hasExtension("received")
                                ? " received by "
                                        + ((Reference) handover.getExtensionByUrl("by")
                                                        .getValue())
                                                .getReference()
                                : " open"))
                .toList();
    }

    private static void dispense(
            IGenericClient client, String order, BiologicallyDerivedProduct bottle, @Nullable String override) {
        var in = new Parameters();
        in.addParameter()
                .setName("unit")
                .setValue(Bank.unit(bottle.getIdElement().getIdPart()));
        if (override != null) {
            in.addParameter().setName("override").setValue(new StringType(override));
        }
        call(client, "NutritionOrder/" + order, "$dispense", in);
    }

    private static String answer(Future<String> ward) {
        try {
            return ward.get();
        } catch (InterruptedException | ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Parameters receive(BiologicallyDerivedProduct bag, String... donorNumbers) {
        var in = new Parameters();
        var deposit = in.addParameter().setName("deposit");
        deposit.addPart().setName("unit").setResource(bag);
        deposit.addPart().setName("condition").setValue(new CodeType("frozen"));
        deposit.addPart().setName("sealIntact").setValue(new BooleanType(true));
        for (var number : donorNumbers) {
            deposit.addPart().setName("donorNumber").setValue(new StringType(number));
        }
        return call(bank.client, "BiologicallyDerivedProduct", "$receive", in);
    }

    /** A bag that stands in the bank since five hours. */
    private String since(String donor) {
        var in = new Parameters();
        var deposit = in.addParameter().setName("deposit");
        deposit.addPart().setName("unit").setResource(bank.bag(donor, days(9), bank.number("U")));
        deposit.addPart().setName("condition").setValue(new CodeType("frozen"));
        deposit.addPart().setName("sealIntact").setValue(new BooleanType(true));
        in.addParameter().setName("received").setValue(new DateTimeType(Date.from(bank.ago(5, ChronoUnit.HOURS))));
        return Bank.received(call(bank.client, "BiologicallyDerivedProduct", "$receive", in));
    }

    private Parameters relabel(String login, String unit, String number) {
        var in = new Parameters();
        in.addParameter()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.UNIT_ID).setValue(number));
        in.addParameter().setName("reason").setValue(new StringType("label-fault"));
        return call(LactariumServer.shared().client(login), "BiologicallyDerivedProduct/" + unit, "$relabel", in);
    }

    private static String outcome(Parameters relabelled) {
        return Bank.code(relabelled, "outcome");
    }

    private String donorNumber(String donor) {
        return bank.client
                .read()
                .resource(Patient.class)
                .withId(donor.substring("Patient/".length()))
                .execute()
                .getIdentifierFirstRep()
                .getValue();
    }

    private Parameters heated(String donor, String device, String curve) {
        var in = new Parameters();
        in.addParameter()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.BATCH_ID).setValue(bank.number("B")));
        in.addParameter().setName("device").setValue(new Reference(device));
        in.addParameter().setName("curve").setResource(Bank.logged(curve, bank.ago(60, ChronoUnit.MINUTES)));
        var bottle = in.addParameter().setName("bottle");
        bottle.addPart()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.UNIT_ID).setValue(bank.number("U")));
        bottle.addPart().setName("volume").setValue(Bank.millilitres(90));
        return call(bank.client, "BiologicallyDerivedProduct/" + id(bank.readyPool(donor)), "$pasteurise", in);
    }

    private String batch(Parameters made) {
        return "BiologicallyDerivedProduct/" + id(Bank.milk(made, "batch").get(0));
    }

    private Parameters freezer(Observation curve, String freezer, String... moved) {
        var in = new Parameters();
        in.addParameter().setName("curve").setResource(curve);
        in.addParameter().setName("location").setValue(new Reference(freezer));
        Arrays.stream(moved).forEach(unit -> in.addParameter().setName("unit").setValue(Bank.unit(unit)));
        return call(bank.client, "BiologicallyDerivedProduct", "$report-temperature", in);
    }

    private void put(String unit, String place) {
        var product = milk(unit);
        product.getExtension().removeIf(extension -> Extensions.CURRENT_LOCATION.equals(extension.getUrl()));
        product.addExtension(new Extension(Extensions.CURRENT_LOCATION, new Reference(place)));
        bank.client.update().resource(product).execute();
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

    private static void fire(Task thaw, ThawAlarm alarm) {
        LactariumServer.shared().bean(ThawAlarms.class).fire(thaw.getIdElement().getIdPart(), alarm);
    }

    private String closure(String room, Instant from) {
        var flag = new Flag().setStatus(Flag.FlagStatus.ACTIVE);
        flag.getMeta().addProfile(Profiles.CLOSURE);
        flag.setCode(Bank.concept(Systems.CLOSURE_REASON, "typhoon-expected"));
        flag.setSubject(new Reference(room));
        flag.setPeriod(new Period().setStart(Date.from(from)));
        return bank.store(flag).getIdElement().getIdPart();
    }

    private void lift(String flag) {
        var closure = bank.client.read().resource(Flag.class).withId(flag).execute();
        bank.client
                .update()
                .resource(closure.setStatus(Flag.FlagStatus.INACTIVE))
                .execute();
    }

    private ParametersParameterComponent row(Task thaw) {
        var board = bank.client
                .operation()
                .onType("BiologicallyDerivedProduct")
                .named("$thaw-board")
                .withNoParameters(Parameters.class)
                .useHttpGet()
                .returnResourceType(Parameters.class)
                .execute();
        return board.getParameter().stream()
                .filter(part -> words(part, "thaw")
                        .contains("Task/" + thaw.getIdElement().getIdPart()))
                .findFirst()
                .orElseThrow();
    }

    private String location(String name, @Nullable String within) {
        var place = new Location().setName(name);
        if (within != null) {
            place.setPartOf(new Reference(within));
        }
        return "Location/" + bank.store(place).getIdElement().getIdPart();
    }

    /** Every decision about the unit, in words: what, by whom, by which rules, why. */
    private String told(String unit) {
        var words = new StringBuilder();
        call(bank.client, "BiologicallyDerivedProduct/" + unit, "$explain", new Parameters())
                .getParameter()
                .forEach(decision -> {
                    words.append(String.join(" ", words(decision, "kind")))
                            .append(" ")
                            .append(String.join(" ", words(decision, "outcome")));
                    Stream.of("by", "why")
                            .forEach(part -> words.append(" ").append(String.join(" ", words(decision, part))));
                    decision.getPart().stream()
                            .filter(part -> part.getName().equals("rule"))
                            .flatMap(rule -> Stream.concat(Stream.of(rule), rule.getPart().stream()))
                            .map(ParametersParameterComponent::getValue)
                            .filter(CodeableConcept.class::isInstance)
                            .map(CodeableConcept.class::cast)
                            .forEach(rule -> words.append(" ")
                                    .append(rule.getCodingFirstRep().getCode()));
                    words.append("\n");
                });
        return words.toString();
    }

    private List<String> stopped(String unit, String wristband) {
        var answer = bank.checkFeed(unit, wristband);
        assertThat(Bank.code(answer, "decision")).isEqualTo("stop");
        return Bank.rules(answer);
    }

    private static List<String> words(ParametersParameterComponent row, String part) {
        return row.getPart().stream()
                .filter(one -> part.equals(one.getName()))
                .map(one -> text(one.getValue()))
                .toList();
    }

    private static String text(Type value) {
        return value instanceof Reference reference
                ? reference.hasReference() ? reference.getReference() : reference.getDisplay()
                : value.primitiveValue();
    }

    private static Parameters call(IGenericClient client, String where, String operation, Parameters in) {
        var parts = where.split("/");
        var answer = parts.length == 1
                ? client.operation()
                        .onType(where)
                        .named(operation)
                        .withParameters(in)
                        .returnResourceType(Parameters.class)
                : client.operation()
                        .onInstance(where)
                        .named(operation)
                        .withParameters(in)
                        .returnResourceType(Parameters.class);
        return answer.execute();
    }

    private BiologicallyDerivedProduct milk(String id) {
        return bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(id)
                .execute();
    }

    private Instant days(long ago) {
        return bank.ago(ago, ChronoUnit.DAYS);
    }

    private static String parent(BiologicallyDerivedProduct unit) {
        return unit.getParentFirstRep().getReferenceElement().getIdPart();
    }

    private static List<String> refused(Runnable work) {
        return Bank.rules(catchThrowableOfType(work::run, BaseServerResponseException.class));
    }

    private String id(BiologicallyDerivedProduct unit) {
        return unit.getIdElement().getIdPart();
    }
}
