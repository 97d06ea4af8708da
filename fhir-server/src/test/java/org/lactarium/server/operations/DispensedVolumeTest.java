package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.chart.Coded;

/** Whoever asks for a volume gets milk that the parents allow, though milk of others expires before it. */
class DispensedVolumeTest {

    private final Bank bank = new Bank();
    private final String infant = bank.people().infant(bank.number("H"));
    private final String order = bank.people().order(infant);

    @Test
    void theDonorWhoseMilkTheInfantHadIsPickedWhenTheParentsAllowNoSecondOne() {
        bank.releasedBottles(bank.people().anotherHealthyDonor());
        var hers = bank.releasedBottles(bank.people().anotherHealthyDonor());
        bank.people().parentsPermit(infant, 1);
        bank.dispense(order, id(hers, 0));

        assertThat(dispensed(30)).containsExactly("BiologicallyDerivedProduct/" + id(hers, 1));
    }

    @Test
    void theDonorWhoIsNotAllowedIsPassedOver() {
        var denied = bank.people().anotherHealthyDonor();
        var hers = bank.releasedBottles(denied);
        bank.releasedBottles(bank.people().anotherHealthyDonor());
        var consent = bank.client
                .read()
                .resource(Consent.class)
                .withId(bank.people().parentsPermit(infant))
                .execute();
        consent.getProvision()
                .addProvision()
                .setType(Consent.ConsentProvisionType.DENY)
                .addCode(Bank.concept(Systems.CONSENT_USE, "receive-donor-milk"))
                .addActor()
                .setRole(Bank.concept("http://terminology.hl7.org/CodeSystem/v3-RoleClass", "PROV"))
                .setReference(new Reference(denied));
        bank.client.update().resource(consent).execute();

        assertThat(dispensed(30))
                .isNotEmpty()
                .doesNotContain(
                        "BiologicallyDerivedProduct/" + id(hers, 0), "BiologicallyDerivedProduct/" + id(hers, 1));
    }

    private List<String> dispensed(double volume) {
        var in = new Parameters();
        in.addParameter().setName("volume").setValue(Bank.millilitres(volume));
        var answer = bank.client
                .operation()
                .onInstance("NutritionOrder/" + order)
                .named("$dispense")
                .withParameters(in)
                .execute();
        return answer.getParameter().stream()
                .map(one -> (SupplyDelivery) one.getResource())
                .map(one -> Coded.alternate((Reference) one.getSuppliedItem().getItem()))
                .toList();
    }

    private static String id(List<BiologicallyDerivedProduct> bottles, int which) {
        return bottles.get(which).getIdElement().getIdPart();
    }
}
