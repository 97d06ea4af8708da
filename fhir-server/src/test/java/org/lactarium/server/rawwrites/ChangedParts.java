package org.lactarium.server.rawwrites;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Something on record that somebody writes over: amended, withdrawn, or made into what it never was. */
final class ChangedParts {

    /** What is about somebody stays about her. */
    private static final Set<String> STAYS = Set.of(
            "Consent",
            "DiagnosticReport",
            "EpisodeOfCare",
            "NutritionOrder",
            "Observation",
            "QuestionnaireResponse",
            "RelatedPerson");

    private final RawBank bank;
    private final Chance chance;

    ChangedParts(RawBank bank, Chance chance) {
        this.bank = bank;
        this.chance = chance;
    }

    Part any() {
        return any(known());
    }

    Part any(Fact fact) {
        return chance.percent(25) ? rewritten(fact) : amended(fact);
    }

    Fact known() {
        var all = bank.account.now().facts().toList();
        // of the set-up there is much, and of what came later something is more often wrong
        return chance.percent(50) ? all.get(all.size() - 1 - chance.below(Math.min(12, all.size()))) : chance.of(all);
    }

    Part amended(Fact fact) {
        var said = fact.said().deepCopy();
        return switch (fact.type()) {
            case "Observation" -> observation(fact, said);
            case "EpisodeOfCare" ->
                status(
                        fact,
                        said,
                        Expected.EITHER,
                        List.of("active", "onhold", "finished", "entered-in-error", "cancelled"));
            case "Consent" ->
                status(fact, said, Expected.TAKEN, List.of("active", "active", "inactive", "entered-in-error"));
            case "NutritionOrder" ->
                status(fact, said, Expected.TAKEN, List.of("active", "active", "revoked", "completed"));
            case "Specimen" ->
                status(fact, said, Expected.TAKEN, List.of("available", "unsatisfactory", "entered-in-error"));
            case "QuestionnaireResponse" -> interview(fact, said);
            case "DiagnosticReport" ->
                status(fact, said, Expected.TAKEN, List.of("final", "amended", "entered-in-error", "cancelled"));
            case "ServiceRequest" ->
                status(fact, said, Expected.TAKEN, List.of("active", "revoked", "completed", "entered-in-error"));
            case "Task" -> status(fact, said, Expected.TAKEN, List.of("in-progress", "completed", "cancelled"));
            case "Encounter" -> status(fact, said, Expected.TAKEN, List.of("in-progress", "finished"));
            default -> Part.over(fact, "the same again over", said, Expected.TAKEN);
        };
    }

    private Part observation(Fact fact, ObjectNode said) {
        if (FeedAccount.isFeed(fact)) {
            if (chance.percent(50)) {
                return Part.over(
                        fact, "a feed entered in error", said.put("status", "entered-in-error"), Expected.TAKEN);
            }
            ((ObjectNode) said.path("valueQuantity")).put("value", chance.of(3, 6, 9));
            return Part.over(fact, "another volume", said.put("status", "amended"), Expected.EITHER);
        }
        return status(
                fact,
                said,
                Expected.TAKEN,
                List.of("amended", "corrected", "entered-in-error", "entered-in-error", "cancelled", "preliminary"));
    }

    /** Another word about the same day, or the whole interview was a mistake. */
    private Part interview(Fact fact, ObjectNode said) {
        if (chance.percent(50)) {
            Interviews.no(said, Interviews.reason(said));
            return Part.over(fact, "another answer in", said.put("status", "amended"), Expected.TAKEN);
        }
        return status(fact, said, Expected.TAKEN, List.of("completed", "entered-in-error", "in-progress", "stopped"));
    }

    private Part status(Fact fact, ObjectNode said, Expected expected, List<String> some) {
        var status = chance.of(some);
        return Part.over(fact, status + " is", said.put("status", status), expected);
    }

    /** A fact stays what it is and about whom it is. */
    private Part rewritten(Fact fact) {
        var said = fact.said().deepCopy();
        var about = said.has("patient") ? "patient" : "subject";
        if (fact.type().equals("Patient")) {
            return linked(fact, said);
        }
        if (STAYS.contains(fact.type()) && said.path(about).has("reference") && chance.percent(50)) {
            said.set(about, Json.of("{'reference': '%s'}", another(Json.named(said.path(about)))));
            return Part.over(fact, "about somebody else is", said, Expected.REFUSED);
        }
        if (said.has("focus") && chance.percent(60)) {
            var focus = Json.named(said.path("focus").path(0));
            said.set("focus", Json.list().add(Json.of("{'reference': '%s'}", otherMilk(focus))));
            return Part.over(fact, "about other milk is", said, Expected.REFUSED);
        }
        if (fact.type().equals("Observation") && !Json.coded(said.path("code"), "http://loinc.org", "29463-7")) {
            said.set("code", Json.of("{'coding': [{'system': 'http://loinc.org', 'code': '29463-7'}]}"));
            said.remove("meta");
            said.remove("focus");
            said.remove("basedOn");
            said.remove("component");
            return Part.over(fact, "made a weight is", said, Expected.REFUSED);
        }
        return amended(fact);
    }

    private Part linked(Fact person, ObjectNode said) {
        var link = Json.of(
                "{'type': '%s', 'other': {'reference': '%s'}}",
                chance.of("replaces", "replaced-by"), another(person.reference()));
        said.set("link", Json.list().add(link));
        return Part.over(person, "linked by hand is", said, Expected.REFUSED);
    }

    private String another(String person) {
        Optional<String> other = bank.account
                .now()
                .facts()
                .filter(fact -> fact.type().equals("Patient"))
                .map(Fact::reference)
                .filter(one -> !one.equals(person))
                .findFirst();
        return other.orElseThrow();
    }

    private String otherMilk(String milk) {
        return bank.account
                .now()
                .milk()
                .map(Milk::reference)
                .filter(one -> !one.equals(milk))
                .findFirst()
                .orElseThrow();
    }
}
