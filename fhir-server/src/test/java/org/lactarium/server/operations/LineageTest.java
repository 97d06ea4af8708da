package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.batch.Step;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;

/** What a fact moves by itself is of its own lineage, whatever a program believes. */
class LineageTest {

    private final Bank bank = new Bank();
    private final LactariumServer server = LactariumServer.shared();

    @Test
    void milkOfAnotherDonorIsNotMovedNothingIsStoredAndAPersonIsCalled() {
        var donor = bank.people().anotherHealthyDonor();
        var hers = bank.deposit(donor);
        var anothers = bank.deposit(bank.people().healthyDonor());

        assertThat(refused(() -> move(List.of(hers, anothers), donor))).containsExactly("move-outside-lineage");

        assertThat(bank.status(hers)).isEqualTo("registered");
        assertThat(bank.status(anothers)).isEqualTo("registered");
        assertThat(calls(anothers)).isEqualTo(1);
        assertThat(refused(() -> move(List.of(anothers), donor))).containsExactly("move-outside-lineage");
        assertThat(calls(anothers)).as("called once").isEqualTo(1);
    }

    @Test
    void whatWasMadeOfHerMilkIsMovedWithIt() {
        var donor = bank.people().anotherHealthyDonor();
        var bottle = bank.releasedBottles(donor).get(0).getIdElement().getIdPart();

        move(List.of(bottle), donor);

        assertThat(bank.status(bottle)).isEqualTo("quarantine");
        assertThat(calls(bottle)).isZero();
    }

    private void move(List<String> milk, String donor) {
        var units = server.bean(Units.class);
        server.bean(MilkRecord.class).atomically(List.of(), () -> {
            var meant = milk.stream().map(id -> units.read(id).orElseThrow()).toList();
            for (MilkUnit unit : meant) {
                server.bean(Lineage.class).take(Step.HOLD, List.of(unit), Set.of(donor));
            }
            return meant;
        });
    }

    private int calls(String unit) {
        return bank.client
                .search()
                .byUrl("Task?code=" + Systems.MILK_ALARM + "%7Cmoves-stopped&focus=BiologicallyDerivedProduct/" + unit)
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .size();
    }
}
