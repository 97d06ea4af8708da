package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.operations.IntakeAndProcessingTest.refused;

import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.operations.chart.Query;

/** A recall is over when every place has answered, and of every container that was fed it is known who had it. */
class RecallNamesInfantsTest {

    private final Bank bank = new Bank();
    private final String wristband = bank.number("H");
    private final String infant = infant();
    private final String order = bank.people().order(infant);
    private final List<BiologicallyDerivedProduct> bottles =
            bank.releasedBottles(bank.people().anotherHealthyDonor());
    private final String batch = bottles.get(0).getParentFirstRep().getReference();

    private String infant() {
        var baby = bank.people().infant(wristband);
        bank.people().parentsPermit(baby);
        return baby;
    }

    @Test
    void aContainerThatAPlaceSaysItUsedKeepsTheRecallOpenUntilItIsKnownForWhom() {
        bank.dispense(order, id(0));
        var recalled = recall();
        acknowledgeAll(recalled, 1);

        var open = recall();
        assertThat(unnamed(open)).hasSize(2);
        assertThat(refused(() -> close(open))).containsExactly("recall-feed-unnamed");

        incident(id(0), 40);
        assertThat(unnamed(recall())).isEmpty();
        close(open);
    }

    @Test
    void aFeedOfADeviceThatNobodyHasPlacedKeepsItOpen() {
        bank.dispense(order, id(0));
        sync(Bank.label(bottles.get(0)), bank.number("H-unknown"));
        var recalled = recall();
        acknowledgeAll(recalled, 0);
        assertThat(unnamed(recall())).containsExactly("BiologicallyDerivedProduct/" + id(0));
        assertThat(refused(() -> close(recalled))).containsExactly("recall-feed-unnamed");

        unplaced(Bank.label(bottles.get(0)));
        close(recalled);
    }

    @Test
    void whatWasFedToAnInfantOnRecordLetsItBeClosed() {
        bank.dispense(order, id(0));
        bank.store(bank.feed(id(0), infant, order, 40));
        var recalled = recall();
        assertThat(unnamed(recalled)).isEmpty();
        acknowledgeAll(recalled, 0);
        close(recalled);
    }

    private Parameters recall() {
        var in = new Parameters();
        in.addParameter().setName("reason").setValue(new StringType("a lid came loose"));
        in.addParameter().setName("batch").setValue(new Reference(batch));
        return LactariumServer.shared()
                .client("demo-traceability-officer")
                .operation()
                .onType(BiologicallyDerivedProduct.class)
                .named("$recall")
                .withParameters(in)
                .execute();
    }

    /** Each place has so many used, and found the rest. */
    private static void acknowledgeAll(Parameters recall, int used) {
        for (var holder : recall.getParameter()) {
            if (holder.getName().equals("holder")) {
                var units = Integer.parseInt(value(holder, "units"));
                ComplaintDesk.acknowledges(value(holder, "task"), units - used, used, 0);
            }
        }
    }

    private static void close(Parameters recall) {
        var issue = ((Reference) recall.getParameter("recall").getValue()).getReference();
        ComplaintDesk.closes(issue, "Another lid", "demo-quality");
    }

    private static List<String> unnamed(Parameters recall) {
        return recall.getParameter().stream()
                .filter(one -> one.getName().equals("unnamed"))
                .map(one -> ((Reference) one.getValue()).getReference())
                .toList();
    }

    private static String value(Parameters.ParametersParameterComponent holder, String part) {
        var value = holder.getPart().stream()
                .filter(one -> one.getName().equals(part))
                .findFirst()
                .orElseThrow()
                .getValue();
        return value instanceof Reference reference ? reference.getReference() : value.primitiveValue();
    }

    private void incident(String bottle, double volume) {
        var in = new Parameters();
        in.addParameter().setName("infant").setValue(new StringType(wristband));
        in.addParameter().setName("volume").setValue(Bank.millilitres(volume));
        in.addParameter().setName("at").setValue(new DateTimeType(new Date()));
        in.addParameter().setName("reason").setValue(new StringType("found in the chart"));
        LactariumServer.shared()
                .client("demo-ward")
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + bottle)
                .named("$report-feed-incident")
                .withParameters(in)
                .execute();
    }

    private void sync(String unit, String band) {
        var in = new Parameters();
        in.addParameter().setName("device").setValue(new StringType(bank.number("scanner")));
        in.addParameter().setName("deviceTime").setValue(new DateTimeType(new Date()));
        var feed = in.addParameter().setName("feed");
        feed.addPart().setName("id").setValue(new StringType("1"));
        feed.addPart().setName("unit").setValue(new StringType(unit));
        feed.addPart().setName("infant").setValue(new StringType(band));
        feed.addPart().setName("at").setValue(new DateTimeType(new Date()));
        feed.addPart().setName("volume").setValue(Bank.millilitres(5));
        LactariumServer.shared()
                .client("demo-ward")
                .operation()
                .onType(BiologicallyDerivedProduct.class)
                .named("$sync-feeds")
                .withParameters(in)
                .execute();
    }

    /** A person has worked it off. */
    private void unplaced(String unit) {
        LactariumServer.shared().bean(MilkRecord.class).find(Task.class, Query.where("code", "unplaced-feed")).stream()
                .filter(task -> task.getInput().stream()
                        .anyMatch(input -> input.getValue().primitiveValue().equals(unit)))
                .forEach(task -> bank.client
                        .update()
                        .resource(task.setStatus(Task.TaskStatus.COMPLETED))
                        .execute());
    }

    private String id(int which) {
        return bottles.get(which).getIdElement().getIdPart();
    }
}
