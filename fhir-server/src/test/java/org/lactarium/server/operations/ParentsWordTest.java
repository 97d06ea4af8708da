package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentDataMeaning;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;

/** The parents' word counts in every form it takes in a consent, and nobody sets a no aside. */
class ParentsWordTest {

    private final Bank bank = new Bank();
    private final String wristband = bank.number("H");
    private final String infant = bank.people().infant(wristband);
    private final String consent = bank.people().parentsPermit(infant);
    private final String order = bank.people().order(infant);

    @Test
    void aRefusalInsideAPermissionStopsTheMilkAndTheTimeItIsMeantFor() {
        var bottle = bottle(bank.people().healthyDonor());
        says(root -> exception(root)
                .setType(ConsentProvisionType.DENY)
                .setPeriod(new Period().setStart(Date.from(bank.ago(1, ChronoUnit.HOURS)))));
        assertThat(refused(() -> bank.dispense(order, bottle))).containsExactly("infant-consent-missing");

        says(root -> exception(root)
                .setType(ConsentProvisionType.DENY)
                .setPeriod(new Period()
                        .setStart(Date.from(bank.ago(9, ChronoUnit.DAYS)))
                        .setEnd(Date.from(bank.ago(8, ChronoUnit.DAYS)))));
        bank.dispense(order, bottle);
    }

    /** A form that is dated ahead was signed by nobody yet, though the time it speaks of has begun; a no is heard all the same. */
    @Test
    void whatIsToBeSignedTomorrowIsNoPermissionToday() {
        var bottle = bottle(bank.people().healthyDonor());
        var sinceYesterday = new Period().setStart(Date.from(bank.ago(1, ChronoUnit.DAYS)));
        signed(1, root -> root.setPeriod(sinceYesterday));
        assertThat(refused(() -> bank.dispense(order, bottle))).containsExactly("infant-consent-missing");
        signed(1, root -> {});
        assertThat(refused(() -> bank.dispense(order, bottle))).containsExactly("infant-consent-missing");
        // after the days it is meant for is another matter than before they came
        signed(0, root -> root.setPeriod(sinceYesterday));
        bank.dispense(order, bottle);
        signed(1, root -> root.setType(ConsentProvisionType.DENY).setPeriod(sinceYesterday));
        assertThat(rules(bottle)).containsExactly("infant-consent-missing");
    }

    private void signed(int daysAhead, Consumer<ProvisionComponent> word) {
        var form = bank.client.read().resource(Consent.class).withId(consent).execute();
        bank.client
                .update()
                .resource(form.setDateTime(Date.from(bank.ago(-daysAhead, ChronoUnit.DAYS))))
                .execute();
        says(word);
    }

    @Test
    void ofOneDonorOrOneBatchTheyMaySayNoAndOfOneAloneYes() {
        var hers = bank.people().anotherHealthyDonor();
        var bottles = bank.releasedBottles(hers);
        var another = bottle(bank.people().healthyDonor());
        says(root -> exception(root)
                .setType(ConsentProvisionType.DENY)
                .addData()
                .setMeaning(ConsentDataMeaning.DEPENDENTS)
                .setReference(new Reference("BiologicallyDerivedProduct/" + batch(bottles))));
        assertThat(refused(() -> bank.dispense(order, id(bottles, 0)))).containsExactly("infant-consent-missing");
        bank.dispense(order, another);

        says(root -> {
            root.setType(ConsentProvisionType.DENY);
            exception(root)
                    .setType(ConsentProvisionType.PERMIT)
                    .addActor()
                    .setRole(Bank.concept("http://terminology.hl7.org/CodeSystem/v3-RoleClass", "PROV"))
                    .setReference(new Reference(hers));
        });
        bank.dispense(order, id(bottles, 0));
        assertThat(rules(another)).containsExactly("infant-consent-missing");
    }

    @Test
    void aSingleDonorIsALimitOfOneAndDecliningIsANo() {
        says(root -> exception(root)
                .setType(ConsentProvisionType.PERMIT)
                .addCode(Bank.concept(Systems.KINSHIP_PREFERENCE, "single-donor-only")));
        bank.dispense(order, bottle(bank.people().anotherHealthyDonor()));
        var second = bottle(bank.people().anotherHealthyDonor());
        assertThat(refused(() -> bank.dispense(order, second))).containsExactly("donors-per-infant-exceeded");

        says(root -> exception(root)
                .setType(ConsentProvisionType.PERMIT)
                .addCode(Bank.concept(Systems.KINSHIP_PREFERENCE, "limit-donor-count"))
                .addExtension(new Extension(Extensions.MAX_DONORS, new PositiveIntType(2))));
        bank.dispense(order, second);

        says(root -> exception(root)
                .setType(ConsentProvisionType.PERMIT)
                .addCode(Bank.concept(Systems.KINSHIP_PREFERENCE, "decline-donor-milk")));
        assertThat(rules(second)).contains("infant-consent-missing");
    }

    @Test
    void whatIsNotUnderstoodIsNoPermissionAndSaysWhy() {
        var bottle = bottle(bank.people().healthyDonor());
        says(root -> root.addActor()
                .setRole(Bank.concept("http://terminology.hl7.org/CodeSystem/v3-RoleClass", "PROV"))
                .setReference(new Reference("Organization/" + organization())));
        assertThat(refused(() -> bank.dispense(order, bottle)))
                .containsExactlyInAnyOrder("infant-consent-missing", "consent-not-understood");
        says(root -> root.addCode(Bank.concept(Systems.KINSHIP_PREFERENCE, "same-sex-donor-child")));
        assertThat(refused(() -> bank.dispense(order, bottle))).contains("consent-not-understood");
        says(root -> {
            root.setType(ConsentProvisionType.DENY);
            exception(root).setType(ConsentProvisionType.PERMIT);
        });
        assertThat(refused(() -> bank.dispense(order, bottle))).contains("infant-consent-missing");
    }

    @Test
    void nobodyOverridesANoNeitherTwoPeopleNorAListForTheNight() {
        var bottle = bottle(bank.people().healthyDonor());
        bank.dispense(order, bottle);
        says(root -> root.setType(ConsentProvisionType.DENY));
        for (var nurse : List.of("demo-ward", "demo-dietitian")) {
            assertThat(refused(() -> override(nurse, bottle))).containsExactly("stop-not-overridable");
        }

        says(root -> root.setType(ConsentProvisionType.PERMIT));
        var signed = bank.client.read().resource(Consent.class).withId(consent).execute();
        bank.client
                .update()
                .resource(signed.setStatus(Consent.ConsentState.REJECTED))
                .execute();
        assertThat(rules(bottle)).containsExactly("infant-consent-missing");
        assertThat(refused(() -> override("demo-ward", bottle))).containsExactly("stop-not-overridable");

        // they sign again
        bank.people().parentsPermit(infant);
        assertThat(rules(bottle)).isEmpty();
    }

    private Parameters override(String login, String bottle) {
        var in = new Parameters();
        in.addParameter().setName("infant").setValue(new StringType(wristband));
        in.addParameter().setName("reason").setValue(new StringType("the doctor said so"));
        return LactariumServer.shared()
                .client(login)
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + bottle)
                .named("$override-stop")
                .withParameters(in)
                .execute();
    }

    /** The consent says this from now on, and nothing of what it said before beside it. */
    private void says(Consumer<ProvisionComponent> word) {
        var signed = bank.client.read().resource(Consent.class).withId(consent).execute();
        var root = new ProvisionComponent()
                .setType(ConsentProvisionType.PERMIT)
                .addCode(Bank.concept(Systems.CONSENT_USE, "receive-donor-milk"));
        word.accept(root);
        bank.client.update().resource(signed.setProvision(root)).execute();
    }

    /** An exception names what it is an exception of, as the profile asks of every provision. */
    private static ProvisionComponent exception(ProvisionComponent root) {
        return root.addProvision().addCode(Bank.concept(Systems.CONSENT_USE, "receive-donor-milk"));
    }

    private String organization() {
        return bank.store(new Organization().setName("A hospital"))
                .getIdElement()
                .getIdPart();
    }

    private String bottle(String donor) {
        return id(bank.releasedBottles(donor), 0);
    }

    private static String id(List<BiologicallyDerivedProduct> bottles, int which) {
        return bottles.get(which).getIdElement().getIdPart();
    }

    private static String batch(List<BiologicallyDerivedProduct> bottles) {
        return bottles.get(0).getParentFirstRep().getReferenceElement().getIdPart();
    }

    private List<String> rules(String bottle) {
        return Bank.rules(bank.checkFeed("BiologicallyDerivedProduct/" + bottle, wristband));
    }
}
