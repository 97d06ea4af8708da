package org.lactarium.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.Units;

/** A feed is entered in error over plain FHIR, by whichever door: nothing that counted it counts it any more. */
class FeedTakenBackTest {

    private final Bank bank = new Bank();
    private final String wristband = bank.number("H");
    private final String infant = infant(wristband);
    private final String order = bank.people().order(infant);
    private final String twinsBand = bank.number("H");
    private final String twin = infant(twinsBand);

    /** How it is written down. */
    enum Door {
        UPDATE(PatchWay.ALONE, ""),
        UPDATE_IN_A_TRANSACTION(PatchWay.TRANSACTION, ""),
        UPDATE_IN_A_BATCH(PatchWay.BATCH, ""),
        JSON_PATCH(PatchWay.ALONE, "application/json-patch+json"),
        JSON_PATCH_IN_A_TRANSACTION(PatchWay.TRANSACTION, "application/json-patch+json"),
        JSON_PATCH_IN_A_BATCH(PatchWay.BATCH, "application/json-patch+json"),
        XML_PATCH(PatchWay.ALONE, "application/xml-patch+xml"),
        FHIRPATH_PATCH(PatchWay.ALONE, "application/fhir+json"),
        FHIRPATH_PATCH_IN_A_TRANSACTION(PatchWay.TRANSACTION, "application/fhir+json");

        private final PatchWay way;
        private final String type;

        Door(PatchWay way, String type) {
            this.way = way;
            this.type = type;
        }

        void takeBack(Observation feed) {
            var reference = "Observation/" + feed.getIdElement().getIdPart();
            var status = type.isEmpty()
                    ? way.overwrite(reference, json(feed.copy().setStatus(ObservationStatus.ENTEREDINERROR)))
                    : way.patch(reference, patch(), type);
            assertThat(status).as(way.said()).isEqualTo(200);
        }

        private String patch() {
            return switch (type) {
                case "application/json-patch+json" ->
                    "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"entered-in-error\"}]";
                case "application/xml-patch+xml" ->
                    "<diff xmlns:f=\"http://hl7.org/fhir\"><replace sel=\"f:Observation/f:status/@value\">"
                            + "entered-in-error</replace></diff>";
                default ->
                    "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                            + "{\"name\":\"type\",\"valueCode\":\"replace\"},"
                            + "{\"name\":\"path\",\"valueString\":\"Observation.status\"},"
                            + "{\"name\":\"value\",\"valueCode\":\"entered-in-error\"}]}]}";
            };
        }

        private static String json(Observation feed) {
            return LactariumServer.shared().fhir().newJsonParser().encodeResourceToString(feed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingCountsAFeedThatWasNone(Door door) {
        var written =
                bank.client.read().resource(NutritionOrder.class).withId(order).execute();
        written.getEnteralFormula().setMaxVolumeToDeliver(Bank.millilitres(20));
        bank.client.update().resource(written).execute();
        var milk = bank.releasedBottles(bank.people().healthyDonor());
        var bottle = id(milk, 0);
        var next = id(milk, 1);
        bank.dispense(order, bottle);
        bank.dispense(order, next);
        var feed = bank.store(bank.feed(bottle, infant, order, 22));
        assertThat(rules(milk.get(1))).containsExactly("day-over-order");
        var incident = incident(next);
        var wrong = read(Observation.class, incident, "feed");
        assertThat(left(bottle)).isEqualTo(18);
        assertThat(traced(bottle)).contains(feed.getIdElement().getIdPart());
        assertThat(traced(next)).contains(wrong.getIdElement().getIdPart(), twin.substring("Patient/".length()));

        door.takeBack(feed);
        door.takeBack(wrong);

        assertThat(bank.status(bottle)).isEqualTo("dispensed");
        assertThat(left(bottle)).isEqualTo(40);
        assertThat(left(next)).isEqualTo(40);
        assertThat(rules(milk.get(0))).isEmpty();
        assertThat(FeedCorrectionsTest.unexplained(bottle)).isEqualTo("0");
        assertThat(FeedCorrectionsTest.unexplained(next)).isEqualTo("0");
        assertThat(traced(bottle)).doesNotContain(feed.getIdElement().getIdPart());
        assertThat(traced(next)).doesNotContain(wrong.getIdElement().getIdPart(), twin.substring("Patient/".length()));
        assertThat(incident.getParameter().stream()
                        .filter(one -> one.getName().equals("task"))
                        .map(one -> bank.client
                                .read()
                                .resource(Task.class)
                                .withUrl(((Reference) one.getValue()).getReference())
                                .execute()
                                .getStatus()))
                .isNotEmpty()
                .containsOnly(Task.TaskStatus.CANCELLED);
        assertThat(exposed(milk.get(0).getParentFirstRep().getReferenceElement().getIdPart()))
                .isEmpty();
    }

    private String infant(String band) {
        var born = bank.people().infant(band);
        bank.people().parentsPermit(born);
        return born;
    }

    private Parameters incident(String bottle) {
        var in = new Parameters();
        in.addParameter().setName("infant").setValue(new StringType(twinsBand));
        in.addParameter().setName("volume").setValue(Bank.millilitres(10));
        in.addParameter().setName("at").setValue(new DateTimeType(new java.util.Date()));
        in.addParameter("reason", "the twin was meant");
        return bank.client
                .operation()
                .onInstance("BiologicallyDerivedProduct/" + bottle)
                .named("$report-feed-incident")
                .withParameters(in)
                .execute();
    }

    private <T extends org.hl7.fhir.r4.model.Resource> T read(Class<T> type, Parameters answer, String name) {
        return bank.client
                .read()
                .resource(type)
                .withUrl(((Reference) answer.getParameter(name).getValue()).getReference())
                .execute();
    }

    private List<String> rules(BiologicallyDerivedProduct bottle) {
        return Bank.rules(bank.checkFeed(Bank.label(bottle), wristband));
    }

    private List<String> traced(String bottle) {
        return bank.trace("BiologicallyDerivedProduct/" + bottle, "recipients").getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
    }

    private static List<Parameters.ParametersParameterComponent> exposed(String batch) {
        var in = new Parameters();
        in.addParameter("reason", new CodeType("recall"));
        in.addParameter().setName("batch").setValue(new Reference("BiologicallyDerivedProduct/" + batch));
        return LactariumServer.shared()
                .client("demo-traceability-officer")
                .operation()
                .onType(BiologicallyDerivedProduct.class)
                .named("$recall")
                .withParameters(in)
                .execute()
                .getParameter()
                .stream()
                .filter(one -> one.getName().equals("exposed"))
                .toList();
    }

    private static double left(String bottle) {
        var server = LactariumServer.shared();
        return server.bean(BottleChart.class)
                .left(server.bean(Units.class).read(bottle).orElseThrow());
    }

    private static String id(List<BiologicallyDerivedProduct> milk, int which) {
        return milk.get(which).getIdElement().getIdPart();
    }
}
