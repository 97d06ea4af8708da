package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;

/** Hard situations of a milk bank that begin with its donors, its laboratory or the parents; each reads as it happens. */
class DonorSideSituationsTest {

    private static final String HIV = "56888-1";
    private static final String REACTIVE = "11214006";
    private static final String NON_REACTIVE = "131194007";

    private static final String INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

    private final Bank bank = new Bank();

    @Test
    void aDonorStaysADonorWhateverAClientCallsHer() {
        var donor = bank.people().anotherHealthyDonor();
        var renamed = bank.client.read().resource(Patient.class).withId(donor).execute();
        renamed.getMeta().getProfile().clear();
        renamed.getMeta().addProfile(Profiles.RECIPIENT);

        assertThatThrownBy(() -> bank.client.update().resource(renamed).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("stays what it is");
        var now = bank.client.read().resource(Patient.class).withId(donor).execute();
        assertThat(now.getMeta().hasProfile(Profiles.MILK_DONOR)).isTrue();
    }

    @Test
    void aFlagBesideANegativeBloodTestHoldsWhatWasReleasedUntilLaterBloodIsClean() {
        var donor = bank.people().anotherHealthyDonor();
        var bottles = bank.releasedBottles(donor);
        var flagged = bank.people().blood(donor, "16128-1", NON_REACTIVE);
        flagged.addInterpretation(Bank.concept(INTERPRETATION, "A"));

        bank.store(flagged);

        assertThat(bottles)
                .allSatisfy(bottle -> assertThat(bank.status(id(bottle))).isEqualTo("quarantine"));
        assertThat(refused(() -> bank.release(bottles.get(0), "demo-release-officer")))
                .contains("serology-undetermined");
        var later = bank.people().blood(donor, "16128-1", NON_REACTIVE);
        later.setEffective(new DateTimeType(Date.from(bank.ago(1, ChronoUnit.DAYS))));
        bank.store(later);
        assertThat(bank.status(bank.deposit(donor))).isEqualTo("registered");
    }

    @Test
    void whatIsNeitherYesNorNoHoldsAlsoWhenItIsPreliminaryOrAFormThePanelDoesNotAskFor() {
        for (var test : List.of(HIV, "25835-0", "13952-7", "20507-0", "5221-7")) {
            var donor = bank.people().anotherHealthyDonor();
            var raw = bank.deposit(donor);
            var open = bank.people().blood(donor, test, "82334004");
            bank.store(open.setStatus(Observation.ObservationStatus.PRELIMINARY));

            assertThat(bank.status(raw)).as(test).isEqualTo("quarantine");
        }
    }

    @Test
    void aFindingThatNoRuleKnowsHoldsUntilAMicrobiologistHasWrittenThatItIsNormal() {
        var donor = bank.people().anotherHealthyDonor();
        var raw = bank.deposit(donor);
        var sent = bank.people().blood(donor, "22580-5", REACTIVE);
        sent.getMeta().getProfile().clear();
        var finding = bank.store(sent);

        assertThat(bank.status(raw)).isEqualTo("quarantine");
        assertThat(refused(() -> bank.release(milk(raw), "demo-release-officer")))
                .contains("finding-unjudged");
        finding.setStatus(Observation.ObservationStatus.AMENDED);
        finding.addInterpretation(Bank.concept(INTERPRETATION, "N"));
        finding.addNote().setText("An old infection; her milk may be used.");
        bank.client.update().resource(finding).execute();

        // nothing moves by itself; two people lift the hold
        assertThat(bank.status(raw)).isEqualTo("quarantine");
        bank.release(milk(raw), "demo-release-officer");
        bank.release(milk(raw), "demo-release-officer-2");
        assertThat(bank.status(raw)).isEqualTo("registered");
        assertThat(bank.status(bank.deposit(donor))).isEqualTo("registered");
    }

    @Test
    void aConsentThatTurnsOutToBeAnotherWomansIsMissingWhereItStood() {
        var donor = bank.people().anotherHealthyDonor();
        var bottles = bank.releasedBottles(donor);
        var other = bank.people().donor();
        var consent = (Consent) bank.client
                .search()
                .forResource(Consent.class)
                .where(Consent.PATIENT.hasId(donor))
                .returnBundle(Bundle.class)
                .execute()
                .getEntryFirstRep()
                .getResource();

        assertThatThrownBy(() -> bank.client
                        .update()
                        .resource(consent.copy().setPatient(new Reference(other)))
                        .execute())
                .isInstanceOf(InvalidRequestException.class);
        bank.client
                .update()
                .resource(consent.setStatus(Consent.ConsentState.ENTEREDINERROR))
                .execute();

        assertThat(bottles)
                .allSatisfy(bottle -> assertThat(bank.status(id(bottle))).isEqualTo("quarantine"));
    }

    @Test
    void aDonorTurnsReactiveAfterHerMilkWasReleasedAndTheSecondTestIsNegative() {
        var donor = bank.people().anotherHealthyDonor();
        var raw = bank.deposit(donor);
        var bottles = bank.releasedBottles(donor);
        var elsewhere = bank.deposit(bank.people().healthyDonor());

        // the screen is reactive: everything of hers is held, nothing is recalled yet
        bank.people().serology(donor, HIV, REACTIVE);
        assertThat(bank.status(raw)).isEqualTo("quarantine");
        assertThat(bottles)
                .allSatisfy(bottle -> assertThat(bank.status(id(bottle))).isEqualTo("quarantine"));
        assertThat(bank.status(elsewhere)).isEqualTo("registered");
        assertThat(refused(() -> bank.release(milk(raw), "demo-release-officer")))
                .contains("serology-reactive");

        // the confirmatory test is negative: nothing moves by itself, and receiving the bag again is no way round
        bank.store(confirmatory(donor, NON_REACTIVE));
        assertThat(bank.status(raw)).isEqualTo("quarantine");
        assertThat(bank.status(id(bottles.get(0)))).isEqualTo("quarantine");

        // two people lift the holds, one by one
        bank.release(milk(raw), "demo-release-officer");
        assertThat(bank.status(raw)).isEqualTo("quarantine");
        bank.release(milk(raw), "demo-release-officer-2");
        assertThat(bank.status(raw)).isEqualTo("registered");
        assertThat(bank.status(id(bottles.get(0)))).isEqualTo("quarantine");
        var batch = milk(parent(bottles.get(0)));
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");
        assertThat(bank.status(id(bottles.get(0)))).isEqualTo("released");
    }

    @Test
    void thePanelOfOneBloodSampleIsHeardAsAWholeWhicheverOfItsTestsComesLast() {
        for (var reactiveLast : List.of(true, false)) {
            var donor = bank.people().anotherHealthyDonor();
            var raw = bank.deposit(donor);
            var panel = Stream.of("5196-1", "13955-0", HIV)
                    .map(test -> bank.people().blood(donor, test, test.equals(HIV) ? REACTIVE : NON_REACTIVE))
                    .sorted(Comparator.comparing(one -> one.getCode().hasCoding(Systems.LOINC, HIV) == reactiveLast))
                    .toList();
            var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
            panel.forEach(one -> bundle.addEntry()
                    .setResource(one)
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.POST)
                    .setUrl("Observation"));
            bank.client.transaction().withBundle(bundle).execute();
            assertThat(bank.status(raw)).isEqualTo("quarantine");
        }
    }

    @Test
    void aDonorsInfectionIsConfirmedAfterHerMilkWasReleased() {
        var donor = bank.people().anotherHealthyDonor();
        var raw = bank.deposit(donor);
        var bottle = bank.releasedBottles(donor).get(0);

        bank.people().serology(donor, HIV, REACTIVE);
        bank.store(confirmatory(donor, REACTIVE));

        assertThat(bank.status(raw)).isEqualTo("rejected");
        // held by the screen, then rejected or recalled for good; never fed
        assertThat(bank.status(id(bottle))).isIn("rejected", "recalled");
        assertThat(refused(() -> bank.release(bottle, "demo-release-officer"))).contains("serology-confirmed");
    }

    @Test
    void theLaboratoryCorrectsAResultAfterTheMilkWasReleased() {
        var made = bank.batch(bank.people().healthyDonor());
        var batch = Bank.milk(made, "batch").get(0);
        bank.store(bank.culture(parent(batch), "pre", null));
        var clean = bank.store(bank.culture(id(batch), "post", null));
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");

        // no growth becomes ten thousand
        var corrected = bank.client
                .read()
                .resource(Observation.class)
                .withId(clean.getIdElement().getIdPart())
                .execute();
        corrected.setStatus(Observation.ObservationStatus.CORRECTED).setValue(Bank.cfu(10_000));
        bank.client.update().resource(corrected).execute();
        assertThat(bank.status(id(batch))).isEqualTo("recalled");

        // who acted on the old word is shown, and on which version of it
        var told = explained(id(batch));
        assertThat(told).contains("release by Practitioner/demo-release-officer-2");
        assertThat(told)
                .contains(clean.getIdElement().toUnqualifiedVersionless().getValue() + "/_history/1");
        assertThat(told).contains("recall by Lactarium");
        assertThat(told)
                .contains(clean.getIdElement().toUnqualifiedVersionless().getValue() + "/_history/2");

        // and a correction back to no growth releases nothing
        var again = bank.client
                .read()
                .resource(Observation.class)
                .withId(clean.getIdElement().getIdPart())
                .execute();
        again.setValue(Bank.concept(Systems.SNOMED, "264868006"));
        bank.client.update().resource(again).execute();
        assertThat(bank.status(id(batch))).isEqualTo("recalled");
    }

    @Test
    void aDonorDisclosesLateThatSheWasIll() {
        var donor = bank.people().anotherHealthyDonor();
        var ill = Bank.received(bank.receive(bank.bag(donor, days(10), bank.number("U")), "frozen", true));
        var well = Bank.received(bank.receive(bank.bag(donor, days(3), bank.number("U")), "frozen", true));
        var batch = releasedBatchOf(donor, days(10), days(4));
        var bottle = bottlesOf(batch).get(0);

        // mastitis from twelve to nine days ago; by these figures her milk is out until two days after
        bank.store(Interviews.disclosing(donor, "mastitis", days(12), days(9)));

        assertThat(bank.status(ill)).isEqualTo("rejected");
        assertThat(bank.status(well)).isEqualTo("registered");
        // half of the batch is of those days: held, not recalled, and a person is asked
        assertThat(bank.status(id(batch))).isEqualTo("quarantine");
        assertThat(bank.status(id(bottle))).isEqualTo("quarantine");
        var doubt = doubts(batch).get(0);
        assertThat(doubt.getStatus()).isEqualTo(DetectedIssue.DetectedIssueStatus.PRELIMINARY);
        assertThat(doubt.getDetail()).contains("50 % of batch", "100 of 200 mL", "mastitis", "批次");
        assertThat(refused(() -> bank.release(batch, "demo-release-officer"))).contains("milk-in-deferral-window");
        var deferral = deferrals(donor).get(0);
        assertThat(deferral.getValueCodeableConcept().getCodingFirstRep().getCode())
                .isEqualTo("temporarily-deferred");
        assertThat(deferral.getEffectivePeriod().getEnd()).isBefore(Date.from(days(6)));
    }

    @Test
    void theSameInterviewAgainIsTheSameDeferralAndAnAmendedOneTakesItBack() {
        var donor = bank.people().anotherHealthyDonor();
        var raw = bank.deposit(donor);
        var stored = bank.store(Interviews.disclosing(donor, "skin-piercing", days(60), null));
        assertThat(bank.status(raw)).isEqualTo("rejected");
        stored.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.AMENDED);
        bank.client.update().resource(stored).execute();
        assertThat(deferrals(donor)).hasSize(1);

        // the clerk had ticked the wrong box
        var amended = bank.client
                .read()
                .resource(QuestionnaireResponse.class)
                .withId(stored.getIdElement().getIdPart())
                .execute();
        Interviews.answer(amended, "skin-piercing", false, null, null);
        bank.client.update().resource(amended).execute();
        assertThat(deferrals(donor).get(0).getStatus()).isEqualTo(Observation.ObservationStatus.ENTEREDINERROR);
        var fresh = bank.receive(bank.bag(donor, days(5), bank.number("U")), "frozen", true);
        assertThat(Bank.part(fresh, "verdict")).isEqualTo("accepted");
        // what was rejected only for it comes back as far as two people, and no further
        assertThat(bank.status(raw)).isEqualTo("quarantine");
    }

    @Test
    void anInterviewOfAnotherWomanIsEnteredInErrorAndHerMilkIsOnHoldForTwoPeople() {
        var donor = bank.people().anotherHealthyDonor();
        var raw = bank.deposit(donor);
        var wrong = bank.store(Interviews.disclosing(donor, "skin-piercing", days(60), null));
        assertThat(bank.status(raw)).isEqualTo("rejected");

        wrong.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.ENTEREDINERROR);
        bank.client.update().resource(wrong).execute();

        assertThat(bank.status(raw)).isEqualTo("quarantine");
        bank.release(milk(raw), "demo-release-officer");
        bank.release(milk(raw), "demo-release-officer-2");
        assertThat(bank.status(raw)).isEqualTo("registered");
    }

    @Test
    void theParentsWithdrawWhileTheBottleIsThawed() {
        var infant = bank.people().infant(bank.number("H"));
        var consent = bank.people().parentsPermit(infant);
        var order = bank.people().order(infant);
        var bottles = bank.releasedBottles(bank.people().healthyDonor());
        bank.dispense(order, id(bottles.get(0)));
        var fed = bank.store(bank.feed(id(bottles.get(0)), infant, order, 10.0));

        var withdrawn =
                bank.client.read().resource(Consent.class).withId(consent).execute();
        withdrawn.setStatus(Consent.ConsentState.INACTIVE);
        bank.client.update().resource(withdrawn).execute();

        assertThat(Bank.rules(bank.checkFeed(Bank.label(bottles.get(0)), infant)))
                .contains("infant-consent-missing");
        assertThat(refused(() -> bank.store(bank.feed(id(bottles.get(0)), infant, order, 10.0))))
                .contains("infant-consent-missing");
        assertThat(refused(() -> bank.dispense(order, id(bottles.get(1))))).contains("infant-consent-missing");
        // what was fed before stays written down
        assertThat(bank.client
                        .read()
                        .resource(Observation.class)
                        .withId(fed.getIdElement().getIdPart())
                        .execute()
                        .getStatus())
                .isEqualTo(Observation.ObservationStatus.FINAL);
        // and the bottle that did not leave is there for the next infant
        assertThat(bank.status(id(bottles.get(1)))).isEqualTo("released");
    }

    @Test
    void theOrderEndsAndTheLimitOfDonorsIsReachedBeforeTheBottleLeaves() {
        var infant = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(infant, 1);
        var order = bank.people().order(infant);
        bank.dispense(
                order, id(bank.releasedBottles(bank.people().healthyDonor()).get(0)));
        var other = bank.releasedBottles(bank.people().anotherHealthyDonor()).get(0);
        assertThat(refused(() -> bank.dispense(order, id(other)))).containsExactly("donors-per-infant-exceeded");

        var ended =
                bank.client.read().resource(NutritionOrder.class).withId(order).execute();
        ended.setStatus(NutritionOrder.NutritionOrderStatus.REVOKED);
        bank.client.update().resource(ended).execute();
        assertThat(refused(() -> bank.dispense(order, id(other)))).contains("order-not-active");
    }

    @Test
    void aDonorTurnsOutToBeRegisteredTwice() {
        var first = bank.people().anotherHealthyDonor();
        var second = bank.people().anotherHealthyDonor();
        var milkOfFirst = bank.deposit(first);
        var milkOfSecond = bank.deposit(second);
        bank.people().serology(second, HIV, REACTIVE);
        assertThat(bank.status(milkOfFirst)).isEqualTo("registered");

        // one woman: what is known under either number counts for all her milk, at once
        bank.merge(second, first, false);
        assertThat(bank.status(milkOfFirst)).isEqualTo("quarantine");
        assertThat(Bank.rules(bank.receive(bank.bag(first, days(2), bank.number("U")), "frozen", true)))
                .contains("serology-reactive");
        // a trace and a recall walk both numbers, and no milk was rewritten
        assertThat(ids(bank.trace(first, "recipients"))).contains(milkOfFirst, milkOfSecond);
        assertThat(affected(first)).contains(milkOfFirst, milkOfSecond);
        assertThat(milk(milkOfSecond).getCollection().getSource().getReference())
                .isEqualTo(second);

        // it was a mistake: both are themselves again, and the milk waits for two people
        bank.merge(second, first, true);
        assertThat(affected(first)).contains(milkOfFirst).doesNotContain(milkOfSecond);
        assertThat(bank.status(milkOfFirst)).isEqualTo("quarantine");
        bank.release(milk(milkOfFirst), "demo-release-officer");
        bank.release(milk(milkOfFirst), "demo-release-officer-2");
        assertThat(bank.status(milkOfFirst)).isEqualTo("registered");
        assertThat(bank.status(milkOfSecond)).isEqualTo("quarantine");
    }

    @Test
    void aWithdrawalUnderOneNumberIsAWithdrawalUnderBoth() {
        var first = bank.people().anotherHealthyDonor();
        var second = bank.people().donor();
        bank.people().enrol(second);
        var consent = bank.client
                .read()
                .resource(Consent.class)
                .withId(bank.people().consent(second))
                .execute();
        consent.setStatus(Consent.ConsentState.INACTIVE);
        consent.getProvision().getPeriod().setEnd(Date.from(days(6)));
        bank.client.update().resource(consent).execute();
        bank.merge(second, first, false);

        assertThat(Bank.rules(bank.receive(bank.bag(first, days(7), bank.number("U")), "frozen", true)))
                .isEmpty();
        assertThat(Bank.rules(bank.receive(bank.bag(first, days(5), bank.number("U")), "frozen", true)))
                .containsExactly("donor-consent-missing");
    }

    @Test
    void anEnrolmentTakesItsStepsAndTheServerRemembersWhen() {
        var donor = bank.people().anotherHealthyDonor();
        var raw = bank.deposit(donor);
        var enrolment = enrolment(donor);
        enrolment.setStatus(EpisodeOfCare.EpisodeOfCareStatus.PLANNED);
        assertThat(refused(() -> bank.client.update().resource(enrolment).execute()))
                .containsExactly("enrolment-move-not-allowed");

        // she pauses: what she gave before stays good, what she expresses meanwhile is held
        var paused = enrolment(donor).setStatus(EpisodeOfCare.EpisodeOfCareStatus.ONHOLD);
        bank.client.update().resource(paused).execute();
        assertThat(enrolment(donor).getStatusHistory()).hasSize(1);
        assertThat(bank.status(raw)).isEqualTo("registered");
    }

    private BiologicallyDerivedProduct releasedBatchOf(String donor, Instant one, Instant other) {
        var bags = Stream.of(one, other)
                .map(at -> Bank.received(bank.receive(bank.bag(donor, at, bank.number("U")), "frozen", true)))
                .toArray(String[]::new);
        var pool = bank.pool(bank.thaw(bank.ago(3, ChronoUnit.HOURS), bags), 190, bank.number("P"), bags);
        var made = bank.pasteurise(
                id(pool), bank.number("B"), Bank.GOOD, Map.of(bank.number("U"), 90.0, bank.number("U"), 90.0));
        var batch = Bank.milk(made, "batch").get(0);
        bank.cleanCultures(batch);
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");
        return batch;
    }

    private List<BiologicallyDerivedProduct> bottlesOf(BiologicallyDerivedProduct batch) {
        return found(BiologicallyDerivedProduct.class, "parent=BiologicallyDerivedProduct/" + id(batch));
    }

    private List<DetectedIssue> doubts(BiologicallyDerivedProduct batch) {
        return found(DetectedIssue.class, "implicated=BiologicallyDerivedProduct/" + id(batch));
    }

    private List<Observation> deferrals(String donor) {
        return found(
                Observation.class, "subject=" + donor + "&code=" + Systems.MILK_OBSERVATION + "%7Cdonor-eligibility");
    }

    private EpisodeOfCare enrolment(String donor) {
        return found(EpisodeOfCare.class, "patient=" + donor).get(0);
    }

    private <T extends Resource> List<T> found(Class<T> type, String query) {
        return bank
                .client
                .search()
                .byUrl(type.getSimpleName() + "?" + query)
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .stream()
                .map(entry -> type.cast(entry.getResource()))
                .toList();
    }

    private Observation confirmatory(String donor, String result) {
        var blood = bank.people().blood(donor, HIV, result);
        blood.setEffective(new DateTimeType(new Date()));
        return blood.setMethod(Bank.concept(Systems.MILK_OBSERVATION, "confirmatory"));
    }

    private List<String> affected(String donor) {
        var in = new Parameters();
        in.addParameter().setName("reason").setValue(new StringType("donor"));
        in.addParameter().setName("donor").setValue(new Reference(donor));
        in.addParameter().setName("dryRun").setValue(new BooleanType(true));
        return bank
                .client
                .operation()
                .onType("BiologicallyDerivedProduct")
                .named("$recall")
                .withParameters(in)
                .execute()
                .getParameter()
                .stream()
                .filter(parameter -> parameter.getName().equals("affected"))
                .map(parameter -> ((Reference) parameter.getPartFirstRep().getValue())
                        .getReferenceElement()
                        .getIdPart())
                .toList();
    }

    /** Each decision as {@code kind by whom: what was looked at}. */
    private String explained(String unit) {
        var told = bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + unit)
                .named("$explain")
                .withNoParameters(Parameters.class)
                .execute();
        var words = new StringBuilder();
        told.getParameter().forEach(decision -> decision.getPart().forEach(part -> {
            switch (part.getName()) {
                case "kind" -> words.append("\n").append(part.getValue().primitiveValue());
                case "by" -> {
                    var who = (Reference) part.getValue();
                    words.append(" by ").append(who.hasReference() ? who.getReference() : who.getDisplay());
                }
                case "looked" -> words.append(" ").append(part.getValue().primitiveValue());
                default -> {}
            }
        }));
        return words.toString();
    }

    private List<String> ids(Bundle trace) {
        return trace.getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
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

    private static String id(BiologicallyDerivedProduct unit) {
        return unit.getIdElement().getIdPart();
    }
}
