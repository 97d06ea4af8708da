package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.rulebook.ProfileText;
import org.lactarium.server.rulebook.RuleProfileFile;

/** Why it was decided so, what other figures would decide, and how a hold ends. */
class DecisionsTest {

    private static final LactariumServer SERVER = LactariumServer.shared();

    private final Bank bank = new Bank();

    @Test
    void explainsEveryDecisionAboutABottleInTheOrderTheyWereTaken() {
        var bottle = fedBottle();
        var story = explain("BiologicallyDerivedProduct/" + id(bottle), "demo-release-officer");

        assertThat(kinds(story))
                .containsExactly(
                        "receive",
                        "thaw",
                        "pool",
                        "pasteurise",
                        "release",
                        "release",
                        "dispense",
                        "check-feed",
                        "feed");
        assertThat(decisions(story)).allSatisfy(decision -> {
            assertThat(text(decision, "profile")).endsWith("strictest|2026.1");
            assertThat(text(decision, "at")).isNotEmpty();
            assertThat(((Reference) part(decision, "by").get(0).getValue()).getReference())
                    .startsWith("Practitioner/");
        });
    }

    @Test
    void saysOfEachRuleItsFigureItsSourceTheValueAndTheSentence() {
        var bottle = fedBottle();
        var story = explain("BiologicallyDerivedProduct/" + id(bottle), "demo-release-officer");
        var heating = decisions(story).get(3);
        var hold = rule(heating, "hold-too-short");

        assertThat(text(hold, "outcome")).isEqualTo("satisfied");
        assertThat(part(hold, "value").stream().map(value -> value.getValue().primitiveValue()))
                .containsExactly("0:30:00", "0:30:00", "62.5");
        var figure = part(hold, "figure").get(0);
        assertThat(text(figure, "key")).isEqualTo("heating.hold");
        assertThat(text(figure, "value")).isEqualTo("PT30M");
        assertThat(text(figure, "source")).contains("Holder pasteurisation");
        assertThat(((CodeableConcept) part(hold, "rule").get(0).getValue()).getText())
                .isEqualTo("The longest unbroken hold at or above 62.5 °C was 0:30:00; 0:30:00 are needed.");
        assertThat(texts(heating, "looked")).anyMatch(read -> read.matches("Observation/.+/_history/1"));
    }

    @Test
    void namesTheVersionsOfTheResultsASignatureRestsOnAndWhoWasHealthy() {
        var bottle = fedBottle();
        var signature = decisions(explain("BiologicallyDerivedProduct/" + id(bottle), "demo-release-officer"))
                .get(5);

        assertThat(text(signature, "outcome")).isEqualTo("released");
        assertThat(texts(signature, "looked"))
                .hasSizeGreaterThanOrEqualTo(9)
                .allMatch(read -> read.contains("/_history/"));
        assertThat(text(rule(signature, "serology-expired"), "outcome")).isEqualTo("satisfied");
        assertThat(text(rule(signature, "culture-over-limit"), "outcome")).isEqualTo("satisfied");
    }

    @Test
    void explainsWhyTheServerRecalledMilkByItself() {
        var batch = Bank.milk(bank.batch(bank.people().healthyDonor()), "batch").get(0);
        var result = bank.store(bank.culture(id(batch), "post", 12.0));
        var last = decisions(explain("BiologicallyDerivedProduct/" + id(batch), "demo-release-officer"));
        var why = last.get(last.size() - 1);

        assertThat(text(why, "kind")).isEqualTo("reject");
        assertThat(((Reference) part(why, "by").get(0).getValue()).getDisplay()).isEqualTo("Lactarium");
        assertThat(text(rule(why, "culture-over-limit"), "outcome")).isEqualTo("reject");
        assertThat(texts(why, "looked"))
                .containsExactly("Observation/" + result.getIdElement().getIdPart() + "/_history/1");
    }

    @Test
    void isNoBusinessOfTheWardAndCannotBeForged() {
        var deposit = bank.deposit(bank.people().healthyDonor());

        assertThat(catchThrowableOfType(
                        () -> explain("BiologicallyDerivedProduct/" + deposit, "demo-ward"),
                        ForbiddenOperationException.class))
                .isNotNull();
        var forged = new Provenance();
        forged.getMeta().addProfile(Profiles.MILK_DECISION);
        forged.addTarget(Bank.unit(deposit));
        forged.setRecordedElement(new org.hl7.fhir.r4.model.InstantType("2026-01-01T00:00:00Z"));
        forged.setActivity(Bank.concept(Systems.DECISION, "release"));
        forged.addAgent().setWho(new Reference().setDisplay("nobody"));
        assertThat(refused(() -> bank.client.create().resource(forged).execute()))
                .containsExactly("server-owned");
    }

    @Test
    void aHeldBottleComesBackOnlyByTwoSignaturesAndNeverWhileARuleFails() {
        var bottles = bank.releasedBottles(bank.people().healthyDonor());
        var bottle = bottles.get(0);
        assertThat(refused(() -> bank.release(bottle, "demo-release-officer"))).containsExactly("unit-not-on-hold");
        bank.hold(id(bottle), "$quarantine", "investigation");

        assertThat(Bank.code(bank.release(bottle, "demo-release-officer"), "outcome"))
                .isEqualTo("awaiting-second-signature");
        assertThat(bank.status(id(bottle))).isEqualTo("quarantine");
        assertThat(refused(() -> bank.release(bottle, "demo-release-officer"))).containsExactly("same-signer");
        assertThat(Bank.code(bank.release(bottle, "demo-release-officer-2"), "outcome"))
                .isEqualTo("released");
        assertThat(bank.status(id(bottle))).isEqualTo("released");

        bank.hold(id(bottles.get(1)), "$quarantine", "investigation");
        bank.store(bank.culture(batchOf(bottle), "post", 50.0));
        assertThat(refused(() -> bank.release(bottles.get(1), "demo-release-officer")))
                .contains("culture-over-limit");
    }

    @Test
    void aBottleThatAWardHadGoesBackToTheWardAndNotIntoTheFreezer() {
        var infant = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(infant);
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        bank.dispense(bank.people().order(infant), id(bottle));
        bank.hold(id(bottle), "$quarantine", "investigation");
        bank.release(bottle, "demo-release-officer");
        bank.release(bottle, "demo-release-officer-2");

        assertThat(bank.status(id(bottle))).isEqualTo("dispensed");
    }

    @Test
    void otherFiguresAreShownBeforeTheyCountAndThenMoveTheStockOnce() throws Exception {
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        var waiting =
                Bank.milk(bank.batch(bank.people().healthyDonor()), "batch").get(0);
        var text = longerHold();
        var shown = preview(text, "demo-release-officer");

        var change = change(shown, id(bottle));
        assertThat(text(change, "from")).isEqualTo("released");
        assertThat(text(change, "to")).isEqualTo("recalled");
        assertThat(text(change, "figure")).startsWith("heating.hold = PT31M");
        assertThat(text(change(shown, id(waiting)), "to")).isEqualTo("rejected");
        assertThat(shown.getParameter("table").getValue().primitiveValue()).contains(Bank.label(bottle), "0:31:00");
        assertThat(bank.status(id(bottle))).isEqualTo("released");

        var moved = startedByTwoProcessesAtOnce(text);
        assertThat(moved).isPositive();
        assertThat(bank.status(id(bottle))).isEqualTo("recalled");
        assertThat(bank.status(id(waiting))).isEqualTo("rejected");
        assertThat(kinds(explain("BiologicallyDerivedProduct/" + id(waiting), "demo-release-officer")))
                .containsOnlyOnce("reject");
        assertThat(start(text)).isZero();

        assertThat(startAgainAsItWas()).isZero();
        assertThat(bank.status(id(bottle))).isEqualTo("recalled");
    }

    @Test
    void aPreviewTellsTheLineOfEveryFault() {
        var sound = ProfileText.at("strictest").yaml();
        var broken = sound.replace("heating.hold: {value: PT30M", "heating.hold: {value: half an hour");
        var line =
                sound.lines().takeWhile(row -> !row.contains("heating.hold:")).count() + 1;
        var refusal = catchThrowableOfType(
                () -> preview(new ProfileText("text", broken), "demo-release-officer"), InvalidRequestException.class);

        assertThat(refusal.getMessage()).contains("line " + line + ":", "heating.hold");
        assertThat(catchThrowableOfType(
                        () -> preview(ProfileText.at("strictest"), "demo-ward"), ForbiddenOperationException.class))
                .isNotNull();
    }

    private static ProfileText longerHold() {
        var yaml = ProfileText.at("strictest").yaml().replace("value: PT30M", "value: PT31M");
        return new ProfileText("file:longer.yaml", yaml);
    }

    private int startedByTwoProcessesAtOnce(ProfileText text) throws Exception {
        var hands = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> start = () -> start(text);
            var both = List.of(hands.submit(start), hands.submit(start));
            return both.get(0).get() + both.get(1).get();
        } finally {
            hands.shutdown();
        }
    }

    private static int start(ProfileText text) {
        var profile = RuleProfileFile.read(text);
        var record = SERVER.bean(MilkRecord.class);
        var clock = SERVER.bean(Clock.class);
        var decisions = new Decisions(clock, record, SERVER.bean(Staff.class), profile, text);
        var account = new Account(clock, record, profile, SERVER.bean(Spoken.class), decisions);
        return SERVER.bean(RuleChange.class).follow(text, account);
    }

    private static int startAgainAsItWas() {
        return start(ProfileText.at("strictest"));
    }

    private BiologicallyDerivedProduct fedBottle() {
        var infant = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(infant);
        var order = bank.people().order(infant);
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        bank.dispense(order, id(bottle));
        bank.checkFeed(Bank.label(bottle), infant);
        bank.store(bank.feed(id(bottle), infant, order, 40.0));
        return bottle;
    }

    private String batchOf(BiologicallyDerivedProduct bottle) {
        return bottle.getParentFirstRep().getReferenceElement().getIdPart();
    }

    private static Parameters explain(String what, String login) {
        return SERVER.client(login)
                .operation()
                .onInstance(what)
                .named("$explain")
                .withNoParameters(Parameters.class)
                .useHttpGet()
                .execute();
    }

    private static Parameters preview(ProfileText text, String login) {
        var in = new Parameters();
        in.addParameter().setName("text").setValue(new StringType(text.yaml()));
        return SERVER.client(login)
                .operation()
                .onType("BiologicallyDerivedProduct")
                .named("$preview-rules")
                .withParameters(in)
                .execute();
    }

    private static ParametersParameterComponent change(Parameters shown, String unit) {
        return shown.getParameter().stream()
                .filter(change -> change.getName().equals("change"))
                .filter(change -> ((Reference) part(change, "unit").get(0).getValue())
                        .getReference()
                        .endsWith("/" + unit))
                .findFirst()
                .orElseThrow();
    }

    private static List<ParametersParameterComponent> decisions(Parameters story) {
        return story.getParameter().stream()
                .filter(decision -> decision.getName().equals("decision"))
                .toList();
    }

    private static List<String> kinds(Parameters story) {
        return decisions(story).stream().map(decision -> text(decision, "kind")).toList();
    }

    private static ParametersParameterComponent rule(ParametersParameterComponent decision, String rule) {
        return part(decision, "rule").stream()
                .filter(asked -> ((CodeableConcept) part(asked, "rule").get(0).getValue())
                        .getCodingFirstRep()
                        .getCode()
                        .equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static List<ParametersParameterComponent> part(ParametersParameterComponent of, String name) {
        return of.getPart().stream().filter(one -> one.getName().equals(name)).toList();
    }

    private static String text(ParametersParameterComponent of, String name) {
        return texts(of, name).get(0);
    }

    private static List<String> texts(ParametersParameterComponent of, String name) {
        return part(of, name).stream()
                .map(one -> one.getValue().primitiveValue())
                .toList();
    }

    private static List<String> refused(Runnable work) {
        return Bank.rules(catchThrowableOfType(work::run, BaseServerResponseException.class));
    }

    private static String id(BiologicallyDerivedProduct unit) {
        return unit.getIdElement().getIdPart();
    }
}
