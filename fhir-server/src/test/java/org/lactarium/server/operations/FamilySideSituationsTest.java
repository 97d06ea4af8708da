package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.lactarium.server.operations.ComplaintDesk.complains;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.operations.alarm.RecallAlarms;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.recall.RecallAlarm;
import org.lactarium.server.store.MoreProcesses;

/** Hard situations that begin at the cot: a parent's word, a bottle in a ward's refrigerator, an infant's name. */
class FamilySideSituationsTest {

    private final Bank bank = new Bank();

    @Test
    void theParentsWithdrawWhileTheBottleIsThawedAndItGoesToTheNextInfantOfTheWard() {
        var ward = new Ward(bank, "NICU A");
        var elsewhere = new Ward(bank, "NICU B");
        var first = ward.admit();
        var consent = bank.people().parentsPermit(first);
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        var firstOrder = ward.order(first, 1400);
        ward.dispense(firstOrder, id(bottle));
        ward.prepare(id(bottle), "thaw-completed");
        var until = milk(id(bottle)).getExtensionByUrl(Extensions.EXPIRATION_DATE);

        // four more infants with orders: one in another ward, one without consent, one of 1200 g, one of 900 g
        var far = elsewhere.admit();
        bank.people().parentsPermit(far);
        elsewhere.order(far, 700);
        var unasked = ward.admit();
        ward.order(unasked, 800);
        var bigger = ward.admit();
        bank.people().parentsPermit(bigger);
        ward.order(bigger, 1200);
        var smaller = ward.admit();
        bank.people().parentsPermit(smaller);
        var smallersOrder = ward.order(smaller, 900);

        // as long as the first infant may have it, nobody else can
        assertThat(Bank.rules(ward.offer(id(bottle)))).containsExactly("bottle-still-needed");
        assertThat(refused(() -> ward.reassign(id(bottle), smallersOrder))).containsExactly("bottle-still-needed");

        ward.withdraws(consent);
        var offer = ward.offer(id(bottle));
        assertThat(Ward.candidates(offer)).containsExactly(smaller, bigger);
        assertThat(LactariumServer.shared().fhir().newJsonParser().encodeResourceToString(offer))
                .doesNotContain("donor", "D-");

        var second = ward.reassign(id(bottle), smallersOrder);
        assertThat(second.getPatient().getReference()).isEqualTo(smaller);
        assertThat(Bank.code(bank.checkFeed(Bank.label(bottle), smaller), "decision"))
                .isEqualTo("ok");
        assertThat(Bank.rules(bank.checkFeed(Bank.label(bottle), first))).contains("milk-not-dispensed-to-infant");

        // no clock started again, a retry answers the same, and both dispenses are told
        assertThat(milk(id(bottle))
                        .getExtensionByUrl(Extensions.EXPIRATION_DATE)
                        .equalsDeep(until))
                .isTrue();
        assertThat(ward.reassign(id(bottle), smallersOrder).getIdElement().getIdPart())
                .isEqualTo(second.getIdElement().getIdPart());
        var traced = bank.trace("BiologicallyDerivedProduct/" + id(bottle), "recipients").getEntry().stream()
                .map(entry -> entry.getResource())
                .filter(SupplyDelivery.class::isInstance)
                .map(dispense -> ((SupplyDelivery) dispense).getStatus().toCode())
                .toList();
        // nobody has scanned it in where it came, and that stays so
        assertThat(traced).containsExactlyInAnyOrder("abandoned", "in-progress");
        bank.store(bank.feed(id(bottle), smaller, smallersOrder, 15));
        assertThat(unexplained(id(bottle))).isEmpty();
        assertThat(account(id(bottle), "dispensed")).isEqualTo(40);
    }

    @Test
    void nobodyOfTheWardMayHaveItAndTheThawedBottleIsWaste() {
        var ward = new Ward(bank, "NICU A");
        var infant = ward.admit();
        bank.people().parentsPermit(infant);
        var order = ward.order(infant, 1400);
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        ward.dispense(order, id(bottle));
        ward.prepare(id(bottle), "thaw-completed");
        ward.ends(order);

        assertThat(Ward.candidates(ward.offer(id(bottle)))).isEmpty();
        bank.hold(id(bottle), "$discard", "thawed-unused");
        assertThat(unexplained(id(bottle))).isEmpty();
        assertThat(account(id(bottle), "discarded")).isEqualTo(40);
        assertThat(account(id(bottle), "dispensed")).isZero();
    }

    @Test
    void aBottleThatWasOpenedForOneInfantGoesToNoOther() {
        var ward = new Ward(bank, "NICU A");
        var infant = ward.admit();
        var consent = bank.people().parentsPermit(infant);
        var order = ward.order(infant, 1400);
        var next = ward.admit();
        bank.people().parentsPermit(next);
        var nextOrder = ward.order(next, 900);
        var bottles = bank.releasedBottles(bank.people().healthyDonor());
        bottles.forEach(bottle -> ward.dispense(order, id(bottle)));
        bank.store(bank.feed(id(bottles.get(0)), infant, order, 10));
        // a feed that was taken back may have been given all the same
        Observation doubtful = bank.store(bank.feed(id(bottles.get(1)), infant, order, 10));
        bank.client
                .update()
                .resource(doubtful.setStatus(Observation.ObservationStatus.ENTEREDINERROR))
                .execute();
        ward.withdraws(consent);

        assertThat(bottles).allSatisfy(bottle -> {
            assertThat(Bank.rules(ward.offer(id(bottle)))).containsExactly("bottle-opened");
            assertThat(refused(() -> ward.reassign(id(bottle), nextOrder))).containsExactly("bottle-opened");
        });
    }

    @Test
    void theParentsLowerTheirLimitOfDonorsWhileTwoBottlesStandAtTheWard() {
        var ward = new Ward(bank, "NICU A");
        var infant = ward.admit();
        var consent = bank.people().parentsPermit(infant);
        var order = ward.order(infant, 1400);
        var one = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        var other = bank.releasedBottles(bank.people().anotherHealthyDonor()).get(0);
        ward.dispense(order, id(one));
        ward.dispense(order, id(other));
        bank.store(bank.feed(id(one), infant, order, 10));

        var signed = bank.client.read().resource(Consent.class).withId(consent).execute();
        signed.getProvision().addExtension(new Extension(Extensions.MAX_DONORS, new PositiveIntType(1)));
        bank.client.update().resource(signed).execute();

        assertThat(Bank.code(bank.checkFeed(Bank.label(one), infant), "decision"))
                .isEqualTo("ok");
        assertThat(Bank.rules(bank.checkFeed(Bank.label(other), infant))).containsExactly("donors-per-infant-exceeded");
        assertThat(refused(() -> bank.store(bank.feed(id(other), infant, order, 10))))
                .containsExactly("donors-per-infant-exceeded");

        // another infant whose parents accept one donor and who had none yet may have it, and then no other's
        var next = ward.admit();
        bank.people().parentsPermit(next, 1);
        var nextOrder = ward.order(next, 1200);
        assertThat(Ward.candidates(ward.offer(id(other)))).containsExactly(next);
        ward.reassign(id(other), nextOrder);
        var third = bank.releasedBottles(bank.people().anotherHealthyDonor()).get(0);
        assertThat(refused(() -> ward.dispense(nextOrder, id(third)))).containsExactly("donors-per-infant-exceeded");
        // and what went on to the other infant does not count for the first one any more
        var same = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        ward.dispense(order, id(same));
    }

    @Test
    void twoNursesGiveTheSameBottleOnAndOneInfantHasIt() throws Exception {
        var ward = new Ward(bank, "NICU A");
        var infant = ward.admit();
        bank.people().parentsPermit(infant);
        var order = ward.order(infant, 1400);
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        ward.dispense(order, id(bottle));
        var waiting = List.of(ward.admit(), ward.admit());
        waiting.forEach(one -> bank.people().parentsPermit(one));
        var orders = waiting.stream().map(one -> ward.order(one, 900)).toList();
        ward.ends(order);

        var nurses = Executors.newFixedThreadPool(2);
        try {
            var answers = nurses
                    .invokeAll(orders.stream()
                            .map(one -> giving(ward, id(bottle), one))
                            .toList())
                    .stream()
                    .map(FamilySideSituationsTest::answer)
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder("given", "[bottle-still-needed]");
        } finally {
            nurses.shutdown();
        }
    }

    @Test
    void heldMilkAndExpiredMilkIsOfferedToNobody() {
        var ward = new Ward(bank, "NICU A");
        var infant = ward.admit();
        bank.people().parentsPermit(infant);
        var order = ward.order(infant, 1400);
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        ward.dispense(order, id(bottle));
        ward.ends(order);
        bank.hold(bottle.getParentFirstRep().getReferenceElement().getIdPart(), "$quarantine", "foreign-matter");

        var offer = ward.offer(id(bottle));
        assertThat(Bank.rules(offer)).containsExactly("milk-on-hold");
        assertThat(Ward.candidates(offer)).isEmpty();
        assertThat(bank.status(id(bottle))).isEqualTo(UnitStatus.QUARANTINE.code());
    }

    @Test
    void aWardFindsAParticleInOneBottleAndWhatSharesItsLidsIsHeldCalledBackAndAccountedFor() {
        var ward = new Ward(bank, "NICU A");
        var infant = ward.admit();
        bank.people().parentsPermit(infant);
        var order = ward.order(infant, 1400);
        var lids = bank.number("LID");
        var found = batchWith(lids);
        var sameLids = batchWith(lids);
        onAnotherDay(sameLids);
        var sameDay = batchWith(bank.number("LID"));
        var bottle = bottles(found).get(0);
        ward.dispense(order, bottle);

        // first a look: what shares what, and nothing moves
        var complaint = complains("foreign-body", "A clear splinter " + lids)
                .of("unit", "BiologicallyDerivedProduct/" + bottle);
        var look = complains("foreign-body", "A clear splinter " + lids)
                .of("unit", "BiologicallyDerivedProduct/" + bottle)
                .with("dryRun", true)
                .asked("demo-ward");
        var shared = ComplaintDesk.shared(look);
        assertThat(shared.get("BiologicallyDerivedProduct/" + sameLids)).containsExactly("lot " + lids);
        assertThat(shared.get("BiologicallyDerivedProduct/" + sameDay))
                .singleElement()
                .asString()
                .startsWith("day ");
        assertThat(bank.status(bottle)).isEqualTo("dispensed");

        // the ward narrows it to the lids; both batches are held, and the bedside stops
        complaint.of("related", "BiologicallyDerivedProduct/" + sameLids);
        var held = complaint.asked("demo-ward");
        assertThat(bank.status(bottle)).isEqualTo("quarantine");
        assertThat(bank.status(bottles(sameLids).get(0))).isEqualTo("quarantine");
        assertThat(bank.status(sameDay)).isEqualTo("released");
        assertThat(Bank.rules(bank.checkFeed("BiologicallyDerivedProduct/" + bottle, infant)))
                .containsExactly("milk-on-hold");
        var issue = ComplaintDesk.text(held.getParameter("complaint").getValue());
        assertThat(ComplaintDesk.text(
                        complaint.asked("demo-ward").getParameter("complaint").getValue()))
                .isEqualTo(issue);

        // an officer turns the hold into a recall: each place is told of its containers
        var recall = ComplaintDesk.recall(issue);
        assertThat(bank.status(bottle)).isEqualTo("recalled");
        assertThat(read(issue).getStatus()).isEqualTo(DetectedIssue.DetectedIssueStatus.FINAL);
        var holders = ComplaintDesk.parts(recall, "holder");
        assertThat(holders.stream().map(one -> ComplaintDesk.value(one, "location")))
                .containsExactlyInAnyOrder("", ward.refrigerator);
        var called = ComplaintDesk.text(recall.getParameter("recall").getValue());
        assertThat(refused(() -> ComplaintDesk.closes(called, "Supplier told", "demo-quality")))
                .containsExactly("recall-not-accounted");

        // found, used, destroyed: to the last container, and then quality writes what was done about it
        holders.forEach(holder -> ComplaintDesk.acknowledges(
                ComplaintDesk.value(holder, "task"), 1, 0, Integer.parseInt(ComplaintDesk.value(holder, "units")) - 1));
        assertThat(Bank.code(ComplaintDesk.recall(issue), "progress")).isEqualTo("100.0");
        assertThat(read(called).hasMitigation()).isFalse();
        assertThat(catchThrowableOfType(
                        ForbiddenOperationException.class,
                        () -> ComplaintDesk.closes(called, "Supplier told", "demo-ward")))
                .isNotNull();
        var forged = read(called);
        forged.addMitigation().setAction(new CodeableConcept().setText("nothing"));
        assertThat(refused(() -> bank.client.update().resource(forged).execute()))
                .containsExactly("server-owned");
        var closed = ComplaintDesk.closes(called, "Lids of this lot sent back; incoming check added", "demo-quality");
        assertThat(closed.getMitigationFirstRep().getAction().getText()).contains("incoming check");
        assertThat(closed.getMitigationFirstRep().getAuthor().getReference()).isEqualTo("Practitioner/demo-quality");
    }

    @Test
    void aPlaceThatDoesNotAnswerIsCalledForOnceByAnyOfSeveralProcesses() {
        var batch = batchWith(bank.number("LID"));
        var complaint = complains("odour", "Smells of soap")
                .of("unit", "BiologicallyDerivedProduct/" + bottles(batch).get(0))
                .with("holdRelated", false)
                .asked("demo-ward");
        MoreProcesses.stopAll();
        var recall = ComplaintDesk.recall(
                ComplaintDesk.text(complaint.getParameter("complaint").getValue()));
        var notice = ComplaintDesk.value(ComplaintDesk.parts(recall, "holder").get(0), "task");
        var id = notice.substring("Task/".length());
        assertThat(MoreProcesses.waiting(id)).isEqualTo(2);

        // half an hour passes while nobody runs; three processes start and one of them calls
        MoreProcesses.passes("recall-silent", id);
        try (var processes = MoreProcesses.start(3)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> MoreProcesses.waiting(id) == 1);
            assertThat(alarms(notice)).containsExactly("recall-silent");

            // the place says of one container where it is, and of the other nothing: after two hours it is called again
            ComplaintDesk.acknowledges(notice, 1, 0, 0);
            MoreProcesses.passes("recall-overdue", id);
            await().atMost(Duration.ofSeconds(30)).until(() -> MoreProcesses.waiting(id) == 0);
        }
        LactariumServer.shared().bean(RecallAlarms.class).fire(id, RecallAlarm.RECALL_SILENT);
        LactariumServer.shared().bean(RecallAlarms.class).fire(id, RecallAlarm.RECALL_OVERDUE);
        assertThat(alarms(notice)).containsExactlyInAnyOrder("recall-silent", "recall-overdue");
    }

    @Test
    void threeInfantsFallIllAndWhatTheirFeedsHaveInCommonIsRanked() {
        var ward = new Ward(bank, "NICU A");
        var donor = bank.people().anotherHealthyDonor();
        var first = bank.releasedBottles(donor);
        var second = bank.releasedBottles(donor);
        var infants = List.of(ward.admit(), ward.admit(), ward.admit());
        var fed = List.of(first.get(0), first.get(1), second.get(0));
        for (int one = 0; one < 3; one++) {
            bank.people().parentsPermit(infants.get(one));
            var order = ward.order(infants.get(one), 1200);
            ward.dispense(order, id(fed.get(one)));
            bank.store(bank.feed(id(fed.get(one)), infants.get(one), order, 12));
        }
        var report = complains("illness-cluster", "Three infants with signs of NEC " + donor)
                .with("holdRelated", false);
        infants.forEach(infant -> report.of("infant", infant));

        // the ward is told what to look at, and never who the donor is
        var answer = report.asked("demo-ward");
        var common = ComplaintDesk.parts(answer, "common");
        assertThat(common.stream()
                        .map(one -> ComplaintDesk.value(one, "kind") + " " + ComplaintDesk.value(one, "infants") + "/"
                                + ComplaintDesk.value(one, "of")))
                .startsWith("donor 3/3", "batch 2/3");
        assertThat(ComplaintDesk.value(common.get(0), "what")).isEqualTo("donor 1");
        assertThat(LactariumServer.shared().fhir().newJsonParser().encodeResourceToString(answer))
                .doesNotContain(donor);
        assertThat(ComplaintDesk.value(
                        ComplaintDesk.parts(report.asked("demo-traceability-officer"), "common")
                                .get(0),
                        "source"))
                .isEqualTo(donor);

        // every batch they had is held, and each infant has an adverse event
        assertThat(List.of(first.get(0), first.get(1), second.get(0), second.get(1)))
                .allSatisfy(bottle -> assertThat(bank.status(id(bottle))).isEqualTo("quarantine"));
        var issue = read(ComplaintDesk.text(answer.getParameter("complaint").getValue()));
        assertThat(issue.getEvidence()).hasSize(3);
        assertThat(issue.getStatus()).isEqualTo(DetectedIssue.DetectedIssueStatus.PRELIMINARY);
    }

    @Test
    void recalledMilkThatLeftTheWardIsAskedForWhereItWasSentAndOfWhoeverOwnsThatPlaceToday() {
        var ward = new Ward(bank, "NICU A");
        var infant = ward.admit();
        bank.people().parentsPermit(infant);
        var batch = batchWith(bank.number("LID"));
        var bottle = bottles(batch).get(0);
        ward.dispense(ward.order(infant, 1400), bottle);
        ward.belongsTo(organization("East cluster"));
        // somebody took it along, and the record no longer says where it is
        var unit = milk(bottle);
        unit.getExtension().removeIf(extension -> Extensions.CURRENT_LOCATION.equals(extension.getUrl()));
        bank.client.update().resource(unit).execute();
        var complaint = complains("damage", "Cracked rim")
                .of("unit", "BiologicallyDerivedProduct/" + bottle)
                .with("holdRelated", false)
                .asked("demo-ward");
        var issue = ComplaintDesk.text(complaint.getParameter("complaint").getValue());

        assertThat(owner(ComplaintDesk.recall(issue), ward.refrigerator)).isEqualTo("East cluster");
        // the clusters are joined while the notice is open
        ward.belongsTo(organization("Island cluster"));
        assertThat(owner(ComplaintDesk.recall(issue), ward.refrigerator)).isEqualTo("Island cluster");
    }

    private String owner(Parameters recall, String place) {
        var notice = ComplaintDesk.parts(recall, "holder").stream()
                .filter(one -> ComplaintDesk.value(one, "location").equals(place))
                .map(one -> ComplaintDesk.value(one, "task"))
                .findFirst()
                .orElseThrow();
        var owner = bank.client
                .read()
                .resource(Task.class)
                .withId(notice)
                .execute()
                .getOwner()
                .getReference();
        return bank.client
                .read()
                .resource(Organization.class)
                .withId(owner)
                .execute()
                .getName();
    }

    private String organization(String name) {
        return "Organization/"
                + bank.store(new Organization().setName(name)).getIdElement().getIdPart();
    }

    private List<String> alarms(String notice) {
        return bank
                .client
                .search()
                .byUrl("Task?focus=" + notice)
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .stream()
                .map(entry -> ((Task) entry.getResource())
                        .getCode()
                        .getCodingFirstRep()
                        .getCode())
                .toList();
    }

    /** A released batch of two bottles whose lids are of this lot; answers its id. */
    private String batchWith(String lids) {
        var lot = new Parameters();
        lot.addParameter().setName("consumable").setValue(new StringType(lids));
        var made = bank.pasteurise(
                id(bank.readyPool(bank.people().healthyDonor())),
                bank.number("B"),
                Bank.GOOD,
                bank.ago(60, ChronoUnit.MINUTES),
                Map.of(bank.number("U"), 40.0, bank.number("U"), 40.0),
                lot.getParameter());
        var batch = Bank.milk(made, "batch").get(0);
        bank.cleanCultures(batch);
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");
        return id(batch);
    }

    private List<String> bottles(String batch) {
        return bank
                .client
                .search()
                .byUrl("BiologicallyDerivedProduct?parent=BiologicallyDerivedProduct/" + batch)
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
    }

    /** As if the run had been three days before. */
    private void onAnotherDay(String batch) {
        var record = LactariumServer.shared().bean(MilkRecord.class);
        var run = record.find(Task.class, Query.where("focus", "BiologicallyDerivedProduct/" + batch)).stream()
                .filter(task -> task.getOwner().getReference() != null
                        && task.getOwner().getReference().startsWith("Device/"))
                .findFirst()
                .orElseThrow();
        run.getExecutionPeriod()
                .setStart(Date.from(bank.ago(3, ChronoUnit.DAYS)))
                .setEnd(Date.from(bank.ago(71, ChronoUnit.HOURS)));
        record.update(run);
    }

    private DetectedIssue read(String issue) {
        return bank.client.read().resource(DetectedIssue.class).withId(issue).execute();
    }

    @Test
    void aDonorTurnsReactiveAfterAnInfantWasFedAndEveryPlaceAndInfantIsKnown() {
        var ward = new Ward(bank, "NICU A");
        var infant = ward.admit();
        bank.people().parentsPermit(infant);
        var order = ward.order(infant, 1400);
        var donor = bank.people().anotherHealthyDonor();
        var bottles = bank.releasedBottles(donor);
        ward.dispense(order, id(bottles.get(0)));
        bank.store(bank.feed(id(bottles.get(0)), infant, order, 20));

        // the screen holds the rest of the bottle at the ward too
        bank.people().serology(donor, "56888-1", "11214006");
        assertThat(Bank.rules(bank.checkFeed(Bank.label(bottles.get(0)), infant)))
                .containsExactly("milk-on-hold");

        // before anybody is told: where the milk is, and who had how much of it
        var look = ofDonor(donor, true);
        assertThat(ComplaintDesk.parts(look, "place").stream().map(one -> ComplaintDesk.value(one, "location")))
                .contains("", ward.refrigerator);
        assertThat(ComplaintDesk.parts(look, "exposed").stream().map(one -> ComplaintDesk.value(one, "infant")))
                .containsExactly(infant);

        // confirmed: never to be fed, and each place has its notice
        var confirmed = bank.people().blood(donor, "56888-1", "11214006");
        confirmed.setEffective(new DateTimeType(new Date()));
        bank.store(confirmed.setMethod(Bank.concept(Systems.MILK_OBSERVATION, "confirmatory")));
        assertThat(bottles)
                .allSatisfy(bottle -> assertThat(bank.status(id(bottle))).isIn("rejected", "recalled"));
        assertThat(ComplaintDesk.parts(ofDonor(donor, false), "holder").stream()
                        .map(one -> ComplaintDesk.value(one, "location")))
                .contains("", ward.refrigerator);
    }

    private Parameters ofDonor(String donor, boolean dryRun) {
        var in = new Parameters();
        in.addParameter("reason", "reactive");
        in.addParameter().setName("donor").setValue(new Reference(donor));
        in.addParameter().setName("dryRun").setValue(new BooleanType(dryRun));
        return bank.client
                .operation()
                .onType("BiologicallyDerivedProduct")
                .named("$recall")
                .withParameters(in)
                .execute();
    }

    @Test
    void anInfantsNumberChangesOnTransferAndBothNumbersAreOneInfant() {
        var ward = new Ward(bank, "NICU A");
        var other = new Ward(bank, "NICU B");
        var oldNumber = bank.number("H");
        var newNumber = bank.number("K");
        var before = ward.admit(oldNumber);
        bank.people().parentsPermit(before, 1);
        var firstOrder = ward.order(before, 1200);
        var bottles = bank.releasedBottles(bank.people().healthyDonor());
        var bottle = bottles.get(0);
        ward.dispense(firstOrder, id(bottle));
        bank.store(bank.feed(id(bottle), before, firstOrder, 10));

        // moved to another hospital, the infant is admitted under a number of that hospital
        var after = other.admit(newNumber);
        assertThat(Bank.rules(bank.checkFeed(Bank.label(bottle), newNumber)))
                .contains("milk-not-dispensed-to-infant", "infant-consent-missing");
        bank.merge(before, after, false);

        // either wristband is this infant: its bottle, its consent, its order, its limit of donors
        assertThat(Bank.code(bank.checkFeed(Bank.label(bottle), newNumber), "decision"))
                .isEqualTo("ok");
        assertThat(Bank.code(bank.checkFeed(Bank.label(bottle), oldNumber), "decision"))
                .isEqualTo("ok");
        bank.store(bank.feed(id(bottle), after, firstOrder, 15));
        var secondOrder = other.order(after, 1250);
        var stranger = bank.releasedBottles(bank.people().anotherHealthyDonor()).get(0);
        assertThat(refused(() -> other.dispense(secondOrder, id(stranger))))
                .containsExactly("donors-per-infant-exceeded");
        assertThat(bank.trace(after, "sources").getEntry().stream()
                        .map(entry -> entry.getResource().getIdElement().getIdPart()))
                .contains(id(bottle));
        var exposed = ComplaintDesk.parts(recalled(id(bottle)), "exposed");
        assertThat(exposed).hasSize(1);
        assertThat(ComplaintDesk.value(exposed.get(0), "infant")).isEqualTo(after);
        assertThat(((Quantity) exposed.get(0).getPart().get(1).getValue()).getValue())
                .isEqualByComparingTo("25");

        // it was a mistake: both are themselves again
        bank.merge(before, after, true);
        assertThat(Bank.rules(bank.checkFeed(Bank.label(bottle), newNumber))).contains("milk-not-dispensed-to-infant");
        assertThat(Bank.code(bank.checkFeed(Bank.label(bottle), oldNumber), "decision"))
                .isEqualTo("ok");
    }

    @Test
    void whatTheParentsWithdrewUnderTheOldNumberIsWithdrawnUnderTheNewOne() {
        var ward = new Ward(bank, "NICU A");
        var before = ward.admit();
        var withdrawn = bank.people().parentsPermit(before);
        var after = ward.admit();
        bank.people().parentsPermit(after);
        var order = ward.order(after, 1200);
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        ward.dispense(order, id(bottle));
        ward.withdraws(withdrawn);
        assertThat(Bank.code(bank.checkFeed(Bank.label(bottle), after), "decision"))
                .isEqualTo("ok");

        bank.merge(before, after, false);
        assertThat(Bank.rules(bank.checkFeed(Bank.label(bottle), after))).containsExactly("infant-consent-missing");
    }

    @Test
    void twinsShareAMotherAndNearlyANumberAndNothingElse() {
        var ward = new Ward(bank, "NICU A");
        var number = bank.number("H");
        var one = twin(ward.admit(number + "1"), 1);
        var two = twin(ward.admit(number + "2"), 2);
        motherOf(one);
        motherOf(two);
        bank.people().parentsPermit(one);
        var order = ward.order(one, 1100);
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        ward.dispense(order, id(bottle));

        assertThat(Bank.code(bank.checkFeed(Bank.label(bottle), number + "1"), "decision"))
                .isEqualTo("ok");
        assertThat(Bank.rules(bank.checkFeed(Bank.label(bottle), number + "2")))
                .containsExactly("milk-not-dispensed-to-infant", "infant-consent-missing", "order-not-active");
        assertThat(refused(() -> bank.store(bank.feed(id(bottle), two, order, 10))))
                .contains("milk-not-dispensed-to-infant");
        assertThat(refused(() -> bank.merge(two, one, false))).containsExactly("not-the-same-infant");
    }

    @Test
    void aDonorsOwnInfantInTheSameWardHasHerMilkAsItsMothersOwn() {
        var ward = new Ward(bank, "NICU A");
        var infant = ward.admit();
        var order = ward.order(infant, 1100);
        var mother = bank.people().anotherHealthyDonor();
        var bottles = bank.releasedBottles(mother);

        // half a link is none: without the birth of her child on the donor's side it is donor milk
        link(mother, motherOf(infant));
        assertThat(refused(() -> ward.dispense(order, id(bottles.get(0))))).containsExactly("infant-consent-missing");
        childOf(mother, infant);
        ward.dispense(order, id(bottles.get(0)));
        assertThat(Bank.code(bank.checkFeed(Bank.label(bottles.get(0)), infant), "decision"))
                .isEqualTo("ok");
        bank.store(bank.feed(id(bottles.get(0)), infant, order, 10));

        // it never counts against the limit of donors, and for every other infant it is donor milk
        bank.people().parentsPermit(infant, 1);
        var donated = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        ward.dispense(order, id(donated));
        var neighbour = ward.admit();
        var neighboursOrder = ward.order(neighbour, 1100);
        assertThat(refused(() -> ward.dispense(neighboursOrder, id(bottles.get(1)))))
                .containsExactly("infant-consent-missing");

        // and it goes around no hold
        bank.hold(bottles.get(0).getParentFirstRep().getReferenceElement().getIdPart(), "$quarantine", "investigation");
        assertThat(Bank.rules(bank.checkFeed(Bank.label(bottles.get(0)), infant)))
                .containsExactly("milk-on-hold");
        assertThat(refused(() -> ward.dispense(order, id(bottles.get(1))))).containsExactly("milk-on-hold");
    }

    private Parameters recalled(String bottle) {
        var in = new Parameters();
        in.addParameter("reason", "who had it");
        in.addParameter().setName("unit").setValue(Bank.unit(bottle));
        in.addParameter().setName("dryRun").setValue(new BooleanType(true));
        return bank.client
                .operation()
                .onType("BiologicallyDerivedProduct")
                .named("$recall")
                .withParameters(in)
                .execute();
    }

    private String twin(String infant, int order) {
        var born = bank.client.read().resource(Patient.class).withId(infant).execute();
        bank.client
                .update()
                .resource(born.setMultipleBirth(new IntegerType(order)))
                .execute();
        return infant;
    }

    /** Answers {@code RelatedPerson/x}. */
    private String motherOf(String infant) {
        return relative(infant, "MTH", Profiles.RECIPIENT_MOTHER, null);
    }

    private void childOf(String donor, String infant) {
        var born = bank.client.read().resource(Patient.class).withId(infant).execute();
        relative(donor, "NCHILD", Profiles.DONOR_CHILD, born.getBirthDateElement());
    }

    private String relative(String person, String role, String profile, @Nullable DateType born) {
        var relative = new RelatedPerson().setPatient(new Reference(person));
        relative.getMeta().addProfile(profile);
        relative.addRelationship(Bank.concept("http://terminology.hl7.org/CodeSystem/v3-RoleCode", role));
        relative.setBirthDateElement(born);
        return "RelatedPerson/" + bank.store(relative).getIdElement().getIdPart();
    }

    private void link(String donor, String mother) {
        var in = new Parameters();
        in.addParameter().setName("mother").setValue(new Reference(mother));
        bank.agree(donor, "$link-mother", in);
    }

    private static Callable<String> giving(Ward ward, String bottle, String order) {
        return () -> {
            try {
                ward.reassign(bottle, order);
                return "given";
            } catch (BaseServerResponseException refusal) {
                return Bank.rules(refusal).toString();
            }
        };
    }

    private static String answer(Future<String> nurse) {
        try {
            return nurse.get();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private List<String> unexplained(String unit) {
        return balance(unit).getParameter().stream()
                .filter(one -> "unexplained".equals(one.getName()))
                .map(one -> one.getPartFirstRep().getValue().toString())
                .toList();
    }

    private double account(String unit, String term) {
        return balance(unit).getParameter().stream()
                .filter(one -> "account".equals(one.getName()))
                .flatMap(one -> one.getPart().stream())
                .filter(part -> term.equals(part.getName()))
                .mapToDouble(part -> ((Quantity) part.getValue()).getValue().doubleValue())
                .sum();
    }

    private Parameters balance(String unit) {
        return bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + unit)
                .named("$balance")
                .withNoParameters(Parameters.class)
                .execute();
    }

    private BiologicallyDerivedProduct milk(String id) {
        return bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(id)
                .execute();
    }

    private static String id(BiologicallyDerivedProduct unit) {
        return unit.getIdElement().getIdPart();
    }
}
