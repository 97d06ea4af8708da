package org.lactarium.server.benchmark;

import static org.lactarium.server.benchmark.People.concept;
import static org.lactarium.server.benchmark.People.millilitres;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DeviceMetric;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SampledData;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.StringType;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;

/** One batch of twenty bottles from its donors to its infants, each step by the operation that people call for it. */
final class Story {

    static final int BOTTLES = 20;
    private static final int BAGS = 8;
    private static final int BAG_ML = 130;
    private static final int POOL_ML = 1020;
    private static final int BOTTLE_ML = 50;
    private static final int FED_EACH = 9;
    private static final String SAMPLES = "20 45 60" + " 62.6".repeat(31) + " 50 35 26 24 10 4";

    private final Desk desk;
    private final People people;
    private final Instant now = Instant.now();
    private String device = "";
    private String ward = "";

    Story(Desk desk) {
        this.desk = desk;
        this.people = new People(desk);
    }

    /** What every batch shares: the pasteuriser with its checked probe, and the ward. */
    void furnish() {
        device = desk.store(new Device());
        var probe = new DeviceMetric()
                .setType(concept(Systems.MILK_OBSERVATION, "temperature-curve"))
                .setCategory(DeviceMetric.DeviceMetricCategory.MEASUREMENT)
                .setSource(new Reference(device));
        probe.addCalibration()
                .setState(DeviceMetric.DeviceMetricCalibrationState.CALIBRATED)
                .setTime(Date.from(ago(Duration.ofDays(1))));
        desk.store(probe);
        ward = desk.store(new Location().setName("Ward"));
    }

    String device() {
        return device;
    }

    Played.Cast play(Template template) {
        var donors = IntStream.range(0, template.donors())
                .mapToObj(which -> people.donor(template.person("D", which)))
                .toList();
        var infants = IntStream.range(0, 2)
                .mapToObj(which -> people.infant(template.infant(which)))
                .toList();
        var orders = infants.stream().map(people::order).toList();
        var pool = pool(template, bags(template, donors));
        var made = pasteurise(template, pool);
        var batch = Desk.resources(made, "batch").get(0);
        var bottles = Desk.resources(made, "bottle");
        specimen(template.own("SP", 1), pool, 10);
        specimen(template.own("SP", 2), batch, 10);
        desk.store(culture(pool, "pre", 0));
        desk.store(culture(batch, "post", template.fate() == Fate.FAILED ? 50 : 0));
        switch (template.fate()) {
            case PENDING -> {}
            case FAILED -> desk.call(batch + "/$discard", "reason", new CodeType("post-culture-failed"));
            default -> {
                desk.callAs("bank", batch + "/$release");
                desk.callAs("second", batch + "/$release");
            }
        }
        switch (template.fate()) {
            case FED -> feed(bottles, infants, orders);
            case HELD -> desk.call(batch + "/$quarantine", "reason", new CodeType("label-fault"));
            case RECALLED ->
                desk.call(
                        "BiologicallyDerivedProduct/$recall",
                        "reason",
                        new StringType("benchmark"),
                        "batch",
                        new Reference(batch));
            default -> {}
        }
        return new Played.Cast(batch, pool, bottles, donors, infants, orders);
    }

    private List<String> bags(Template template, List<String> donors) {
        var bags = new ArrayList<>();
        for (int bag = 0; bag < BAGS; bag++) {
            var unit = new BiologicallyDerivedProduct();
            unit.addIdentifier(new Identifier().setSystem(Systems.UNIT_ID).setValue(template.own("U", 100 + bag)));
            unit.addExtension(new Extension(Extensions.VOLUME, millilitres(BAG_ML)));
            unit.getCollection()
                    .setSource(new Reference(donors.get(bag % donors.size())))
                    .setCollected(new DateTimeType(Date.from(ago(Duration.ofDays(10)))));
            bags.add(new Desk.Group(
                    "unit", unit, "condition", new CodeType("frozen"), "sealIntact", new BooleanType(true)));
        }
        var answer = desk.call("BiologicallyDerivedProduct/$receive", "deposit", bags);
        List<String> received = new ArrayList<>();
        answer.path("parameter").forEach(one -> received.add(Desk.reference(one.at("/part/0/resource"))));
        return received;
    }

    private String pool(Template template, List<String> bags) {
        var units = bags.stream().map(Reference::new).toList();
        var thaw = desk.call("BiologicallyDerivedProduct/$thaw", "unit", units, "started", moment(Duration.ofHours(3)));
        return Desk.reference(desk.call(
                "BiologicallyDerivedProduct/$pool",
                "thaw",
                new Reference(Desk.reference(thaw)),
                "unit",
                units,
                "identifier",
                new StringType(template.own("P", 1)),
                "volume",
                millilitres(POOL_ML),
                "thawCompleted",
                moment(Duration.ofMinutes(70))));
    }

    private JsonNode pasteurise(Template template, String pool) {
        var bottles = IntStream.rangeClosed(1, BOTTLES)
                .mapToObj(which -> new Desk.Group(
                        "identifier", new StringType(template.own("U", which)), "volume", millilitres(BOTTLE_ML)))
                .toList();
        return desk.call(
                pool + "/$pasteurise",
                "identifier",
                new StringType(template.own("B", 1)),
                "device",
                new Reference(device),
                "curve",
                curve(ago(Duration.ofHours(1))),
                "bottle",
                bottles,
                "consumable",
                new StringType(template.person("L", 1)));
    }

    private static Observation curve(Instant start) {
        var curve = new Observation();
        curve.setStatus(Observation.ObservationStatus.FINAL);
        curve.setCode(concept(Systems.MILK_OBSERVATION, "temperature-curve"));
        curve.setEffective(new Period()
                .setStart(Date.from(start))
                .setEnd(Date.from(start.plusSeconds(60L * SAMPLES.split(" ").length))));
        return curve.setValue(new SampledData()
                .setOrigin(new Quantity().setValue(0).setSystem(Systems.UCUM).setCode("Cel"))
                .setPeriod(60_000)
                .setFactor(1)
                .setDimensions(1)
                .setData(SAMPLES));
    }

    private void specimen(String number, String milk, int millilitres) {
        var specimen = new Specimen();
        specimen.getMeta().addProfile(Profiles.MILK_SPECIMEN);
        specimen.addIdentifier().setSystem(Systems.SPECIMEN_ID).setValue(number);
        var subject = new Reference().setDisplay("milk");
        subject.addExtension(Extensions.ALTERNATE_REFERENCE, new Reference(milk));
        specimen.setType(concept(Systems.SNOMED, "446676001")).setSubject(subject);
        specimen.getCollection().setCollected(moment(Duration.ofMinutes(30))).setQuantity(millilitres(millilitres));
        desk.store(specimen);
    }

    /** @param count CFU/mL; 0 is no growth */
    private static Observation culture(String milk, String stage, int count) {
        var result = new Observation();
        result.getMeta().addProfile(Profiles.COLONY_COUNT);
        result.setStatus(Observation.ObservationStatus.FINAL);
        result.setCode(concept(Systems.LOINC, "20695-3")).addFocus(new Reference(milk));
        result.addComponent()
                .setCode(concept(Systems.MILK_OBSERVATION, "culture-stage"))
                .setValue(concept(Systems.CULTURE_STAGE, stage));
        return count == 0
                ? result.setValue(concept(Systems.SNOMED, "264868006"))
                : result.setValue(new Quantity()
                        .setValue(count)
                        .setUnit("CFU/mL")
                        .setSystem(Systems.UCUM)
                        .setCode("[CFU]/mL"));
    }

    private void feed(List<String> bottles, List<String> infants, List<String> orders) {
        for (int infant = 0; infant < infants.size(); infant++) {
            var own = bottles.subList(infant * FED_EACH, (infant + 1) * FED_EACH);
            desk.call(
                    orders.get(infant) + "/$dispense",
                    "unit",
                    own.stream().map(Reference::new).toList(),
                    "destination",
                    new Reference(ward));
            var who = infants.get(infant);
            var order = orders.get(infant);
            desk.storeTogether(
                    own.stream().map(bottle -> feed(who, order, bottle)).toList());
        }
        desk.call(bottles.get(2 * FED_EACH) + "/$discard", "reason", new CodeType("breakage"));
        desk.call(bottles.get(2 * FED_EACH + 1) + "/$discard", "reason", new CodeType("opened-unused"));
    }

    static Observation feed(String infant, String order, String bottle) {
        var feed = new Observation();
        feed.getMeta().addProfile(Profiles.FEED_GIVEN);
        feed.setStatus(Observation.ObservationStatus.FINAL);
        feed.setCode(concept(Systems.SNOMED, "819973005")).setSubject(new Reference(infant));
        feed.addBasedOn(new Reference(order));
        feed.addFocus(new Reference(bottle));
        return feed.setEffective(new DateTimeType(new Date())).setValue(millilitres(BOTTLE_ML));
    }

    private Instant ago(Duration time) {
        return now.minus(time);
    }

    private DateTimeType moment(Duration ago) {
        return new DateTimeType(Date.from(ago(ago)));
    }
}
