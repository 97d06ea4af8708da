package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;

class JourneyTest {

    private final Bank bank = new Bank();

    @Test
    void milkGoesFromADonorToAnInfantAndIsFoundBothWays() {
        var donor = bank.people().anotherHealthyDonor();
        var deposit = bank.deposit(donor);
        assertThat(bank.status(deposit)).isEqualTo("registered");

        var thaw = bank.thaw(bank.ago(3, ChronoUnit.HOURS), deposit);
        assertThat(thaw.getRestriction().getPeriod().getEnd().toInstant())
                .isEqualTo(bank.ago(3, ChronoUnit.HOURS).plus(24, ChronoUnit.HOURS));

        var pool = bank.pool(thaw, 95, bank.number("P"), deposit);
        assertThat(bank.status(deposit)).isEqualTo("used");

        var made = bank.pasteurise(
                pool.getIdElement().getIdPart(),
                bank.number("B"),
                Bank.GOOD,
                Map.of(bank.number("U"), 45.0, bank.number("U"), 45.0));
        var batch = Bank.milk(made, "batch").get(0);
        assertThat(Bank.outcome(made)).isEqualTo("passed");
        assertThat(Bank.status(batch)).isEqualTo("pending-results");

        bank.cleanCultures(batch);
        assertThat(Bank.code(bank.release(batch, "demo-release-officer"), "outcome"))
                .isEqualTo("awaiting-second-signature");
        assertThat(Bank.code(bank.release(batch, "demo-release-officer-2"), "outcome"))
                .isEqualTo("released");

        var hospitalNumber = bank.number("H");
        var infant = bank.people().infant(hospitalNumber);
        bank.people().parentsPermit(infant);
        var order = bank.people().order(infant);
        var bottle = Bank.milk(made, "bottle").get(0);
        var bottleId = bottle.getIdElement().getIdPart();
        assertThat(bank.status(bottleId)).isEqualTo("released");
        assertThat(bank.dispense(order, bottleId).getParameter()).hasSize(1);

        assertThat(Bank.code(bank.checkFeed(Bank.label(bottle), hospitalNumber), "decision"))
                .isEqualTo("ok");
        var feed = bank.store(bank.feed(bottleId, infant, order, 45));
        assertThat(bank.status(bottleId)).isEqualTo("used");

        var back = bank.trace("BiologicallyDerivedProduct/" + bottleId, "sources");
        assertThat(references(back)).contains(donor, "BiologicallyDerivedProduct/" + deposit);
        var onward = bank.trace(donor, "recipients");
        assertThat(references(onward))
                .contains(infant, "Observation/" + feed.getIdElement().getIdPart());
        assertThat(onward.getEntry().stream().map(entry -> entry.getResource().fhirType()))
                .contains("Task", "Provenance", "SupplyDelivery", "NutritionOrder", "Observation");
        assertThat(references(bank.trace(infant, "sources"))).contains(donor);
    }

    private static List<String> references(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(entry -> entry.getResource().fhirType() + "/"
                        + entry.getResource().getIdElement().getIdPart())
                .toList();
    }
}
