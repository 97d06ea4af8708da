package org.lactarium.server.rawwrites;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.lactarium.server.rawwrites.RawBank.Woman;

/** Something new that somebody writes down, well made: mostly harmless, so that milk still goes somewhere. */
final class FreshParts {

    private static final String INTERPRETATION = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

    private final RawBank bank;
    private final Chance chance;
    private final FreshPapers papers;

    FreshParts(RawBank bank, Chance chance) {
        papers = new FreshPapers(bank, chance);
        this.bank = bank;
        this.chance = chance;
    }

    Part any() {
        return switch (chance.below(28)) {
            case 0, 1, 2, 3 -> plate();
            case 4, 5, 6 -> blood();
            case 7 -> finding();
            case 8 -> deferral();
            case 9 -> donorPapers();
            case 10 -> parents();
            case 11 -> order();
            case 12, 13, 14, 15, 16, 17 -> feed();
            case 18 -> specimen();
            case 19 -> serverOwned();
            case 25 -> milkFinding();
            case 20, 21, 22, 23, 24 -> papers.any();
            default -> harmless();
        };
    }

    private Woman woman() {
        return chance.of(bank.women);
    }

    /** What every bank hopes for. */
    static List<Part> clean(Woman woman) {
        return List.of(
                Part.fresh("a clean plate of " + woman.pool(), Papers.plate(woman.pool(), "pre", Papers.noGrowth())),
                Part.fresh(
                        "a clean plate of " + woman.batch(), Papers.plate(woman.batch(), "post", Papers.noGrowth())));
    }

    private Part plate() {
        var woman = woman();
        var stage = chance.of("pre", "post");
        var own = stage.equals("pre") ? woman.pool() : woman.batch();
        var milk = chance.percent(92) ? own : chance.of(woman.pool(), woman.batch());
        var value = chance.percent(65)
                ? Papers.noGrowth()
                : chance.of(
                        Papers.colonies("", "0"),
                        Papers.colonies("<", "1"),
                        Papers.colonies("", "50000"),
                        Papers.colonies("<", "50000"),
                        Papers.colonies("", "100000"),
                        Papers.colonies("", "1.5E5"),
                        Papers.colonies(">", "100"),
                        Papers.colonies("<", "50"),
                        Papers.colonies(">=", "150000"),
                        Papers.growthAndNone(),
                        "'valueCodeableConcept': {'coding': [{'system': '" + Papers.CODES
                                + "milk-observation', 'code': 'growth'}]}");
        var plate = standing(Papers.plate(milk, stage, value));
        if (chance.percent(6)) {
            flag(plate);
        }
        if (chance.percent(5)) {
            plate.put("effectiveDateTime", Papers.days(3));
        }
        if (chance.percent(3)) {
            note(plate, "Bacillus cereus 10^5 grown");
        }
        return Part.fresh("a plate " + stage + " of " + milk + " " + value, plate);
    }

    private Part blood() {
        var woman = woman();
        var test = chance.of(BloodAccount.PANEL);
        var answer = chance.percent(70) ? "131194007" : chance.of("11214006", "11214006", "82334004");
        var blood = standing(Papers.blood(woman.reference(), test, answer));
        blood.put("effectiveDateTime", Papers.days(chance.percent(4) ? -3 : 5 + chance.below(25)));
        if (chance.percent(20)) {
            blood.set(
                    "method",
                    Json.of("{'coding': [{'system': '%smilk-observation', 'code': 'confirmatory'}]}", Papers.CODES));
        }
        if (chance.percent(5)) {
            flag(blood);
        }
        if (answer.equals("131194007") && chance.percent(4)) {
            note(blood, "Reactive on repeat");
        }
        return Part.fresh("blood " + test + " " + answer + " of " + woman.reference(), blood);
    }

    /** Words beside a result that say more than it does. */
    private static void note(ObjectNode result, String words) {
        result.set("note", Json.list().add(Json.of("{'text': '%s'}", words)));
    }

    private static void flag(ObjectNode result) {
        result.set(
                "interpretation",
                Json.list().add(Json.of("{'coding': [{'system': '%s', 'code': 'A'}]}", INTERPRETATION)));
    }

    private ObjectNode standing(ObjectNode result) {
        if (chance.percent(25)) {
            result.put("status", chance.of("preliminary", "amended", "corrected", "entered-in-error", "cancelled"));
        }
        return result;
    }

    private Part finding() {
        var woman = woman();
        return Part.fresh(
                "a finding of " + woman.reference(),
                Papers.finding(woman.reference(), chance.percent(20) ? "260373001" : "260415000"));
    }

    /** By a test that no rule reads, of milk at any level. */
    private Part milkFinding() {
        var woman = woman();
        var milk = chance.of(woman.bag(), woman.pool(), woman.batch(), chance.of(woman.bottles()));
        var value = chance.of(
                "'valueQuantity': {'value': 6.9, 'unit': 'pH'}",
                "'valueString': 'No growth after 48 hours'",
                "'valueCodeableConcept': {'coding': [{'system': 'http://snomed.info/sct', 'code': '260415000'}]}",
                "'valueCodeableConcept': {'coding': [{'system': 'http://snomed.info/sct', 'code': '112283007'}]}",
                "'valueString': 'Heavy growth of Bacillus cereus'");
        return Part.fresh("an unknown test of " + milk + " " + value, standing(Papers.unknownTest(milk, value)));
    }

    private Part deferral() {
        var woman = woman();
        var reason = chance.of("smoking", "alcohol", "medicine", "mastitis", "transfusion", "travel");
        var then = chance.percent(30);
        return Part.fresh(
                "a deferral for " + reason + (then ? "" : " of other days") + " of " + woman.reference(),
                Papers.deferral(woman.reference(), reason, Papers.days(then ? 12 : 100), Papers.days(then ? 8 : 90)));
    }

    private Part donorPapers() {
        var woman = woman().reference();
        var consent = Papers.donorConsent(woman);
        consent.put("status", chance.of("active", "active", "inactive", "entered-in-error", "draft"));
        return Part.fresh("a consent of " + woman, consent);
    }

    private Part parents() {
        var infant = chance.of(bank.infants).reference();
        var word = chance.percent(85) ? "permit" : "deny";
        return Part.fresh("parents " + word + " for " + infant, Papers.parentConsent(infant, word));
    }

    private Part order() {
        var infant = chance.of(bank.infants).reference();
        var order = Papers.order(infant);
        order.put("status", chance.of("active", "active", "revoked", "completed", "on-hold"));
        return Part.fresh("an order for " + infant, order);
    }

    Part feed() {
        var which = chance.below(2);
        var woman = bank.women.get(which * 2);
        var infant = bank.infants.get(chance.percent(90) ? which : 1 - which);
        var order = bank.infants.get(chance.percent(95) ? which : 1 - which).order();
        var bottle = chance.percent(90) ? woman.bottles().get(0) : chance.of(woman().bottles());
        var volume = chance.of("5", "10", "2.5", "7.25", "1", "3", "4.5", "15", "60", "0", "-2");
        var number = chance.percent(75) ? bank.number("F") : "";
        var feed = Papers.feed(infant.reference(), order, bottle, volume, number);
        if (chance.percent(50)) {
            // well within what clocks may differ by, or well before: a second more or less changes nothing
            var ago = chance.percent(80) ? 20 + chance.below(480) : 1500 + chance.below(1500);
            feed.put("effectiveDateTime", Papers.ago(Duration.ofSeconds(ago)));
        } else if (chance.percent(5)) {
            feed.put("effectiveDateTime", Papers.ago(Duration.ofHours(-2)));
        }
        return Part.fresh("a feed of " + volume + " mL of " + bottle + " to " + infant.reference(), feed);
    }

    private Part specimen() {
        var woman = woman();
        var milk = chance.of(woman.pool(), woman.batch());
        return Part.fresh("a sample of " + milk, Papers.specimen(milk, bank.number("S"), chance.of("1", "0.5")));
    }

    /** What operations write, and nobody else. */
    private Part serverOwned() {
        var woman = woman();
        var what = chance.of(
                Json.of(
                        "{'resourceType': 'AuditEvent', 'type': {'system': 'https://hospital.example', 'code': 'x'},"
                                + " 'recorded': '%s', 'agent': [{'requestor': true}], 'source': {'observer': {'display':"
                                + " 'nobody'}}}",
                        Papers.days(1)),
                Json.of(
                        "{'resourceType': 'BiologicallyDerivedProduct', 'identifier': [{'system': '%sunit', 'value':"
                                + " '%s'}]}",
                        Papers.ID, bank.number("U")),
                Json.of(
                        "{'resourceType': 'SupplyDelivery', 'status': 'completed', 'patient': {'reference': '%s'},"
                                + " 'suppliedItem': {'quantity': %s, 'itemReference': {'display': 'milk', 'extension':"
                                + " [{'url': 'http://hl7.org/fhir/StructureDefinition/alternate-reference',"
                                + " 'valueReference': {'reference': '%s'}}]}}}",
                        bank.infants.get(0).reference(),
                        Papers.millilitres("40"),
                        woman.bottles().get(1)),
                Json.of(
                        "{'resourceType': 'DetectedIssue', 'meta': {'profile': ['%srecall']}, 'status': 'final',"
                                + " 'implicated': [{'reference': '%s'}]}",
                        Papers.PROFILE, woman.batch()),
                Json.of(
                        "{'resourceType': 'Task', 'status': 'completed', 'intent': 'order', 'code': {'coding':"
                                + " [{'system': '%sprocessing-step', 'code': 'discard'}]}, 'for': {'reference': '%s'},"
                                + " 'authoredOn': '%s'}",
                        Papers.CODES, woman.bottles().get(0), Papers.days(1)));
        return new Part(
                "",
                what,
                Json.write(what),
                Expected.REFUSED,
                "a " + what.path("resourceType").asText());
    }

    private Part harmless() {
        return switch (chance.below(3)) {
            case 0 -> {
                var infant = chance.of(bank.infants).reference();
                yield Part.fresh("a weight of " + infant, Papers.weight(infant));
            }
            case 1 ->
                Part.fresh("a place", Json.of("{'resourceType': 'Location', 'status': 'active', 'name': 'Freezer 2'}"));
            default ->
                Part.fresh(
                        "a person",
                        Json.of("{'resourceType': 'Practitioner', 'name': [{'text': 'Somebody of the ward'}]}"));
        };
    }
}
