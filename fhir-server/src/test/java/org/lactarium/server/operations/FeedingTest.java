package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Extensions;
import org.lactarium.server.LactariumServer;

class FeedingTest {

    private final Bank bank = new Bank();
    private String hospitalNumber;
    private String infant;
    private String order;

    @BeforeEach
    void anInfantIsAdmitted() {
        hospitalNumber = bank.number("H");
        infant = bank.people().infant(hospitalNumber);
        order = bank.people().order(infant);
    }

    @Test
    void dispensesNothingWithoutTheParentsConsent() {
        var bottle = bottles().get(0);

        assertThat(refused(() -> bank.dispense(order, id(bottle)))).containsExactly("infant-consent-missing");
        assertThat(bank.status(id(bottle))).isEqualTo("released");
    }

    @Test
    void dispensesNothingThatIsNotReleased() {
        bank.people().parentsPermit(infant);
        var waiting =
                Bank.milk(bank.batch(bank.people().healthyDonor()), "bottle").get(0);

        assertThat(refused(() -> bank.dispense(order, id(waiting)))).containsExactly("milk-not-released");
    }

    @Test
    void stopsAtTheBedsideWhatIsUnknownNotTheirsOrNotDispensed() {
        bank.people().parentsPermit(infant);
        var bottle = bottles().get(0);

        assertThat(stopped("U-nothing", hospitalNumber)).containsExactly("unit-unknown");
        assertThat(stopped(Bank.label(bottle), "H-nobody")).containsExactly("infant-unknown");
        assertThat(stopped(Bank.label(bottle), hospitalNumber)).containsExactly("milk-not-dispensed-to-infant");
        bank.dispense(order, id(bottle));
        assertThat(Bank.code(bank.checkFeed(Bank.label(bottle), hospitalNumber), "decision"))
                .isEqualTo("ok");
        var twin = bank.number("H");
        var other = bank.people().infant(twin);
        bank.people().parentsPermit(other);
        bank.people().order(other);
        assertThat(stopped(Bank.label(bottle), twin)).containsExactly("milk-not-dispensed-to-infant");
    }

    @Test
    void theNumberOfAReleasedBatchIsNoBottle() {
        bank.people().parentsPermit(infant);
        var batch = bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withUrl(bottles().get(0).getParentFirstRep().getReference())
                .execute();

        assertThat(bank.status(id(batch))).isEqualTo("released");
        assertThat(stopped(Bank.label(batch), hospitalNumber)).containsExactly("unit-not-a-bottle");
        assertThatThrownBy(() -> bank.dispense(order, id(batch)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("not a bottle");
        assertThat(refused(() -> bank.store(bank.feed(id(batch), infant, order, 10))))
                .isNotEmpty();
    }

    @Test
    void answersAScannerThatCanOnlyGet() {
        var answer = LactariumServer.shared()
                .get(
                        "/fhir/BiologicallyDerivedProduct/$check-feed?unit=U-nothing&infant=" + hospitalNumber,
                        "demo-ward");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"stop\"", "unit-unknown");
    }

    @Test
    void stopsMilkThatIsHeldAfterItWasDispensed() {
        bank.people().parentsPermit(infant);
        var bottle = bottles().get(0);
        bank.dispense(order, id(bottle));
        bank.hold(bottle.getParentFirstRep().getReferenceElement().getIdPart(), "$quarantine", "foreign-matter");

        assertThat(stopped(Bank.label(bottle), hospitalNumber)).containsExactly("milk-on-hold");
        assertThat(refused(() -> bank.store(bank.feed(id(bottle), infant, order, 10))))
                .containsExactly("milk-on-hold");
    }

    @Test
    void refusesToWriteDownAFeedThatTheBedsideCheckWouldHaveStopped() {
        bank.people().parentsPermit(infant);
        var bottle = bottles().get(0);

        assertThat(refused(() -> bank.store(bank.feed(id(bottle), infant, order, 10))))
                .contains("milk-not-dispensed-to-infant");
        bank.dispense(order, id(bottle));
        bank.store(bank.feed(id(bottle), infant, order, 30));
        assertThat(refused(() -> bank.store(bank.feed(id(bottle), infant, order, 11))))
                .containsExactly("feed-volume-exceeded");
        bank.store(bank.feed(id(bottle), infant, order, 10));
        assertThat(bank.status(id(bottle))).isEqualTo("used");
    }

    @Test
    void refusesAFeedHiddenInATransactionBundle() {
        bank.people().parentsPermit(infant);
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        bundle.addEntry()
                .setResource(bank.feed(id(bottles().get(0)), infant, order, 10))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Observation");

        assertThat(refused(() -> bank.client.transaction().withBundle(bundle).execute()))
                .contains("milk-not-dispensed-to-infant");
    }

    @Test
    void aFeedEnteredInErrorGivesTheVolumeBack() {
        bank.people().parentsPermit(infant);
        var bottle = bottles().get(0);
        bank.dispense(order, id(bottle));
        Observation wrong = bank.store(bank.feed(id(bottle), infant, order, 35));
        wrong.setStatus(Observation.ObservationStatus.ENTEREDINERROR);
        bank.client.update().resource(wrong).execute();

        bank.store(bank.feed(id(bottle), infant, order, 30));
    }

    @Test
    void twoWardsCannotTakeTheSameBottle() throws Exception {
        bank.people().parentsPermit(infant);
        var bottle = bottles().get(0);
        Callable<String> ward = () -> {
            try {
                bank.dispense(order, id(bottle));
                return "taken";
            } catch (BaseServerResponseException refusal) {
                return Bank.rules(refusal).toString();
            }
        };
        var wards = Executors.newFixedThreadPool(2);
        try {
            var answers = wards.invokeAll(List.of(ward, ward)).stream()
                    .map(FeedingTest::answer)
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder("taken", "[bottle-already-dispensed]");
        } finally {
            wards.shutdown();
        }
    }

    @Test
    void dispensesTheFirstToExpireForAVolumeAndAnswersARetryWithTheSame() {
        bank.people().parentsPermit(infant);
        bottles();
        var in = new Parameters();
        in.addParameter().setName("volume").setValue(Bank.millilitres(30));
        in.addParameter("identifier", bank.number("RQ"));

        var first = dispensed(in);
        assertThat(first).hasSize(1);
        assertThat(dispensed(in)).isEqualTo(first);
    }

    @Test
    void onlyATraceabilityOfficerFollowsMilkBetweenDonorAndInfant() {
        var nurse = LactariumServer.shared().client("demo-ward");

        assertThat(catchThrowableOfType(ForbiddenOperationException.class, () -> nurse.operation()
                        .onInstance(infant)
                        .named("$trace")
                        .withNoParameters(Parameters.class)
                        .execute()))
                .isNotNull();
    }

    @Test
    void discardsAPartAndThenTheRest() {
        var bottle = bottles().get(0);
        var in = new Parameters();
        in.addParameter("reason", "spill");
        in.addParameter().setName("volume").setValue(Bank.millilitres(15));
        bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + id(bottle))
                .named("$discard")
                .withParameters(in)
                .execute();
        assertThat(bank.status(id(bottle))).isEqualTo("released");

        bank.hold(id(bottle), "$discard", "breakage");
        assertThat(bank.status(id(bottle))).isEqualTo("discarded");
        assertThat(refused(() -> bank.hold(id(bottle), "$quarantine", "other"))).containsExactly("move-not-allowed");
    }

    @Test
    void aBottleAtTheWardStaysTheWardsWhenAHoldIsLifted() {
        bank.people().parentsPermit(infant);
        var bottle = bottles().get(0);
        var batch = bank.client
                .read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(bottle.getParentFirstRep().getReferenceElement().getIdPart())
                .execute();
        bank.dispense(order, id(bottle));
        bank.hold(id(batch), "$quarantine", "foreign-matter");
        assertThat(stopped(Bank.label(bottle), hospitalNumber)).containsExactly("milk-on-hold");
        bank.release(batch, "demo-release-officer");
        bank.release(batch, "demo-release-officer-2");

        assertThat(bank.status(id(bottle))).isEqualTo("dispensed");
        assertThat(refused(() -> bank.dispense(order, id(bottle)))).containsExactly("bottle-already-dispensed");
        bank.store(bank.feed(id(bottle), infant, order, 40));
        assertThat(bank.status(id(bottle))).isEqualTo("used");
        assertThat(stopped(Bank.label(bottle), hospitalNumber)).containsExactly("milk-used-up");
    }

    @Test
    void stopsABottleOnTheDayAfterItsLastAndMarksItExpired() {
        bank.people().parentsPermit(infant);
        var bottle = bottles().get(0);
        bank.dispense(order, id(bottle));
        var record = LactariumServer.shared().bean(MilkRecord.class);
        var stored = record.read(BiologicallyDerivedProduct.class, id(bottle)).orElseThrow();
        stored.getExtensionByUrl(Extensions.EXPIRATION_DATE)
                .setValue(new DateTimeType(Date.from(bank.ago(1, ChronoUnit.DAYS))));
        record.update(stored);

        assertThat(stopped(Bank.label(bottle), hospitalNumber)).containsExactly("bottle-expired");
        assertThat(Bank.sentence(bank.checkFeed(Bank.label(bottle), hospitalNumber)))
                .contains("expired on");
    }

    @Test
    void dispensesNoMilkOfASecondDonorToAnInfantWhoseParentsAcceptOne() {
        bank.people().parentsPermit(infant, 1);
        var first = bottles();
        var second = bank.releasedBottles(bank.people().anotherHealthyDonor());
        bank.dispense(order, id(first.get(0)));

        assertThat(refused(() -> bank.dispense(order, id(second.get(0)))))
                .containsExactly("donors-per-infant-exceeded");
        bank.dispense(order, id(first.get(1)));
    }

    @Test
    void countsTheStockByStateWithoutTheWards() {
        var before = stock();
        bank.people().parentsPermit(infant);
        var bottle = bottles().get(0);
        assertThat(stock() - before).isEqualTo(80);
        bank.dispense(order, id(bottle));
        assertThat(stock() - before).isEqualTo(40);
    }

    private double stock() {
        var answer = bank.client
                .operation()
                .onType(BiologicallyDerivedProduct.class)
                .named("$stock")
                .withNoParameters(Parameters.class)
                .useHttpGet()
                .execute();
        return answer.getParameter().stream()
                .filter(parameter -> "stock".equals(parameter.getName()))
                .filter(parameter ->
                        "released".equals(parameter.getPart().get(1).getValue().primitiveValue()))
                .flatMap(parameter -> parameter.getPart().stream())
                .filter(part -> "volume".equals(part.getName()))
                .mapToDouble(part -> ((Quantity) part.getValue()).getValue().doubleValue())
                .sum();
    }

    private List<String> dispensed(Parameters in) {
        return bank
                .client
                .operation()
                .onInstance("NutritionOrder/" + order)
                .named("$dispense")
                .withParameters(in)
                .execute()
                .getParameter()
                .stream()
                .map(parameter -> parameter.getResource().getIdElement().getIdPart())
                .toList();
    }

    private List<String> stopped(String unit, String wristband) {
        var answer = bank.checkFeed(unit, wristband);
        assertThat(Bank.code(answer, "decision")).isEqualTo("stop");
        return Bank.rules(answer);
    }

    private List<BiologicallyDerivedProduct> bottles() {
        return bank.releasedBottles(bank.people().healthyDonor());
    }

    private static String answer(Future<String> ward) {
        try {
            return ward.get();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String id(BiologicallyDerivedProduct unit) {
        return unit.getIdElement().getIdPart();
    }
}
