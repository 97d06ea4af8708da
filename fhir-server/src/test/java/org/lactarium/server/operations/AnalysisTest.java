package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Specimen;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;

/** What is in a batch, by several measurements of one sample, and what no milk can hold. */
class AnalysisTest {

    private final Bank bank = new Bank();

    @Test
    void aBatchIsItsReplicatesMeanWithTheirSpreadAndItsBottlesAreTheSame() {
        var made = bank.batch(bank.people().healthyDonor());
        var batch = Bank.milk(made, "batch").get(0).getIdElement().getIdPart();
        var bottle = Bank.milk(made, "bottle").get(0).getIdElement().getIdPart();
        var sample = sample(batch);
        measured(batch, sample(batch), 300, Map.of("MBFAT", 9.0));
        measured(batch, sample, 6, Map.of("MBFAT", 3.2, "MBTPR", 0.9));
        measured(batch, sample, 4, Map.of("MBFAT", 3.4, "MBTPR", 0.9));
        measured(batch, sample, 2, Map.of("MBFAT", 3.6));

        for (var unit : new String[] {batch, bottle}) {
            var answer = analysis(unit);
            assertThat(((Reference) answer.getParameter("about").getValue()).getReference())
                    .isEqualTo("BiologicallyDerivedProduct/" + batch);
            var fat = nutrient(answer, "MBFAT");
            assertThat(amount(fat, "mean")).isEqualTo(3.4);
            assertThat(amount(fat, "spread")).isEqualTo(0.2);
            assertThat(text(fat, "replicates")).isEqualTo("3");
            assertThat(text(nutrient(answer, "MBTPR"), "replicates")).isEqualTo("2");
            assertThat(answer.getParameter())
                    .filteredOn(one -> one.getName().equals("source"))
                    .hasSize(3);
        }
    }

    @Test
    void aReadingOfLactoseThatTheProfileDoesNotBelieveIsMarkedAndShownBesideWhatIsAssumed() {
        var batch = Bank.milk(bank.batch(bank.people().healthyDonor()), "batch")
                .get(0)
                .getIdElement()
                .getIdPart();
        var sample = sample(batch);
        measured(batch, sample, 3, Map.of("MBLAC", 6.4));
        assertThat(text(nutrient(analysis(batch), "MBLAC"), "state")).isEqualTo("measured");

        measured(batch, sample(batch), 1, Map.of("MBLAC", 8.2));
        var lactose = nutrient(analysis(batch), "MBLAC");
        assertThat(text(lactose, "state")).isEqualTo("assumed");
        assertThat(amount(lactose, "mean")).isEqualTo(7.0);
        assertThat(amount(lactose, "read")).isEqualTo(8.2);
    }

    @Test
    void whatNoMilkHoldsIsRefusedAloneInATransactionAndAsACorrection() {
        var batch = Bank.milk(bank.batch(bank.people().healthyDonor()), "batch")
                .get(0)
                .getIdElement()
                .getIdPart();
        var wrongUnit = analysed(batch, null, 1, Map.of("MBTPR", 89.0));
        var wrongSum = analysed(batch, null, 1, Map.of("MBFAT", 3.4, "MBTPR", 0.9, "MBCHO", 6.9, "MBNRG", 94.0));

        assertThat(Bank.rules(refused(() -> bank.store(wrongUnit)))).containsExactly("analysis-implausible");
        assertThat(refused(() -> bank.store(wrongUnit)).getMessage())
                .contains("protein 89 g/dL, and milk holds 0.1 to 4");
        assertThat(Bank.rules(refused(() -> bank.store(wrongSum)))).containsExactly("analysis-energy-differs");
        var both = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        both.addEntry()
                .setResource(wrongUnit)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Observation");
        assertThat(Bank.rules(
                        refused(() -> bank.client.transaction().withBundle(both).execute())))
                .containsExactly("analysis-implausible");

        var right = bank.store(analysed(batch, null, 1, Map.of("MBTPR", 0.9)));
        right.getComponentFirstRep().setValue(quantity("MBTPR", 9.0));
        right.setStatus(ObservationStatus.CORRECTED);
        assertThat(Bank.rules(refused(() -> bank.client.update().resource(right).execute())))
                .containsExactly("analysis-implausible");
        assertThat(amount(nutrient(analysis(batch), "MBTPR"), "mean")).isEqualTo(0.9);
    }

    private Parameters analysis(String unit) {
        return bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + unit)
                .named("$analysis")
                .withNoParameters(Parameters.class)
                .useHttpGet()
                .execute();
    }

    private String sample(String batch) {
        var sample = new Specimen();
        sample.getMeta().addProfile(Profiles.MILK_SPECIMEN);
        sample.addIdentifier().setSystem(Systems.SPECIMEN_ID).setValue(bank.number("S"));
        sample.setType(Bank.concept(Systems.SNOMED, "446676001"));
        sample.getCollection().setCollected(new DateTimeType(new Date()));
        var milk = new Reference().setDisplay("batch");
        milk.addExtension(new Extension(Extensions.ALTERNATE_REFERENCE, Bank.unit(batch)));
        sample.setSubject(milk);
        return "Specimen/" + bank.store(sample).getIdElement().getIdPart();
    }

    private void measured(String batch, String sample, int minutesAgo, Map<String, Double> amounts) {
        bank.store(analysed(batch, sample, minutesAgo, amounts));
    }

    private Observation analysed(String batch, String sample, int minutesAgo, Map<String, Double> amounts) {
        var analysis = new Observation();
        analysis.getMeta().addProfile(Profiles.MACRONUTRIENTS);
        analysis.setStatus(ObservationStatus.FINAL);
        analysis.setCode(Bank.concept(Systems.LAB_TEST, "MBMACRO"));
        analysis.addFocus(Bank.unit(batch));
        if (sample != null) {
            analysis.setSpecimen(new Reference(sample));
        }
        analysis.setEffective(new DateTimeType(Date.from(bank.ago(minutesAgo, ChronoUnit.MINUTES))));
        amounts.forEach((code, value) -> analysis.addComponent()
                .setCode(Bank.concept(Systems.MILK_OBSERVATION, code))
                .setValue(quantity(code, value)));
        return analysis;
    }

    private static Quantity quantity(String code, double value) {
        var unit = "MBNRG".equals(code) ? "kcal/dL" : "g/dL";
        return new Quantity()
                .setValue(value)
                .setUnit(unit)
                .setSystem(Systems.UCUM)
                .setCode(unit);
    }

    private static ParametersParameterComponent nutrient(Parameters answer, String code) {
        return answer.getParameter().stream()
                .filter(one -> one.getName().equals("nutrient"))
                .filter(one -> text(one, "name").equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static String text(ParametersParameterComponent nutrient, String name) {
        return part(nutrient, name).getValue().primitiveValue();
    }

    private static double amount(ParametersParameterComponent nutrient, String name) {
        return ((Quantity) part(nutrient, name).getValue()).getValue().doubleValue();
    }

    private static ParametersParameterComponent part(ParametersParameterComponent nutrient, String name) {
        return nutrient.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static BaseServerResponseException refused(ThrowingCallable call) {
        return catchThrowableOfType(BaseServerResponseException.class, call);
    }
}
