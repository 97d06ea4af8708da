package org.lactarium.server.operations;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SampledData;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.batch.Curves;

/** A bank in miniature, worked over HTTP as its people would: each method is one thing one person does. */
final class Bank {

    static final String GOOD = "20 45 60 " + Curves.of(31, "62.6") + "50 35 26 24 10 4";

    final IGenericClient client = LactariumServer.shared().client("demo");
    final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final People people = new People(client);
    private int count;

    /** A number nobody has used. */
    String number(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8) + "-" + count++;
    }

    Instant ago(long amount, ChronoUnit unit) {
        return now.minus(amount, unit);
    }

    People people() {
        return people;
    }

    /** One frozen, sealed bag of 100 mL, expressed ten days ago; answers its id. */
    String deposit(String donor) {
        var answer = receive(bag(donor, ago(10, ChronoUnit.DAYS), number("U")), "frozen", true);
        return received(answer);
    }

    /** Id of the unit that was received. */
    static String received(Parameters answer) {
        return answer.getParameterFirstRep().getPart().stream()
                .filter(part -> part.getName().equals("unit"))
                .findFirst()
                .orElseThrow()
                .getResource()
                .getIdElement()
                .getIdPart();
    }

    BiologicallyDerivedProduct bag(String donor, Instant expressed, String number) {
        var bag = new BiologicallyDerivedProduct();
        bag.addIdentifier(new Identifier().setSystem(Systems.UNIT_ID).setValue(number));
        bag.addExtension(new Extension(Extensions.VOLUME, millilitres(100)));
        bag.getCollection().setSource(new Reference(donor)).setCollected(new DateTimeType(Date.from(expressed)));
        return bag;
    }

    Parameters receive(BiologicallyDerivedProduct bag, String condition, boolean seal) {
        var in = new Parameters();
        var deposit = in.addParameter().setName("deposit");
        deposit.addPart().setName("unit").setResource(bag);
        deposit.addPart().setName("condition").setValue(new CodeType(condition));
        deposit.addPart().setName("sealIntact").setValue(new BooleanType(seal));
        return milk("$receive", in, Parameters.class);
    }

    Task thaw(Instant started, String... deposits) {
        var in = new Parameters();
        for (var deposit : deposits) {
            in.addParameter().setName("unit").setValue(unit(deposit));
        }
        in.addParameter().setName("started").setValue(new DateTimeType(Date.from(started)));
        return milk("$thaw", in, Task.class);
    }

    BiologicallyDerivedProduct pool(Task thaw, double volume, String number, String... deposits) {
        return pool(thaw, ago(70, ChronoUnit.MINUTES), volume, number, deposits);
    }

    private BiologicallyDerivedProduct pool(
            Task thaw, Instant completed, double volume, String number, String... deposits) {
        var in = new Parameters();
        in.addParameter()
                .setName("thaw")
                .setValue(new Reference("Task/" + thaw.getIdElement().getIdPart()));
        for (var deposit : deposits) {
            in.addParameter().setName("unit").setValue(unit(deposit));
        }
        in.addParameter()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.POOL_ID).setValue(number));
        in.addParameter().setName("volume").setValue(millilitres(volume));
        in.addParameter().setName("thawCompleted").setValue(new DateTimeType(Date.from(completed)));
        return milk("$pool", in, BiologicallyDerivedProduct.class);
    }

    /** A pool of one fresh deposit of a healthy donor, thawed three hours ago. */
    BiologicallyDerivedProduct readyPool(String donor) {
        var deposit = deposit(donor);
        return pool(thaw(ago(3, ChronoUnit.HOURS), deposit), 95, number("P"), deposit);
    }

    Parameters pasteurise(String pool, String batch, String curve, Map<String, Double> bottles) {
        return pasteurise(pool, batch, curve, ago(60, ChronoUnit.MINUTES), bottles);
    }

    Parameters pasteurise(String pool, String batch, String curve, Instant start, Map<String, Double> bottles) {
        return pasteurise(pool, batch, curve, start, bottles, List.of());
    }

    /** @param more what else the call shall say */
    Parameters pasteurise(
            String pool,
            String batch,
            String curve,
            Instant start,
            Map<String, Double> bottles,
            List<Parameters.ParametersParameterComponent> more) {
        return pasteurise(pool, batch, curve, start, bottles, more, people.pasteuriser());
    }

    /** @param device {@code Device/x} */
    Parameters pasteurise(
            String pool,
            String batch,
            String curve,
            Instant start,
            Map<String, Double> bottles,
            List<Parameters.ParametersParameterComponent> more,
            String device) {
        var in = new Parameters();
        more.forEach(in::addParameter);
        in.addParameter()
                .setName("identifier")
                .setValue(new Identifier().setSystem(Systems.BATCH_ID).setValue(batch));
        in.addParameter().setName("device").setValue(new Reference(device));
        in.addParameter().setName("curve").setResource(logged(curve, start));
        bottles.forEach((number, volume) -> {
            var bottle = in.addParameter().setName("bottle");
            bottle.addPart()
                    .setName("identifier")
                    .setValue(new Identifier().setSystem(Systems.UNIT_ID).setValue(number));
            bottle.addPart().setName("volume").setValue(millilitres(volume));
        });
        return at("BiologicallyDerivedProduct/" + pool, "$pasteurise", in, Parameters.class, client);
    }

    /** A batch of two bottles of 40 mL, waiting for its cultures; answers {@code $pasteurise}'s own answer. */
    Parameters batch(String donor) {
        return pasteurise(
                readyPool(donor).getIdElement().getIdPart(),
                number("B"),
                GOOD,
                Map.of(number("U"), 40.0, number("U"), 40.0));
    }

    static Observation logged(String data, Instant start) {
        var curve = new Observation();
        curve.setStatus(Observation.ObservationStatus.FINAL);
        curve.setCode(concept(Systems.MILK_OBSERVATION, "temperature-curve"));
        curve.setEffective(new Period()
                .setStart(Date.from(start))
                .setEnd(Date.from(start.plusSeconds(60L * data.strip().split(" +").length))));
        var origin = new Quantity().setValue(0).setSystem(Systems.UCUM).setCode("Cel");
        curve.setValue(new SampledData()
                .setOrigin(origin)
                .setPeriod(60_000)
                .setFactor(1)
                .setDimensions(1)
                .setData(data.strip()));
        return curve;
    }

    /** A final count of everything, or no growth when {@code count} is null. */
    Observation culture(String unit, String stage, @Nullable Double count) {
        var result = new Observation();
        result.getMeta().addProfile(Profiles.COLONY_COUNT);
        result.setStatus(Observation.ObservationStatus.FINAL);
        result.setCode(concept(Systems.LOINC, "20695-3"));
        result.addFocus(unit(unit));
        result.addComponent()
                .setCode(concept(Systems.MILK_OBSERVATION, "culture-stage"))
                .setValue(concept(Systems.CULTURE_STAGE, stage));
        return count == null ? result.setValue(concept(Systems.SNOMED, "264868006")) : result.setValue(cfu(count));
    }

    static Quantity cfu(double count) {
        return new Quantity()
                .setValue(count)
                .setUnit("CFU/mL")
                .setSystem(Systems.UCUM)
                .setCode("[CFU]/mL");
    }

    /** Both cultures of a batch, final and clean. */
    void cleanCultures(BiologicallyDerivedProduct batch) {
        store(culture(batch.getParentFirstRep().getReferenceElement().getIdPart(), "pre", null));
        store(culture(batch.getIdElement().getIdPart(), "post", null));
    }

    Parameters release(BiologicallyDerivedProduct batch, String login) {
        return at(
                "BiologicallyDerivedProduct/" + batch.getIdElement().getIdPart(),
                "$release",
                new Parameters(),
                Parameters.class,
                LactariumServer.shared().client(login));
    }

    /** A batch that two people let go; answers its bottles. */
    List<BiologicallyDerivedProduct> releasedBottles(String donor) {
        return released(batch(donor));
    }

    /** The same, heated some days ago. */
    List<BiologicallyDerivedProduct> releasedBottles(String donor, Instant heated) {
        var clock = LactariumServer.shared().clock();
        // milk that thawed days ago can be heated in time only then
        clock.forward(Duration.between(now, heated.plus(1, ChronoUnit.HOURS)));
        try {
            var deposit = deposit(donor);
            var thaw = thaw(heated.minus(3, ChronoUnit.HOURS), deposit);
            var pool = pool(thaw, heated.minus(10, ChronoUnit.MINUTES), 95, number("P"), deposit);
            var bottles = Map.of(number("U"), 40.0, number("U"), 40.0);
            return released(pasteurise(pool.getIdElement().getIdPart(), number("B"), GOOD, heated, bottles));
        } finally {
            clock.right();
        }
    }

    private List<BiologicallyDerivedProduct> released(Parameters made) {
        var batch = milk(made, "batch").get(0);
        cleanCultures(batch);
        release(batch, "demo-release-officer");
        release(batch, "demo-release-officer-2");
        return milk(made, "bottle");
    }

    Parameters dispense(String order, String bottle) {
        var in = new Parameters();
        in.addParameter().setName("unit").setValue(unit(bottle));
        return at("NutritionOrder/" + order, "$dispense", in, Parameters.class, client);
    }

    Parameters checkFeed(String unit, String infant) {
        var in = new Parameters();
        in.addParameter().setName("unit").setValue(new StringType(unit));
        in.addParameter().setName("infant").setValue(new StringType(infant));
        return milk("$check-feed", in, Parameters.class);
    }

    Observation feed(String bottle, String infant, String order, double volume) {
        var feed = new Observation();
        feed.getMeta().addProfile(Profiles.FEED_GIVEN);
        feed.addIdentifier().setSystem("https://hospital.example/feed").setValue(number("F"));
        feed.setStatus(Observation.ObservationStatus.FINAL);
        feed.setCode(concept(Systems.SNOMED, "819973005"));
        feed.setSubject(new Reference(infant));
        feed.addBasedOn(new Reference("NutritionOrder/" + order));
        feed.addFocus(unit(bottle));
        feed.setEffective(new DateTimeType(new Date()));
        feed.setValue(millilitres(volume));
        return feed;
    }

    Parameters hold(String unit, String operation, String reason) {
        var in = new Parameters();
        in.addParameter().setName("reason").setValue(new CodeType(reason));
        var moved = at("BiologicallyDerivedProduct/" + unit, operation, in, BiologicallyDerivedProduct.class, client);
        return new Parameters().addParameter("status", status(moved));
    }

    /** Two records are one person, or are not any more: two people say so. */
    void merge(String duplicate, String into, boolean undo) {
        var in = new Parameters();
        in.addParameter().setName("into").setValue(new Reference(into));
        in.addParameter().setName("undo").setValue(new BooleanType(undo));
        agree(duplicate, "$merge", in);
    }

    /** What two people must say, of whom the second has the last word; answers what that one was answered. */
    Parameters agree(String person, String operation, Parameters in) {
        at(person, operation, in, Parameters.class, client);
        return at(
                person,
                operation,
                in,
                Parameters.class,
                LactariumServer.shared().client("demo-traceability-officer"));
    }

    Bundle trace(String start, String direction) {
        var in = new Parameters();
        in.addParameter().setName("direction").setValue(new CodeType(direction));
        return at(start, "$trace", in, Bundle.class, LactariumServer.shared().client("demo-traceability-officer"));
    }

    @SuppressWarnings("unchecked")
    <T extends Resource> T store(T resource) {
        return (T) client.create().resource(resource).execute().getResource();
    }

    String status(String unit) {
        return status(client.read()
                .resource(BiologicallyDerivedProduct.class)
                .withId(unit)
                .execute());
    }

    static String status(BiologicallyDerivedProduct unit) {
        var status =
                (CodeableConcept) unit.getExtensionByUrl(Extensions.UNIT_STATUS).getValue();
        return status.getCodingFirstRep().getCode();
    }

    static String label(BiologicallyDerivedProduct unit) {
        return unit.getIdentifierFirstRep().getValue();
    }

    static List<BiologicallyDerivedProduct> milk(Parameters answer, String name) {
        return answer.getParameter().stream()
                .filter(parameter -> name.equals(parameter.getName()))
                .map(parameter -> (BiologicallyDerivedProduct) parameter.getResource())
                .toList();
    }

    static String code(Parameters answer, String name) {
        return answer.getParameter(name).getValue().primitiveValue();
    }

    /** What the curve came to: passed, held or rejected. */
    static String outcome(Parameters pasteurised) {
        return pasteurised.getParameter("verdict").getPart().stream()
                .filter(part -> part.getName().equals("outcome"))
                .map(part -> part.getValue().primitiveValue())
                .findFirst()
                .orElseThrow();
    }

    /** Rule ids of an answer that was given. */
    static List<String> rules(Parameters answer) {
        return answer.getParameter().stream()
                .flatMap(one -> one.hasPart() ? one.getPart().stream() : Stream.of(one))
                .filter(parameter -> "rule".equals(parameter.getName()))
                .map(parameter -> ((CodeableConcept) parameter.getValue())
                        .getCodingFirstRep()
                        .getCode())
                .toList();
    }

    /** The sentence of the first rule of an answer. */
    static String sentence(Parameters answer) {
        return ((CodeableConcept) answer.getParameter("rule").getValue()).getText();
    }

    /** Rule ids of a refusal. */
    static List<String> rules(BaseServerResponseException refusal) {
        return ((OperationOutcome) refusal.getOperationOutcome())
                .getIssue().stream()
                        .flatMap(issue -> issue.getDetails().getCoding().stream())
                        .filter(coding -> Systems.MILK_RULE.equals(coding.getSystem()))
                        .map(Coding::getCode)
                        .toList();
    }

    static String part(Parameters answer, String name) {
        var value = answer.getParameterFirstRep().getPart().stream()
                .filter(part -> name.equals(part.getName()))
                .findFirst()
                .orElseThrow()
                .getValue();
        return value instanceof Reference reference ? reference.getReference() : value.primitiveValue();
    }

    static Quantity millilitres(double volume) {
        return new Quantity()
                .setValue(volume)
                .setUnit("mL")
                .setSystem(Systems.UCUM)
                .setCode("mL");
    }

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(system, code, null));
    }

    static Reference unit(String id) {
        return new Reference("BiologicallyDerivedProduct/" + id);
    }

    private <T extends Resource> T milk(String operation, Parameters in, Class<T> answer) {
        return at("BiologicallyDerivedProduct", operation, in, answer, client);
    }

    private static <T extends Resource> T at(
            String where, String operation, Parameters in, Class<T> answer, IGenericClient client) {
        var parts = Arrays.asList(where.split("/"));
        return parts.size() == 1
                ? client.operation()
                        .onType(where)
                        .named(operation)
                        .withParameters(in)
                        .returnResourceType(answer)
                        .execute()
                : client.operation()
                        .onInstance(where)
                        .named(operation)
                        .withParameters(in)
                        .returnResourceType(answer)
                        .execute();
    }
}
