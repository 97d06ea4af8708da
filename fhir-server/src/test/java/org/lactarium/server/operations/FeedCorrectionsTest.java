package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.Units;

/** A feed that was written down wrongly is amended or taken back, and the bottle and the balance follow. */
class FeedCorrectionsTest {

    private static final int STEPS = Integer.getInteger("corrections.steps", 30);
    private static final long SEED = Long.getLong("corrections.seed", 1);

    private final Bank bank = new Bank();
    private String infant;
    private String order;
    private String batch;
    private String bottle;

    @BeforeEach
    void anInfantHasABottleOfFortyMillilitres() {
        infant = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(infant);
        order = bank.people().order(infant);
        var milk = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        bottle = milk.getIdElement().getIdPart();
        batch = milk.getParentFirstRep().getReferenceElement().getIdPart();
        bank.dispense(order, bottle);
    }

    @Test
    void aSmallerVolumeBringsTheBottleBackAndTheBalanceFollows() {
        var feed = fed(40);
        assertThat(bank.status(bottle)).isEqualTo("used");

        update(amended(feed, 25, "The syringe was read wrongly"));

        assertThat(bank.status(bottle)).isEqualTo("dispensed");
        assertThat(left()).isEqualTo(15);
        fed(15);
        assertThat(bank.status(bottle)).isEqualTo("used");
        assertThat(unexplained(bottle)).isEqualTo("0");
    }

    @Test
    void aLargerVolumeUsesTheBottleUpAndAnotherFeedOfItCounts() {
        var feed = fed(20);
        fed(10);

        assertThat(refused(() -> update(amended(feed, 31, "It was more")))).containsExactly("feed-volume-exceeded");
        update(amended(feed, 30, "It was more"));

        assertThat(bank.status(bottle)).isEqualTo("used");
        assertThat(unexplained(bottle)).isEqualTo("0");
    }

    @Test
    void nobodyRewritesAFeedWithoutSayingThatItIsAmendedAndWhy() {
        var feed = fed(20);
        var silent = feed.copy();
        silent.getValueQuantity().setValue(10);
        assertThat(status(() -> update(silent))).isEqualTo(400);
        assertThat(status(() -> update(amended(feed, 10, "")))).isEqualTo(400);

        var once = update(amended(feed, 10, "Half of it was spilt"));

        var again = once.copy();
        again.getValueQuantity().setValue(12);
        assertThat(status(() -> update(again))).isEqualTo(400);
        assertThat(left()).isEqualTo(30);
        var untouched = once.copy();
        untouched.addNote().setText("Fed slowly");
        update(untouched);
    }

    @Test
    void whoAmendedItAndWhyIsKeptWithWhatItSaidBefore() {
        var feed = fed(20);
        update(amended(feed, 10, "Half of it was spilt"), "demo-ward");

        assertThat(explained(bottle))
                .contains("feed amended", "Practitioner/demo-ward", "Half of it was spilt")
                .contains(feed.getIdElement().toUnqualified().getValue());
    }

    @Test
    void anotherTimeIsJudgedByTheClocksAndConsentsOfThatTime() {
        var feed = fed(20);

        var later = amended(feed, 20, "It was later");
        later.setEffective(new DateTimeType(Date.from(bank.now.plus(1, ChronoUnit.HOURS))));
        assertThat(refused(() -> update(later))).containsExactly("feed-time-in-future");
        var earlier = amended(feed, 20, "It was last week");
        earlier.setEffective(new DateTimeType(Date.from(bank.ago(7, ChronoUnit.DAYS))));
        assertThat(refused(() -> update(earlier)))
                .containsExactlyInAnyOrder("order-not-active", "milk-not-made-yet", "feed-before-dispense");
        var sooner = amended(feed, 20, "A second sooner");
        sooner.setEffective(new DateTimeType(
                Date.from(feed.getEffectiveDateTimeType().getValue().toInstant().minusSeconds(1))));
        update(sooner);
    }

    @Test
    void whatBecameOfTheMilkOrTheOrderSinceDoesNotForbidTheTruth() {
        var feed = fed(20);
        var written =
                bank.client.read().resource(NutritionOrder.class).withId(order).execute();
        bank.client
                .update()
                .resource(written.setStatus(NutritionOrder.NutritionOrderStatus.COMPLETED))
                .execute();
        bank.hold(batch, "$quarantine", "investigation");

        update(amended(feed, 25, "It was more"));

        assertThat(left()).isEqualTo(15);
        assertThat(bank.status(bottle)).isEqualTo("quarantine");
        var later = amended(feed, 25, "It was later");
        later.setEffective(new DateTimeType(new Date()));
        later.getEffectiveDateTimeType()
                .setValue(Date.from(
                        feed.getEffectiveDateTimeType().getValue().toInstant().plusSeconds(1)));
        assertThat(refused(() -> update(later))).contains("milk-on-hold");
    }

    @Test
    void aFeedEnteredInErrorGivesTheBottleItsVolumeBack() {
        var feed = fed(40);

        update(withdrawn(feed));

        assertThat(bank.status(bottle)).isEqualTo("dispensed");
        assertThat(left()).isEqualTo(40);
        assertThat(unexplained(bottle)).isEqualTo("0");
        fed(40);
        assertThat(bank.status(bottle)).isEqualTo("used");
        assertThat(explained(bottle)).contains("feed taken-back");
    }

    @Test
    void whatAnotherFeedUsedUpStaysUsed() {
        var first = fed(10);
        fed(30);
        bank.hold(bottle, "$quarantine", "investigation");
        assertThat(bank.status(bottle)).isEqualTo("used");

        update(withdrawn(first));

        // it was held by itself while it counted as used
        assertThat(bank.status(bottle)).isEqualTo("quarantine");
        assertThat(left()).isEqualTo(10);
    }

    @Test
    void aBottleThatWasThrownAwayDoesNotComeBack() {
        var feed = fed(10);
        bank.hold(bottle, "$discard", "spill");

        update(withdrawn(feed));

        assertThat(bank.status(bottle)).isEqualTo("discarded");
        assertThat(unexplained(bottle)).isEqualTo("0");
    }

    @Test
    void aBottleOfABatchOnHoldWaitsWithItsBatch() {
        var feed = fed(40);
        bank.hold(batch, "$quarantine", "investigation");

        update(withdrawn(feed));

        assertThat(bank.status(bottle)).isEqualTo("quarantine");
        release(batch);
        assertThat(bank.status(bottle)).isEqualTo("dispensed");
    }

    @Test
    void aBottleThatWasCalledBackMeanwhileIsRecalledWhereItIs() {
        var feed = fed(40);
        var recalled = recall(batch);
        assertThat(bank.status(bottle)).isEqualTo("used");

        update(withdrawn(feed));

        assertThat(bank.status(bottle)).isEqualTo("recalled");
        assertThat(recall(batch).getParameter().stream()
                        .filter(one -> one.getName().equals("exposed")))
                .isEmpty();
        assertThat(recalled.getParameter("recall").getValue()).isInstanceOf(Reference.class);
        assertThat(notices(recalled).stream()
                        .flatMap(task -> task.getInput().stream())
                        .map(input -> ((Reference) input.getValue()).getReference()))
                .contains("BiologicallyDerivedProduct/" + bottle);
    }

    @Test
    void anIncidentThatDidNotHappenGivesAnUndispensedBottleBackToTwoPeopleOnly() {
        var other = bank.releasedBottles(bank.people().healthyDonor())
                .get(0)
                .getIdElement()
                .getIdPart();
        var report = incident(other, 40);
        assertThat(bank.status(other)).isEqualTo("used");
        var feed = bank.client
                .read()
                .resource(Observation.class)
                .withUrl(((Reference) report.getParameter("feed").getValue()).getReference())
                .execute();

        update(withdrawn(feed));

        assertThat(bank.status(other)).isEqualTo("quarantine");
        assertThat(report.getParameter().stream()
                        .filter(one -> one.getName().equals("task"))
                        .map(one -> bank.client
                                .read()
                                .resource(Task.class)
                                .withUrl(((Reference) one.getValue()).getReference())
                                .execute()
                                .getStatus()))
                .isNotEmpty()
                .containsOnly(Task.TaskStatus.CANCELLED);
        release(other);
        assertThat(bank.status(other)).isEqualTo("released");
        assertThat(unexplained(other)).isEqualTo("0");
    }

    @Test
    void aFeedDrawnOffComesBackWithItsBottle() {
        var drawn = aliquot(40);
        assertThat(bank.status(bottle)).isEqualTo("used");
        var feed = bank.store(bank.feed(drawn, infant, order, 40));
        assertThat(bank.status(drawn)).isEqualTo("used");

        update(withdrawn(feed));

        assertThat(bank.status(drawn)).isEqualTo("dispensed");
        assertThat(bank.status(bottle)).isEqualTo("used");
    }

    @Test
    void oneIsTakenBackAndAnotherWrittenInOneTransaction() {
        var feed = fed(40);
        var bundle = new org.hl7.fhir.r4.model.Bundle().setType(org.hl7.fhir.r4.model.Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(bank.feed(bottle, infant, order, 35))
                .getRequest()
                .setMethod(org.hl7.fhir.r4.model.Bundle.HTTPVerb.POST)
                .setUrl("Observation");
        bundle.addEntry()
                .setResource(withdrawn(feed))
                .getRequest()
                .setMethod(org.hl7.fhir.r4.model.Bundle.HTTPVerb.PUT)
                .setUrl("Observation/" + feed.getIdElement().getIdPart());

        bank.client.transaction().withBundle(bundle).execute();

        assertThat(bank.status(bottle)).isEqualTo("dispensed");
        assertThat(left()).isEqualTo(5);
    }

    @RepeatedTest(3)
    void anAmendmentAndAFeedAtTheSameMomentShareWhatThereIs() {
        var feed = fed(10);
        var more = CompletableFuture.supplyAsync(() -> tried(() -> update(amended(feed, 30, "It was more"))));
        var another = CompletableFuture.supplyAsync(() -> tried(() -> fed(20)));

        assertThat(more.join() && another.join()).isFalse();
        assertThat(left()).isBetween(10.0, 10.0);
        assertThat(unexplained(bottle)).isEqualTo("0");
    }

    /** Feeds, amendments and withdrawals of one bottle at random, beside a sum on paper. */
    @Test
    void whatIsLeftIsASimpleSumHoweverOftenPeopleErr() {
        var chance = new Random(SEED);
        Map<String, Observation> feeds = new HashMap<>();
        Map<String, Integer> paper = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            var what = "step " + step + " of seed " + SEED;
            var room = 40 - paper.values().stream().mapToInt(Integer::intValue).sum();
            var volume = 1 + chance.nextInt(25);
            var known = List.copyOf(paper.keySet()).stream().sorted().toList();
            var id = known.isEmpty() ? "" : known.get(chance.nextInt(known.size()));
            switch (chance.nextInt(3)) {
                case 0 -> {
                    var allowed = volume <= room;
                    var feed = bank.feed(bottle, infant, order, volume);
                    assertThat(tried(() -> feeds.put("new", bank.store(feed))))
                            .as(what)
                            .isEqualTo(allowed);
                    if (allowed) {
                        var stored = feeds.remove("new");
                        feeds.put(stored.getIdElement().getIdPart(), stored);
                        paper.put(stored.getIdElement().getIdPart(), volume);
                    }
                }
                case 1 -> {
                    if (!id.isEmpty() && volume != paper.get(id)) {
                        var allowed = volume <= room + paper.get(id);
                        assertThat(tried(() -> feeds.put(id, update(amended(feeds.get(id), volume, what)))))
                                .as(what)
                                .isEqualTo(allowed);
                        paper.computeIfPresent(id, (one, before) -> allowed ? volume : before);
                    }
                }
                default -> {
                    if (!id.isEmpty()) {
                        update(withdrawn(feeds.get(id)));
                        paper.remove(id);
                    }
                }
            }
            var rest = 40 - paper.values().stream().mapToInt(Integer::intValue).sum();
            assertThat(left()).as(what).isEqualTo(rest);
            assertThat(bank.status(bottle)).as(what).isEqualTo(rest == 0 ? "used" : "dispensed");
            assertThat(unexplained(bottle)).as(what).isEqualTo("0");
        }
    }

    private Observation fed(double volume) {
        return bank.store(bank.feed(bottle, infant, order, volume));
    }

    static Observation amended(Observation feed, double volume, String why) {
        var is = feed.copy().setStatus(ObservationStatus.AMENDED);
        is.getMeta().setVersionId(null);
        is.setId(feed.getIdElement().toUnqualifiedVersionless());
        is.getValueQuantity().setValue(volume);
        if (!why.isEmpty()) {
            is.addNote().setText(why);
        }
        return is;
    }

    private static Observation withdrawn(Observation feed) {
        return amended(feed, BottleChart.volume(feed), "").setStatus(ObservationStatus.ENTEREDINERROR);
    }

    private Observation update(Observation feed) {
        return update(feed, "demo");
    }

    private Observation update(Observation feed, String login) {
        return (Observation) LactariumServer.shared()
                .client(login)
                .update()
                .resource(feed)
                .execute()
                .getResource();
    }

    private double left() {
        var server = LactariumServer.shared();
        return server.bean(BottleChart.class)
                .left(server.bean(Units.class).read(bottle).orElseThrow());
    }

    private String aliquot(double volume) {
        var in = new Parameters();
        in.addParameter()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.UNIT_ID).setValue(bank.number("U")));
        in.addParameter().setName("volume").setValue(Bank.millilitres(volume));
        return bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + bottle)
                .named("$aliquot")
                .withParameters(in)
                .returnResourceType(BiologicallyDerivedProduct.class)
                .execute()
                .getIdElement()
                .getIdPart();
    }

    private Parameters incident(String unit, double volume) {
        var in = new Parameters();
        in.addParameter().setName("infant").setValue(new StringType(infant));
        in.addParameter().setName("volume").setValue(Bank.millilitres(volume));
        in.addParameter().setName("at").setValue(new DateTimeType(new Date()));
        in.addParameter("reason", "given from the wrong shelf");
        return bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + unit)
                .named("$report-feed-incident")
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

    private static Parameters recall(String batch) {
        var in = new Parameters();
        in.addParameter("reason", new CodeType("recall"));
        in.addParameter().setName("batch").setValue(new Reference("BiologicallyDerivedProduct/" + batch));
        return LactariumServer.shared()
                .client("demo-traceability-officer")
                .operation()
                .onType(BiologicallyDerivedProduct.class)
                .named("$recall")
                .withParameters(in)
                .execute();
    }

    private List<Task> notices(Parameters recalled) {
        return recalled.getParameter().stream()
                .filter(one -> one.getName().equals("holder"))
                .map(holder -> (Reference) holder.getPart().get(0).getValue())
                .map(task -> bank.client
                        .read()
                        .resource(Task.class)
                        .withUrl(task.getReference())
                        .execute())
                .toList();
    }

    static String explained(String unit) {
        var told = LactariumServer.shared()
                .client("demo")
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + unit)
                .named("$explain")
                .withNoParameters(Parameters.class)
                .useHttpGet()
                .execute();
        var words = new StringBuilder();
        for (var decision : told.getParameter()) {
            var parts = decision.getPart();
            words.append(text(parts, "kind"))
                    .append(' ')
                    .append(text(parts, "outcome"))
                    .append('\n');
            parts.forEach(part -> words.append(value(part)).append('\n'));
        }
        return words.toString();
    }

    private static String text(List<Parameters.ParametersParameterComponent> parts, String name) {
        return parts.stream()
                .filter(part -> name.equals(part.getName()))
                .map(FeedCorrectionsTest::value)
                .findFirst()
                .orElse("");
    }

    private static String value(Parameters.ParametersParameterComponent part) {
        if (part.getValue() instanceof Reference reference) {
            return String.valueOf(reference.getReference());
        }
        return part.hasValue() && part.getValue().isPrimitive()
                ? part.getValue().primitiveValue()
                : "";
    }

    static String unexplained(String unit) {
        var answer = LactariumServer.shared()
                .client("demo")
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + unit)
                .named("$balance")
                .withNoParameters(Parameters.class)
                .useHttpGet()
                .execute();
        return answer.getParameter().stream()
                .filter(one -> one.getName().equals("unexplained"))
                .flatMap(one -> one.getPart().stream())
                .filter(part -> part.getName().equals("difference"))
                .map(part -> ((Quantity) part.getValue())
                        .getValue()
                        .stripTrailingZeros()
                        .toPlainString())
                .findFirst()
                .orElse("0");
    }

    static boolean tried(Runnable deed) {
        try {
            deed.run();
            return true;
        } catch (BaseServerResponseException refused) {
            assertThat(refused.getStatusCode()).isBetween(400, 499);
            return false;
        }
    }

    static int status(Runnable deed) {
        return catchThrowableOfType(BaseServerResponseException.class, deed::run)
                .getStatusCode();
    }
}
