package org.lactarium.server.rawwrites;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lactarium.server.batch.Curves;
import org.lactarium.server.rawwrites.Event.Dispensed;
import org.lactarium.server.rawwrites.Event.LetGo;
import org.lactarium.server.rawwrites.Event.Made;
import org.lactarium.server.rawwrites.Milk.Kind;

/**
 * A bank of three women and two infants: one woman's milk is dispensed to the first infant and stands in the freezer, one's waits
 * for its plates, one's is dispensed to the second infant. Each has a bag that is not thawed yet.
 */
final class RawBank {

    static final String MILK = "BiologicallyDerivedProduct";
    private static final double BAG = 100;
    private static final double POOLED = 95;
    private static final double BOTTLE = 40;

    final Door door = new Door();
    final SecondAccount account = new SecondAccount();
    final List<Woman> women = new ArrayList<>();
    final List<Infant> infants = new ArrayList<>();
    private final String name;
    private int count;

    record Woman(String reference, String bag, String pool, String batch, List<String> bottles) {

        Stream<String> milk() {
            return Stream.concat(Stream.of(bag, pool, batch), bottles.stream());
        }
    }

    record Infant(String reference, String order) {}

    RawBank(String name) {
        this.name = name;
        infant();
        infant();
        var device = door.must("demo", "Device", Json.of("{'resourceType': 'Device', 'status': 'active'}"))
                .written();
        door.must(
                "demo",
                "DeviceMetric",
                Json.of(
                        "{'resourceType': 'DeviceMetric', 'type': {'coding': [{'system': '%smilk-observation', 'code':"
                                + " 'temperature-curve'}]}, 'category': 'measurement', 'source': {'reference': '%s'},"
                                + " 'calibration': [{'state': 'calibrated', 'time': '%s'}]}",
                        Papers.CODES, device, Papers.ago(Duration.ofDays(7))));
        women.add(woman(device));
        women.add(woman(device));
        women.add(woman(device));
        for (var each : List.of(women.get(0), women.get(2))) {
            plates(each);
            sign(each.batch(), "demo-release-officer");
            sign(each.batch(), "demo-release-officer-2");
            account.add(new LetGo(each.batch()));
        }
        dispense(women.get(0).bottles().get(0), infants.get(0));
        dispense(women.get(2).bottles().get(0), infants.get(1));
    }

    /** A number nobody has used. */
    String number(String prefix) {
        return prefix + "-" + name + "-" + count++;
    }

    private void infant() {
        var infant = store(List.of(Papers.infant(number("H")))).get(0);
        var papers = store(List.of(Papers.parentConsent(infant, "permit"), Papers.order(infant)));
        infants.add(new Infant(infant, papers.get(1)));
    }

    private Woman woman(String device) {
        var donor = store(List.of(Papers.donor(number("D")))).get(0);
        store(Stream.concat(
                        Stream.of(Papers.enrolment(donor), Papers.donorConsent(donor)),
                        BloodAccount.PANEL.stream().map(test -> Papers.blood(donor, test, "131194007")))
                .toList());
        var expressed = Papers.now().minus(Duration.ofDays(10));
        var heated = received(donor, expressed);
        var bag = received(donor, expressed);
        var thaw = ask(MILK + "/$thaw", reference("unit", heated), time("started", Duration.ofHours(20)));
        var pool = MILK + "/"
                + ask(
                                MILK + "/$pool",
                                reference("thaw", "Task/" + thaw.path("id").asText()),
                                reference("unit", heated),
                                text("identifier", number("P")),
                                Json.of("{'name': 'volume', 'valueQuantity': %s}", Papers.millilitres("95")),
                                time("thawCompleted", Duration.ofMinutes(70)))
                        .path("id")
                        .asText();
        made(pool, Kind.POOL, donor, expressed, heated, POOLED, "registered");
        var run = ask(
                pool + "/$pasteurise",
                text("identifier", number("B")),
                reference("device", device),
                Json.of("{'name': 'curve', 'resource': %s}", curve()),
                bottle(),
                bottle());
        var batch = units(run, "batch").get(0);
        made(batch, Kind.BATCH, donor, expressed, pool, 0, "pending-results");
        var bottles = units(run, "bottle");
        bottles.forEach(one -> made(one, Kind.BOTTLE, donor, expressed, batch, BOTTLE, "pending-results"));
        return new Woman(donor, bag, pool, batch, bottles);
    }

    private String received(String donor, Instant expressed) {
        var unit = Json.of(
                "{'resourceType': '%s', 'meta': {'profile': ['%sdeposit']}, 'identifier': [{'system': '%sunit',"
                        + " 'value': '%s'}], 'extension': [{'url': '%svolume', 'valueQuantity': %s}],"
                        + " 'collection': {'source': {'reference': '%s'}, 'collectedDateTime': '%s'}}",
                MILK,
                Papers.PROFILE,
                Papers.ID,
                number("U"),
                Papers.PROFILE,
                Papers.millilitres("100"),
                donor,
                Papers.at(expressed));
        var answer = ask(
                MILK + "/$receive",
                Json.of(
                        "{'name': 'deposit', 'part': [{'name': 'unit', 'resource': %s}, {'name': 'condition',"
                                + " 'valueCode': 'frozen'}, {'name': 'sealIntact', 'valueBoolean': true}]}",
                        unit),
                time("received", Duration.ofDays(9)));
        var bag = Json.all(answer.path("parameter").path(0).path("part"))
                .filter(part -> part.path("name").asText().equals("unit"))
                .map(part -> MILK + "/" + part.path("resource").path("id").asText())
                .findFirst()
                .orElseThrow();
        made(bag, Kind.DEPOSIT, donor, expressed, "", BAG, "registered");
        return bag;
    }

    private void made(
            String unit, Kind kind, String donor, Instant expressed, String from, double volume, String status) {
        account.add(new Made(
                new Milk(unit, kind, donor, expressed, from.isEmpty() ? List.of() : List.of(from), volume), status));
    }

    private static ObjectNode curve() {
        var data = "20 45 60 " + Curves.of(31, "62.6") + "50 35 26 24 10 4";
        var start = Papers.now().minus(Duration.ofMinutes(60));
        return Json.of(
                "{'resourceType': 'Observation', 'status': 'final', 'code': {'coding': [{'system':"
                        + " '%smilk-observation', 'code': 'temperature-curve'}]}, 'effectivePeriod': {'start': '%s',"
                        + " 'end': '%s'}, 'valueSampledData': {'origin': {'value': 0, 'system':"
                        + " 'http://unitsofmeasure.org', 'code': 'Cel'}, 'period': 60000, 'factor': 1, 'dimensions': 1,"
                        + " 'data': '%s'}}",
                Papers.CODES, Papers.at(start), Papers.at(start.plusSeconds(60L * data.split(" +").length)), data);
    }

    private ObjectNode bottle() {
        return Json.of(
                "{'name': 'bottle', 'part': [{'name': 'identifier', 'valueString': '%s'}, {'name': 'volume',"
                        + " 'valueQuantity': %s}]}",
                number("U"), Papers.millilitres("40"));
    }

    private void plates(Woman woman) {
        store(List.of(
                Papers.plate(woman.pool(), "pre", Papers.noGrowth()),
                Papers.plate(woman.batch(), "post", Papers.noGrowth())));
    }

    private void dispense(String bottle, Infant infant) {
        ask(infant.order() + "/$dispense", reference("unit", bottle));
        account.add(new Dispensed(bottle, infant.reference(), Papers.now()));
    }

    Door.Answer sign(String batch, String login) {
        return door.send(login, "POST", batch + "/$release", Door.JSON, "{\"resourceType\": \"Parameters\"}");
    }

    private static List<String> units(JsonNode answer, String name) {
        return Json.all(answer.path("parameter"))
                .filter(one -> one.path("name").asText().equals(name))
                .map(one -> MILK + "/" + one.path("resource").path("id").asText())
                .toList();
    }

    private JsonNode ask(String operation, ObjectNode... parameters) {
        var in = Json.of("{'resourceType': 'Parameters', 'parameter': []}");
        Stream.of(parameters).forEach(in.withArray("parameter")::add);
        return door.must("demo", operation, in).body();
    }

    private static ObjectNode reference(String name, String to) {
        return Json.of("{'name': '%s', 'valueReference': {'reference': '%s'}}", name, to);
    }

    private static ObjectNode text(String name, String text) {
        return Json.of("{'name': '%s', 'valueString': '%s'}", name, text);
    }

    private static ObjectNode time(String name, Duration ago) {
        return Json.of("{'name': '%s', 'valueDateTime': '%s'}", name, Papers.ago(ago));
    }

    /** In one transaction, and in the second account. */
    private List<String> store(List<ObjectNode> resources) {
        var bundle = Json.of("{'resourceType': 'Bundle', 'type': 'transaction', 'entry': []}");
        resources.forEach(resource -> bundle.withArray("entry")
                .add(Json.of(
                        "{'resource': %s, 'request': {'method': 'POST', 'url': '%s'}}",
                        resource, resource.path("resourceType").asText())));
        var written = Json.all(door.must("demo", "", bundle).body().path("entry"))
                .map(entry -> entry.path("response").path("location").asText())
                .map(Door.Answer::named)
                .toList();
        List<Fact> facts = new ArrayList<>();
        for (int at = 0; at < resources.size(); at++) {
            facts.add(new Fact(written.get(at), resources.get(at)));
        }
        account.add(new Event.Written(facts));
        return written;
    }

    /** Where each container stands by the record, and in which version. */
    Map<String, Standing> standing() {
        return Standing.of(door, account.now().milk().map(Milk::reference).toList());
    }
}
