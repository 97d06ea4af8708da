package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;

/** Hard situations at the bedside; each reads as it happens. */
class WardSideSituationsTest {

    private static final String HIV = "56888-1";
    private static final String REACTIVE = "11214006";
    private static final String NURSE = "demo-ward";
    private static final String SECOND_NURSE = "demo-dietitian";

    private final Bank bank = new Bank();
    private String wristband;
    private String infant;
    private String order;

    @BeforeEach
    void anInfantIsAdmitted() {
        wristband = bank.number("H");
        infant = bank.people().infant(wristband);
        bank.people().parentsPermit(infant);
        order = bank.people().order(infant);
    }

    @Test
    void anInfantIsFedAnotherInfantsBottleInTheNight() {
        var donor = bank.people().anotherHealthyDonor();
        var bottle = bank.releasedBottles(donor).get(0);
        bank.dispense(order, id(bottle));
        var twinsBand = bank.number("H");
        var twin = bank.people().infant(twinsBand);
        bank.people().parentsPermit(twin);
        var twinsOrder = bank.people().order(twin);

        // the scan says stop, and a plain feed is not written down
        assertThat(Bank.rules(bank.checkFeed(Bank.label(bottle), twinsBand)))
                .containsExactly("milk-not-dispensed-to-infant");
        assertThat(refused(() -> bank.store(bank.feed(id(bottle), twin, twinsOrder, 10))))
                .contains("milk-not-dispensed-to-infant");

        // but it was given all the same, before anybody scanned
        var at = bank.ago(20, ChronoUnit.MINUTES);
        var told = report(NURSE, id(bottle), incident(twinsBand, at, 10, "two bottles on one warmer"));
        assertThat(Bank.code(told, "outcome")).isEqualTo("awaiting-second-person");
        assertThat(Bank.rules(told)).containsExactly("milk-not-dispensed-to-infant");
        var source = told.getParameter("source").getPart();
        assertThat(source.get(0).getValue().primitiveValue()).isEqualTo("non-reactive");
        assertThat(source.get(1).getValue()).isInstanceOf(DateTimeType.class);
        // the ward never learns whose milk it was
        assertThat(words(told)).doesNotContain(donor.substring("Patient/".length()));

        // the event stands in her record, what must be done is asked for, and the other infant's record has it too
        var event = read(AdverseEvent.class, told, "event");
        assertThat(event.getSubject().getReference()).isEqualTo(twin);
        assertThat(event.getSuspectEntityFirstRep().getInstance().getDisplay()).contains(Bank.label(bottle));
        assertThat(tasks(told))
                .extracting(task -> task.getCode().getCodingFirstRep().getCode())
                .containsExactlyInAnyOrder("second-person", "exposure-protocol", "disclose-to-parents", "other-infant");
        assertThat(task(told, "other-infant").getFor().getReference()).isEqualTo(infant);
        assertThat(words(task(told, "exposure-protocol"))).doesNotContain(donor.substring("Patient/".length()));
        // the rest of the opened bottle goes to nobody
        assertThat(bank.status(id(bottle))).isEqualTo("quarantine");

        // sent again it is the same incident
        var again = report(NURSE, id(bottle), incident(twinsBand, at, 10, "two bottles on one warmer"));
        assertThat(words(again)).isEqualTo(words(told));
        assertThat(catchThrowableOfType(
                        ResourceVersionConflictException.class,
                        () -> report(NURSE, id(bottle), incident(twinsBand, at, 12, "was it more"))))
                .isNotNull();

        // the second person is another
        var confirm = incident(twinsBand, at, 10, "I saw it");
        confirm.addParameter().setName("confirm").setValue(new BooleanType(true));
        assertThat(refused(() -> report(NURSE, id(bottle), confirm))).containsExactly("same-signer");
        assertThat(Bank.code(report(SECOND_NURSE, id(bottle), confirm), "outcome"))
                .isEqualTo("confirmed");
        assertThat(task(told, "second-person").getStatus()).isEqualTo(Task.TaskStatus.COMPLETED);

        // trace, recall and balance know that the twin had it, and it is told why
        assertThat(bank.trace("BiologicallyDerivedProduct/" + id(bottle), "recipients")
                        .getEntry())
                .extracting(entry -> entry.getResource().getIdElement().getIdPart())
                .contains(twin.substring("Patient/".length()));
        assertThat(exposed(id(bottle))).containsExactly(twin + " 10");
        assertThat(explained(id(bottle)))
                .contains("feed-incident by Practitioner/demo-ward", "two bottles on one warmer")
                .contains("feed-incident by Practitioner/demo-dietitian");
    }

    @Test
    void recalledMilkOfAReactiveDonorWasFedFromASyringeNobodyScanned() {
        var donor = bank.people().anotherHealthyDonor();
        var bottle = bank.releasedBottles(donor).get(0);
        bank.dispense(order, id(bottle));
        bank.people().serology(donor, HIV, REACTIVE);
        assertThat(Bank.rules(bank.checkFeed(Bank.label(bottle), wristband))).containsExactly("milk-on-hold");

        var in = incident(wristband, bank.ago(5, ChronoUnit.MINUTES), 40, "drawn up before the hold");
        in.addParameter().setName("witness").setValue(new Reference(person(SECOND_NURSE)));
        var told = report(NURSE, id(bottle), in);
        // who is named has not confirmed: the task asks them, and only their own login answers it
        assertThat(Bank.code(told, "outcome")).isEqualTo("awaiting-second-person");
        assertThat(task(told, "second-person").getOwner().getReference()).isEqualTo("Practitioner/" + SECOND_NURSE);
        assertThat(read(AdverseEvent.class, told, "event").getContributor()).isEmpty();
        assertThat(Bank.rules(told)).containsExactly("milk-on-hold");
        assertThat(told.getParameter("source").getPartFirstRep().getValue().primitiveValue())
                .isEqualTo("reactive");
        // her own bottle: nobody else's record is touched, and the hold stays
        assertThat(tasks(told))
                .extracting(task -> task.getCode().getCodingFirstRep().getCode())
                .containsExactlyInAnyOrder("second-person", "exposure-protocol", "disclose-to-parents");
        assertThat(bank.status(id(bottle))).isEqualTo("quarantine");
        assertThat(exposed(id(bottle))).containsExactly(infant + " 40");

        in.addParameter().setName("confirm").setValue(new BooleanType(true));
        assertThat(refused(() -> report(NURSE, id(bottle), in))).containsExactly("same-signer");
        assertThat(Bank.code(report(SECOND_NURSE, id(bottle), in), "outcome")).isEqualTo("confirmed");
        assertThat(read(AdverseEvent.class, told, "event").getContributor())
                .extracting(witness -> witness.getReference())
                .containsExactly("Practitioner/" + SECOND_NURSE);
    }

    @Test
    void milkThatNobodyHadDispensedWasFedAndTheAccountStillCloses() {
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        var told = report(
                NURSE,
                id(bottle),
                incident(wristband, bank.ago(5, ChronoUnit.MINUTES), 25, "taken from the freezer by hand"));
        assertThat(Bank.rules(told)).containsExactly("milk-not-dispensed-to-infant");

        // 25 mL are no stock any more, and what is left in the opened bottle is not dispensed to somebody else
        assertThat(bank.status(id(bottle))).isEqualTo("quarantine");
        var account = balance(id(bottle));
        assertThat(words(account)).contains("\"name\":\"dispensed\",\"valueQuantity\":{\"value\":25");
        assertThat(account.getParameter("unexplained")).isNull();
    }

    @Test
    void whatCannotHaveHappenedIsNotAnIncident() {
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        var before = bank.ago(5, ChronoUnit.MINUTES);
        assertThat(refused(() -> report(NURSE, id(bottle), incident("H-nobody", before, 10, "paper"))))
                .containsExactly("infant-unknown");
        assertThat(refused(() -> report(
                        NURSE, id(bottle), incident(wristband, bank.now.plus(1, ChronoUnit.HOURS), 10, "paper"))))
                .containsExactly("feed-time-in-future");
        assertThat(refused(() -> report(NURSE, id(bottle), incident(wristband, before, 0, "paper"))))
                .containsExactly("feed-volume-not-positive");
        // more than can ever have been in it; what was thought to be left in it is another matter
        for (var volume : new double[] {80.1, 90_000}) {
            assertThat(refused(() -> report(NURSE, id(bottle), incident(wristband, before, volume, "paper"))))
                    .containsExactly("feed-volume-exceeded");
        }
        assertThat(catchThrowableOfType(
                                BaseServerResponseException.class,
                                () -> report(NURSE, id(bottle), incident(wristband, before, -10, "paper")))
                        .getStatusCode())
                .isEqualTo(400);
        var alone = incident(wristband, before, 10, "paper");
        alone.addParameter().setName("witness").setValue(new Reference(person(NURSE)));
        assertThat(refused(() -> report(NURSE, id(bottle), alone))).containsExactly("same-signer");
        assertThat(catchThrowableOfType(
                                BaseServerResponseException.class,
                                () -> report(NURSE, "nothing", incident(wristband, before, 10, "paper")))
                        .getStatusCode())
                .isEqualTo(404);

        // a feed that nothing stops is recorded as a feed, and nobody calls one an incident by himself
        bank.dispense(order, id(bottle));
        assertThat(refused(() -> report(NURSE, id(bottle), incident(wristband, bank.now, 10, "to be sure"))))
                .containsExactly("feed-not-stopped");
        var claimed = bank.feed(id(bottle), infant, order, 10);
        claimed.addCategory(Bank.concept(Systems.FEED_CATEGORY, "incident"));
        assertThat(refused(() -> bank.store(claimed))).containsExactly("server-owned");
    }

    @Test
    void anIncidentThatDidNotHappenIsWithdrawnAndGivesItsVolumeBack() {
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        bank.dispense(order, id(bottle));
        var told = report(NURSE, id(bottle), incident(wristband, bank.ago(5, ChronoUnit.MINUTES), 50, "wrong line"));
        assertThat(Bank.rules(told)).containsExactly("feed-volume-exceeded");
        var feed = read(Observation.class, told, "feed");
        assertThat(refused(() -> bank.client
                        .update()
                        .resource(feed.copy().setValue(Bank.millilitres(5)))
                        .execute()))
                .containsExactly("server-owned");
        bank.client
                .update()
                .resource(feed.setStatus(Observation.ObservationStatus.ENTEREDINERROR))
                .execute();
        assertThat(exposed(id(bottle))).isEmpty();
    }

    @Test
    void twoPeopleFeedAgainstAMissingPaperAndItIsCounted() {
        var bottles = bank.releasedBottles(bank.people().healthyDonor());
        var bottle = id(bottles.get(0));
        bank.dispense(order, bottle);
        var consent = bank.client
                .search()
                .byUrl("Consent?patient=" + infant)
                .returnBundle(Bundle.class)
                .execute();
        var paper = (Consent) consent.getEntryFirstRep().getResource();
        bank.client
                .update()
                .resource(paper.setStatus(Consent.ConsentState.INACTIVE))
                .execute();
        var counted = counted();

        // one person is not enough, and the same person twice is one
        assertThat(Bank.code(override(NURSE, bottle), "outcome")).isEqualTo("awaiting-second-person");
        assertThat(refused(() -> override(NURSE, bottle))).containsExactly("same-signer");
        assertThat(counted()).isEqualTo(counted);
        var agreed = override(SECOND_NURSE, bottle);
        assertThat(Bank.code(agreed, "outcome")).isEqualTo("confirmed");
        assertThat(Bank.rules(agreed)).containsExactly("infant-consent-missing");
        assertThat(counted()).isEqualTo(counted + 1);
        assertThat(found(Task.class, "code=" + Systems.FEED_TASK + "%7Coverride&status=completed&patient=" + infant))
                .hasSize(1);

        // the check does not soften; the feed is written down as what it was
        assertThat(Bank.rules(bank.checkFeed(Bank.label(bottles.get(0)), wristband)))
                .containsExactly("infant-consent-missing");
        var fed = Instant.now();
        var told = report(NURSE, bottle, incident(wristband, fed, 10, "the mother agreed by telephone"));
        assertThat(Bank.code(told, "outcome")).isEqualTo("confirmed");
        assertThat(found(Observation.class, "category=" + Systems.FEED_CATEGORY + "%7Coverride&subject=" + infant))
                .hasSize(1);
        // it was good for one feed; one infant, bottle and second are one
        await().until(() -> Instant.now().getEpochSecond() > fed.getEpochSecond());
        var second = report(NURSE, bottle, incident(wristband, Instant.now(), 10, "once more"));
        assertThat(Bank.code(second, "outcome")).isEqualTo("awaiting-second-person");

        // milk that is held is overridden by nobody at the bedside
        bank.hold(bottle, "$quarantine", "foreign-matter");
        assertThat(refused(() -> override(NURSE, bottle))).contains("stop-not-overridable");
    }

    @Test
    void theWardGoesOfflineWithASignedListOfWhatItMayFeed() throws Exception {
        var ward = place();
        var bottles = bank.releasedBottles(bank.people().healthyDonor());
        dispenseTo(ward, bottles.get(0));
        var recalled = bank.releasedBottles(bank.people().anotherHealthyDonor()).get(0);
        dispenseTo(ward, recalled);
        recall(id(recalled));

        var told = offlineList(ward);
        assertThat(told.getParameter("validFor").getValue().primitiveValue()).isEqualTo("4");
        var list = SignedJWT.parse(told.getParameter("list").getValue().primitiveValue());
        // the key stands at a documented address, open to anybody, and is not the one tokens are signed with
        var address = told.getParameter("keys").getValue().primitiveValue();
        assertThat(address).endsWith("/ward-list/keys");
        var keys =
                JWKSet.parse(LactariumServer.shared().get("/ward-list/keys", "").body());
        var key = keys.getKeyByKeyId(list.getHeader().getKeyID()).toECKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(list.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(JWKSet.parse(LactariumServer.shared().get("/oauth2/jwks", "").body())
                        .getKeyByKeyId(key.getKeyID()))
                .isNull();

        var claims = list.getJWTClaimsSet();
        assertThat(claims.getExpirationTime().toInstant())
                .isEqualTo(claims.getIssueTime().toInstant().plus(4, ChronoUnit.HOURS));
        assertThat(claims.getStringClaim("location")).isEqualTo(ward);
        assertThat(claims.getStringListClaim("recalled")).containsExactly(Bank.label(recalled));
        var good = claims.getListClaim("bottles");
        assertThat(good).hasSize(1);
        assertThat(good.get(0).toString()).contains(Bank.label(bottles.get(0)), wristband, "until=");
        // what the ward did not get is not on it, and no list is given out of a place nobody knows
        assertThat(claims.toString()).doesNotContain(Bank.label(bottles.get(1)));
        assertThat(catchThrowableOfType(BaseServerResponseException.class, () -> offlineList("Location/nowhere"))
                        .getStatusCode())
                .isEqualTo(404);
    }

    @Test
    void theWardIsBackAndEachFeedIsSettledForItself() {
        var ward = place();
        var bottles = bank.releasedBottles(bank.people().healthyDonor());
        dispenseTo(ward, bottles.get(0));
        dispenseTo(ward, bottles.get(1));
        var since = bank.releasedBottles(bank.people().anotherHealthyDonor()).get(0);
        dispenseTo(ward, since);
        var list = offlineList(ward).getParameter("list").getValue().primitiveValue();
        var at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        recall(id(since));

        var one = queue(list);
        fed(one, "1", Bank.label(bottles.get(0)), wristband, at, 15);
        fed(one, "2", Bank.label(since), wristband, at, 10);
        fed(one, "3", Bank.label(bottles.get(1)), wristband, at.plusMillis(200), 30);
        fed(one, "4", Bank.label(bottles.get(1)), wristband, at.plusMillis(100), 30);
        fed(one, "5", "U-smudged", wristband, at, 10);
        fed(one, "6", Bank.label(bottles.get(0)), wristband, at, -3);
        fed(one, "8", Bank.label(bottles.get(1)), wristband, at, 90_000);
        one.addParameter().setName("feed").addPart().setName("id").setValue(new StringType("7"));
        one.addParameter().setName("feed").addPart().setName("unit").setValue(new StringType("U-1"));
        var told = sync(one);

        assertThat(settled(told))
                .containsExactly(
                        "1 recorded []",
                        "2 conflict [milk-recalled]",
                        // the later of two by the device's time is the one too many, wherever it stands in the queue
                        "3 conflict [feed-volume-exceeded]",
                        "4 recorded []",
                        "5 conflict [unit-unknown]",
                        "6 unreadable []",
                        // no feed of it is on record, and a person finds out what it was
                        "8 conflict [feed-volume-exceeded]",
                        "7 unreadable []",
                        " unreadable []");
        assertThat(words(told)).contains("do not send it again", "Keep it on the device");
        // a second scanner of the same ward saw the first feed too: it was fed once
        var other = queue(list);
        other.getParameter().get(0).setValue(new StringType("another-" + device()));
        fed(other, "1", Bank.label(bottles.get(0)), wristband, at, 15);
        assertThat(settled(sync(other))).containsExactly("1 recorded []");
        // a device that gives one number to two feeds has not told us of the second
        for (var time = 0; time < 2; time++) {
            var numberedTwice = queue(list);
            fed(numberedTwice, "4", Bank.label(bottles.get(1)), wristband, at.plusMillis(100), 31);
            assertThat(settled(sync(numberedTwice))).containsExactly("4 conflict [number-taken]");
        }

        // what happened counts, whatever it was called
        assertThat(exposed(id(since))).containsExactly(infant + " 10");
        assertThat(exposed(id(bottles.get(1)))).containsExactly(infant + " 60");
        // and what could not be placed lies on somebody's desk with what was scanned
        var unplaced =
                found(Task.class, "code=" + Systems.FEED_TASK + "%7Cunplaced-feed&identifier=" + device() + "/5");
        assertThat(unplaced).hasSize(1);
        assertThat(unplaced.get(0).getInputFirstRep().getValue().primitiveValue())
                .isEqualTo("U-smudged");

        // the same queue again, in another order: the same answers, and nothing is fed twice
        var turned = new Parameters();
        one.getParameter().stream()
                .filter(parameter -> !parameter.getName().equals("feed"))
                .forEach(turned::addParameter);
        var feeds = one.getParameter().stream()
                .filter(parameter -> parameter.getName().equals("feed"))
                .toList();
        for (int last = feeds.size() - 1; last >= 0; last--) {
            turned.addParameter(feeds.get(last));
        }
        assertThat(settled(sync(turned))).containsExactlyInAnyOrderElementsOf(settled(told));
        assertThat(exposed(id(bottles.get(0)))).containsExactly(infant + " 15");
        assertThat(exposed(id(bottles.get(1)))).containsExactly(infant + " 60");

        // 60 mL out of 40 is no account that closes, until a person has looked: one of the two was typed twice
        assertThat(balance(id(bottles.get(1))).getParameter("unexplained")).isNotNull();
        var tooMany = found(Observation.class, "identifier=" + device() + "/3").get(0);
        bank.client
                .update()
                .resource(tooMany.setStatus(Observation.ObservationStatus.ENTEREDINERROR))
                .execute();
        assertThat(balance(id(bottles.get(1))).getParameter("unexplained")).isNull();
    }

    @Test
    void aFeedGivenBeforeTheConsentEndedAndHandedInAfterwardsStays() {
        var ward = place();
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        dispenseTo(ward, bottle);
        var list = offlineList(ward).getParameter("list").getValue().primitiveValue();
        var queue = queue(list);
        fed(queue, "1", Bank.label(bottle), wristband, Instant.now().truncatedTo(ChronoUnit.SECONDS), 15);
        var ended = found(Consent.class, "patient=" + infant).get(0);
        ended.getProvision().getPeriod().setEnd(Date.from(Instant.now().plus(1, ChronoUnit.SECONDS)));
        bank.client.update().resource(ended).execute();
        assertThat(settled(sync(queue))).containsExactly("1 recorded []");
    }

    @Test
    void aDeviceWithAnOldListAForgedListOrAWrongClockIsHeardAndAPersonLooks() {
        var ward = place();
        var bottle = bank.releasedBottles(bank.people().healthyDonor()).get(0);
        dispenseTo(ward, bottle);
        var list = offlineList(ward).getParameter("list").getValue().primitiveValue();
        var clock = LactariumServer.shared().clock();
        try {
            clock.forward(Duration.ofHours(5));
            var late = queue(list);
            fed(late, "old", Bank.label(bottle), wristband, clock.instant().minusSeconds(60), 5);
            assertThat(settled(sync(late))).containsExactly("old conflict [offline-list-too-old]");
            // given while the list was good, handed in when it was not any more
            var inTime = queue(list);
            fed(inTime, "good", Bank.label(bottle), wristband, clock.instant().minus(2, ChronoUnit.HOURS), 5);
            assertThat(settled(sync(inTime))).containsExactly("good recorded []");
        } finally {
            clock.right();
        }
        var changed = queue(list.substring(0, list.length() - 4) + "AAAA");
        fed(changed, "forged", Bank.label(bottle), wristband, Instant.now().minusSeconds(1), 5);
        assertThat(settled(sync(changed))).containsExactly("forged conflict [offline-list-unknown]");

        var fast = new Parameters();
        fast.addParameter().setName("device").setValue(new StringType(device()));
        fast.addParameter()
                .setName("deviceTime")
                .setValue(new DateTimeType(Date.from(Instant.now().plus(3, ChronoUnit.HOURS))));
        fast.addParameter().setName("list").setValue(new StringType(list));
        fed(fast, "fast", Bank.label(bottle), wristband, Instant.now().plus(3, ChronoUnit.HOURS), 5);
        assertThat(settled(sync(fast))).containsExactly("fast conflict [device-clock-wrong, feed-time-in-future]");
        // it was fed before it was told, whatever the device thought
        assertThat(found(Observation.class, "identifier=" + device() + "/fast")
                        .get(0)
                        .getEffectiveDateTimeType()
                        .getValue())
                .isBeforeOrEqualTo(new Date());
    }

    private Parameters balance(String bottle) {
        return bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + bottle)
                .named("$balance")
                .withNoParameters(Parameters.class)
                .execute();
    }

    private String place() {
        return bank.client
                .create()
                .resource(new Location().setName("ward"))
                .execute()
                .getId()
                .toUnqualifiedVersionless()
                .getValue();
    }

    private void dispenseTo(String ward, BiologicallyDerivedProduct bottle) {
        var in = new Parameters();
        in.addParameter().setName("unit").setValue(Bank.unit(id(bottle)));
        in.addParameter().setName("destination").setValue(new Reference(ward));
        bank.client
                .operation()
                .onInstance("NutritionOrder/" + order)
                .named("$dispense")
                .withParameters(in)
                .execute();
    }

    private void recall(String bottle) {
        var in = new Parameters();
        in.addParameter().setName("reason").setValue(new StringType("particle " + bottle));
        in.addParameter().setName("unit").setValue(Bank.unit(bottle));
        bank.client
                .operation()
                .onType("BiologicallyDerivedProduct")
                .named("$recall")
                .withParameters(in)
                .execute();
    }

    private static Parameters offlineList(String ward) {
        var in = new Parameters();
        in.addParameter().setName("location").setValue(new StringType(ward));
        return LactariumServer.shared()
                .client(NURSE)
                .operation()
                .onType("BiologicallyDerivedProduct")
                .named("$offline-list")
                .withParameters(in)
                .useHttpGet()
                .execute();
    }

    private String device() {
        return "scanner-" + wristband;
    }

    private Parameters queue(String list) {
        var in = new Parameters();
        in.addParameter().setName("device").setValue(new StringType(device()));
        in.addParameter()
                .setName("deviceTime")
                .setValue(new DateTimeType(
                        Date.from(LactariumServer.shared().clock().instant())));
        in.addParameter().setName("list").setValue(new StringType(list));
        return in;
    }

    private static void fed(Parameters queue, String id, String unit, String band, Instant at, double volume) {
        var feed = queue.addParameter().setName("feed");
        feed.addPart().setName("id").setValue(new StringType(id));
        feed.addPart().setName("unit").setValue(new StringType(unit));
        feed.addPart().setName("infant").setValue(new StringType(band));
        feed.addPart()
                .setName("at")
                .setValue(new DateTimeType(Date.from(at), TemporalPrecisionEnum.MILLI, TimeZone.getTimeZone("UTC")));
        feed.addPart().setName("volume").setValue(Bank.millilitres(volume));
    }

    private static Parameters sync(Parameters queue) {
        return LactariumServer.shared()
                .client(NURSE)
                .operation()
                .onType("BiologicallyDerivedProduct")
                .named("$sync-feeds")
                .withParameters(queue)
                .execute();
    }

    /** Each feed of the answer as {@code id outcome [rules]}. */
    private static List<String> settled(Parameters told) {
        return told.getParameter().stream()
                .map(feed -> value(feed, "id") + " " + value(feed, "outcome") + " "
                        + feed.getPart().stream()
                                .filter(part -> part.getName().equals("rule"))
                                .map(part -> ((CodeableConcept) part.getValue())
                                        .getCodingFirstRep()
                                        .getCode())
                                .sorted()
                                .toList())
                .toList();
    }

    private static String value(Parameters.ParametersParameterComponent of, String name) {
        return of.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .map(part -> part.getValue().primitiveValue())
                .findFirst()
                .orElse("");
    }

    private Parameters incident(String scanned, Instant at, double volume, String reason) {
        var in = new Parameters();
        in.addParameter().setName("infant").setValue(new StringType(scanned));
        in.addParameter().setName("at").setValue(new DateTimeType(Date.from(at)));
        in.addParameter().setName("volume").setValue(Bank.millilitres(volume));
        in.addParameter().setName("reason").setValue(new StringType(reason));
        return in;
    }

    private static Parameters report(String login, String bottle, Parameters in) {
        return LactariumServer.shared()
                .client(login)
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + bottle)
                .named("$report-feed-incident")
                .withParameters(in)
                .execute();
    }

    private Parameters override(String login, String bottle) {
        var in = new Parameters();
        in.addParameter().setName("infant").setValue(new StringType(wristband));
        in.addParameter().setName("reason").setValue(new StringType("the mother agreed by telephone"));
        return LactariumServer.shared()
                .client(login)
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + bottle)
                .named("$override-stop")
                .withParameters(in)
                .execute();
    }

    private static double counted() {
        var overrides = LactariumServer.shared()
                .bean(MeterRegistry.class)
                .find("lactarium.feed.overrides")
                .tag("rule", "infant-consent-missing")
                .counter();
        return overrides == null ? 0 : overrides.count();
    }

    /** The Practitioner behind a login, whom the record has met by then. */
    private String person(String login) {
        var bottle = bank.deposit(bank.people().healthyDonor());
        var in = new Parameters();
        in.addParameter().setName("reason").setValue(new StringType("other"));
        LactariumServer.shared()
                .client(login)
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + bottle)
                .named("$quarantine")
                .withParameters(in)
                .returnResourceType(BiologicallyDerivedProduct.class)
                .execute();
        return "Practitioner/" + login;
    }

    private static List<Task> tasks(Parameters told) {
        return told.getParameter().stream()
                .filter(parameter -> parameter.getName().equals("task"))
                .map(parameter -> reread(Task.class, (Reference) parameter.getValue()))
                .toList();
    }

    private static Task task(Parameters told, String code) {
        return tasks(told).stream()
                .filter(task -> task.getCode().hasCoding(Systems.FEED_TASK, code))
                .findFirst()
                .orElseThrow();
    }

    private static <T extends Resource> T read(Class<T> type, Parameters told, String name) {
        return reread(type, (Reference) told.getParameter(name).getValue());
    }

    private static <T extends Resource> T reread(Class<T> type, Reference reference) {
        return LactariumServer.shared()
                .client("demo")
                .read()
                .resource(type)
                .withId(reference.getReferenceElement().getIdPart())
                .execute();
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

    /** Who a recall of this bottle would find, each as {@code Patient/x mL}. */
    private List<String> exposed(String bottle) {
        var in = new Parameters();
        in.addParameter().setName("reason").setValue(new StringType("who had it"));
        in.addParameter().setName("unit").setValue(Bank.unit(bottle));
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
                .filter(parameter -> parameter.getName().equals("exposed"))
                .map(parameter -> ((Reference) parameter.getPart().get(0).getValue()).getReference() + " "
                        + ((Quantity) parameter.getPart().get(1).getValue())
                                .getValue()
                                .stripTrailingZeros()
                                .toPlainString())
                .toList();
    }

    /** Each decision as {@code kind by whom: why}. */
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
                case "by" -> words.append(" by ").append(((Reference) part.getValue()).getReference());
                case "why" -> words.append(": ").append(part.getValue().primitiveValue());
                default -> {}
            }
        }));
        return words.toString();
    }

    private static String words(Resource resource) {
        return LactariumServer.shared().fhir().newJsonParser().encodeResourceToString(resource);
    }

    private static List<String> refused(Runnable work) {
        return Bank.rules(catchThrowableOfType(work::run, BaseServerResponseException.class));
    }

    private static String id(BiologicallyDerivedProduct unit) {
        return unit.getIdElement().getIdPart();
    }
}
