package org.lactarium.server.rawwrites;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Changes of one element of what is on record, as JSON Patch and as FHIRPath Patch. */
final class Patches {

    private final Chance chance;

    Patches(Chance chance) {
        this.chance = chance;
    }

    /**
     * @param type of the body
     * @param after what it makes of the fact; what it was where nothing may come of it
     */
    record Patch(Fact fact, String type, String body, ObjectNode after, Expected expected, String words) {}

    Patch of(Fact fact) {
        return chance.percent(55) && fact.said().has("status") ? status(fact) : wrong(fact);
    }

    private Patch status(Fact fact) {
        var status = statuses(fact);
        var after = fact.said().deepCopy().put("status", status);
        var expected = FeedAccount.isFeed(fact) && !status.equals("entered-in-error")
                        || List.of("EpisodeOfCare", "Specimen").contains(fact.type())
                ? Expected.EITHER
                : Expected.TAKEN;
        return chance.percent(50)
                ? new Patch(
                        fact,
                        Door.JSON_PATCH,
                        "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"" + status + "\"}]",
                        after,
                        expected,
                        "JSON Patch to " + status)
                : new Patch(
                        fact,
                        Door.JSON,
                        fhirPath(
                                "replace",
                                fact.type() + ".status",
                                ",{'name': 'value', 'valueCode': '" + status + "'}"),
                        after,
                        expected,
                        "FHIRPath Patch to " + status);
    }

    private String statuses(Fact fact) {
        return switch (fact.type()) {
            case "Observation" -> chance.of("entered-in-error", "amended", "corrected", "cancelled");
            case "Consent" -> chance.of("active", "inactive", "entered-in-error");
            case "NutritionOrder" -> chance.of("active", "revoked");
            case "EpisodeOfCare" -> chance.of("active", "onhold", "finished", "entered-in-error");
            case "Specimen" -> chance.of("available", "entered-in-error");
            case "QuestionnaireResponse" -> chance.of("amended", "entered-in-error", "in-progress");
            case "DiagnosticReport" -> chance.of("amended", "entered-in-error");
            case "ServiceRequest" -> chance.of("active", "revoked", "entered-in-error");
            case "Task", "Communication" -> chance.of("in-progress", "completed");
            case "Encounter" -> chance.of("in-progress", "finished");
            case "List", "DocumentReference" -> chance.of("current", "entered-in-error");
            case "DetectedIssue" -> chance.of("preliminary", "final");
            default -> "active";
        };
    }

    private Patch wrong(Fact fact) {
        var about = fact.said().has("focus") ? "focus" : fact.said().has("patient") ? "patient" : "subject";
        return switch (chance.below(5)) {
            case 0 -> refused(fact, json("remove", "/" + about, ""), "takes away " + about);
            case 1 -> refused(fact, json("add", "/comparater", ",'value': '>'"), "adds an element nobody knows");
            case 2 ->
                refused(
                        fact,
                        json(
                                "add",
                                "/modifierExtension",
                                ",'value': [{'url': 'https://hospital.example/is-not-so', 'valueBoolean': true}]"),
                        "adds a modifier");
            case 3 ->
                new Patch(
                        fact,
                        Door.JSON,
                        fhirPath("delete", fact.type() + "." + about, ""),
                        fact.said(),
                        fact.said().has(about) ? Expected.REFUSED : Expected.EITHER,
                        "FHIRPath takes away " + about);
            default -> refused(fact, json("replace", "/nothing/0/here", ",'value': 'x'"), "leads nowhere");
        };
    }

    private static Patch refused(Fact fact, String body, String words) {
        return new Patch(fact, Door.JSON_PATCH, body, fact.said(), Expected.REFUSED, "JSON Patch " + words);
    }

    private static String json(String op, String path, String more) {
        return Json.write(Json.read("[{'op': '" + op + "', 'path': '" + path + "'" + more + "}]"));
    }

    private static String fhirPath(String type, String path, String more) {
        return Json.write(
                Json.read("{'resourceType': 'Parameters', 'parameter': [{'name': 'operation', 'part': [{'name': 'type',"
                        + " 'valueCode': '" + type + "'}, {'name': 'path', 'valueString': '" + path + "'}" + more
                        + "]}]}"));
    }
}
