package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.lactarium.server.LactariumServer;

class RecallTest {

    private final Bank bank = new Bank();

    @Test
    void namesTheMilkAndTheInfantsFirstWithoutTouchingAnythingAndThenCallsItBackOnce() {
        var donor = bank.people().anotherHealthyDonor();
        var bottles = bank.releasedBottles(donor);
        var fed = bottles.get(0).getIdElement().getIdPart();
        var inStock = bottles.get(1).getIdElement().getIdPart();
        var infant = bank.people().infant(bank.number("H"));
        bank.people().parentsPermit(infant);
        var order = bank.people().order(infant);
        bank.dispense(order, fed);
        bank.store(bank.feed(fed, infant, order, 15));
        bank.store(bank.feed(fed, infant, order, 10));

        var dry = recall(donor, true);
        assertThat(parts(dry, "affected")).hasSize(5);
        assertThat(bank.status(inStock)).isEqualTo("released");

        var recalled = recall(donor, false);
        assertThat(bank.status(inStock)).isEqualTo("recalled");
        assertThat(bank.status(fed)).isEqualTo("recalled");
        var exposed = parts(recalled, "exposed");
        assertThat(exposed).hasSize(1);
        assertThat(((Reference) exposed.get(0).getPart().get(0).getValue()).getReference())
                .isEqualTo(infant);
        assertThat(((Quantity) exposed.get(0).getPart().get(1).getValue()).getValue())
                .isEqualByComparingTo("25");

        assertThat(issue(recall(donor, false))).isEqualTo(issue(recalled));
    }

    private Parameters recall(String donor, boolean dryRun) {
        var in = new Parameters();
        in.addParameter("reason", "confirmed positive");
        in.addParameter().setName("donor").setValue(new Reference(donor));
        in.addParameter().setName("dryRun").setValue(new BooleanType(dryRun));
        return LactariumServer.shared()
                .client("demo-traceability-officer")
                .operation()
                .onType("BiologicallyDerivedProduct")
                .named("$recall")
                .withParameters(in)
                .execute();
    }

    private static List<ParametersParameterComponent> parts(Parameters answer, String name) {
        return answer.getParameter().stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .toList();
    }

    private static String issue(Parameters answer) {
        return ((Reference) answer.getParameter("recall").getValue()).getReference();
    }
}
