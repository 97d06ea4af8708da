package org.lactarium.server.rawwrites;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One thing about a resource that is not as it should be; of some it says what must become of it, of others nobody can. */
final class Spoiled {

    private static final String SENTINEL = "@@";
    private static final List<String> ABOUT = List.of("subject", "patient", "focus");
    private static final Set<String> LOOKED_UP = Set.of("value", "code", "system", "reference");
    private static final String ABSENT =
            "{'extension': [{'url': 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', 'valueCode': 'unknown'}]}";
    private static final Map<String, String> SECOND_CHOICE = Map.of(
            "valueQuantity", "'valueString': 'much'",
            "valueCodeableConcept", "'valueBoolean': false",
            "effectiveDateTime", "'effectivePeriod': {'start': '2026-01-01'}");

    private interface Mistake {
        Part in(Part part);
    }

    private final Chance chance;
    private final String base;
    private final List<Mistake> mistakes = List.of(
            this::misspelt,
            this::misspelt,
            this::twice,
            this::twice,
            this::twoChoices,
            this::inWords,
            this::inWords,
            this::nobody,
            this::emptyReference,
            this::ownAddress,
            this::versioned,
            this::huge,
            this::modifier,
            this::rules,
            this::subsetted,
            this::absent,
            this::noStatus,
            this::withoutOffset,
            this::halfCharacter,
            this::otherJson,
            this::nothing,
            this::otherUnit,
            this::negative,
            this::nestedDenial,
            this::foreign,
            this::withoutProfile,
            this::unknownStatus);

    Spoiled(Chance chance, String base) {
        this.chance = chance;
        this.base = base;
    }

    /** With one mistake; as it was where that mistake cannot be made. */
    Part of(Part part) {
        return chance.of(mistakes).in(part);
    }

    /** With a mistake that is one in XML, too. */
    Part inAnyFormat(Part part) {
        List<Mistake> some = List.of(
                this::inWords,
                this::nobody,
                this::versioned,
                this::modifier,
                this::rules,
                this::subsetted,
                this::absent,
                this::foreign);
        return chance.of(some).in(part);
    }

    private Part misspelt(Part part) {
        var said = part.said().deepCopy();
        var where = chance.of(Json.objects(said));
        var name = chance.of(names(where));
        if (name.equals("resourceType") || name.startsWith("_")) {
            return part;
        }
        var wrong = chance.of(name + "s" + "s", Character.toUpperCase(name.charAt(0)) + name.substring(1), "x" + name);
        where.set(wrong, where.get(name));
        if (chance.percent(50)) {
            where.remove(name);
        }
        return part.but(Expected.REFUSED, "misspelt " + wrong, said);
    }

    private Part twice(Part part) {
        var said = part.said().deepCopy();
        var where = chance.of(Json.objects(said));
        var name = chance.of(names(where));
        where.set(SENTINEL, where.get(name));
        return part.but(
                Expected.REFUSED,
                "twice " + name,
                part.said(),
                said,
                bytes -> bytes.replace("\"" + SENTINEL + "\"", "\"" + name + "\""));
    }

    private Part twoChoices(Part part) {
        var choice = SECOND_CHOICE.keySet().stream()
                .sorted()
                .filter(part.said()::has)
                .findFirst();
        return choice.map(name -> {
                    var said = part.said().deepCopy();
                    said.setAll(Json.of("{" + SECOND_CHOICE.get(name) + "}"));
                    return part.but(Expected.REFUSED, "beside " + name + " another", said);
                })
                .orElse(part);
    }

    private Part inWords(Part part) {
        var other = chance.of(
                Json.of("{'display': 'the one of this morning'}"),
                Json.of("{'identifier': {'system': '%sbatch', 'value': 'B-1'}}", Papers.ID),
                Json.of("{'reference': '#it'}"),
                Json.of("{'reference': 'https://elsewhere.example/fhir/Patient/1'}"));
        return about(part, Expected.REFUSED, "about " + other, other, true);
    }

    private Part nobody(Part part) {
        var type = about(part).startsWith(RawBank.MILK) ? RawBank.MILK : "Patient";
        return about(part, Expected.REFUSED, "about nobody", Json.of("{'reference': '%s/nobody-7'}", type), false);
    }

    private Part emptyReference(Part part) {
        return about(part, Expected.EITHER, "about an empty reference", Json.of("{}"), false);
    }

    private Part ownAddress(Part part) {
        var other = Json.of("{'reference': '%s/%s'}", base, about(part));
        return about(part, Expected.EITHER, "by its whole address", other, false);
    }

    private Part versioned(Part part) {
        var other = Json.of("{'reference': '%s/_history/1'}", about(part));
        return about(part, Expected.EITHER, "in one version", other, false);
    }

    private static String about(Part part) {
        return name(part).map(name -> Json.named(one(part.said(), name))).orElse("");
    }

    private static Optional<String> name(Part part) {
        return ABOUT.stream().filter(part.said()::has).reduce((one, later) -> later);
    }

    private static JsonNode one(ObjectNode said, String name) {
        return said.get(name).isArray() ? said.get(name).path(0) : said.get(name);
    }

    private Part about(Part part, Expected expected, String what, ObjectNode other, boolean contained) {
        if (about(part).isEmpty()) {
            return part;
        }
        var name = name(part).orElseThrow();
        var said = part.said().deepCopy();
        said.set(name, said.get(name).isArray() ? Json.list().add(other) : other);
        if (contained) {
            said.set("contained", Json.list().add(Json.of("{'resourceType': 'Device', 'id': 'it'}")));
        }
        return part.but(expected, what, said);
    }

    private Part huge(Part part) {
        var said = part.said().deepCopy();
        return Json.objects(said).stream()
                .filter(one -> one.path("value").isNumber())
                .findFirst()
                .map(one -> {
                    var number = chance.of("1e400", "1e999999999", "99999999999999999999", "1e-400", "-1e99");
                    one.put("value", SENTINEL);
                    return part.but(
                            Expected.REFUSED,
                            "so much " + number,
                            part.said(),
                            said,
                            bytes -> bytes.replace("\"" + SENTINEL + "\"", number));
                })
                .orElse(part);
    }

    private Part modifier(Part part) {
        var said = part.said().deepCopy();
        said.set(
                "modifierExtension",
                Json.list().add(Json.of("{'url': 'https://hospital.example/is-not-so', 'valueBoolean': true}")));
        return part.but(Expected.REFUSED, "with a modifier", said);
    }

    private Part rules(Part part) {
        return part.but(
                Expected.REFUSED,
                "under rules of its own",
                part.said().deepCopy().put("implicitRules", "https://hospital.example/rules"));
    }

    private Part subsetted(Part part) {
        var said = part.said().deepCopy();
        said.withObject("/meta")
                .withArray("tag")
                .add(
                        Json.of(
                                "{'system': 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', 'code': 'SUBSETTED'}"));
        return part.but(part.expected().and(Expected.EITHER), "in part", said);
    }

    private Part absent(Part part) {
        var said = part.said().deepCopy();
        var places = Json.objects(said).stream()
                .filter(one -> !one.has("url"))
                .flatMap(one -> LOOKED_UP.stream()
                        .sorted()
                        .filter(name -> one.path(name).isValueNode())
                        .map(name -> Map.entry(one, name)))
                .toList();
        if (places.isEmpty()) {
            return part;
        }
        var place = chance.of(places);
        place.getKey().remove(place.getValue());
        place.getKey().set("_" + place.getValue(), Json.of(ABSENT));
        return part.but(Expected.REFUSED, "without " + place.getValue(), said);
    }

    private Part noStatus(Part part) {
        if (!part.said().has("status") || !part.type().equals("Observation")) {
            return part;
        }
        var said = part.said().deepCopy();
        said.remove("status");
        if (chance.percent(50)) {
            said.set("_status", Json.of(ABSENT));
        }
        return part.but(part.expected().and(Expected.EITHER), "without a status", said);
    }

    private Part withoutOffset(Part part) {
        if (!part.said().has("effectiveDateTime")) {
            return part;
        }
        var at = Papers.ago(Duration.ofMinutes(3));
        return part.but(
                Expected.REFUSED,
                "at a local time",
                part.said().deepCopy().put("effectiveDateTime", at.substring(0, chance.of(19, 16))));
    }

    private Part halfCharacter(Part part) {
        var said = part.said().deepCopy();
        said.set("extension", Json.list().add(Json.of("{'url': 'https://hospital.example/x', 'valueString': '@@'}")));
        var text = chance.of("\\ud800", "\\u0007", "\\u0000");
        return part.but(
                Expected.REFUSED, "with half a character", part.said(), said, bytes -> bytes.replace(SENTINEL, text));
    }

    private Part otherJson(Part part) {
        var said = part.said().deepCopy();
        var where = Json.objects(said).stream()
                .filter(one ->
                        Stream.of("coding", "focus", "identifier", "basedOn").anyMatch(one::has))
                .findFirst();
        if (where.isEmpty()) {
            return part;
        }
        var name = Stream.of("coding", "focus", "identifier", "basedOn")
                .filter(where.get()::has)
                .findFirst()
                .orElseThrow();
        if (!where.get().get(name).isArray()) {
            return part;
        }
        where.get().set(name, where.get().get(name).get(0));
        return part.but(Expected.REFUSED, name + " without its brackets", said);
    }

    private Part nothing(Part part) {
        var said = part.said().deepCopy();
        var name = name(part).orElse("");
        if (name.isEmpty()) {
            return part;
        }
        if (said.get(name).isArray() && chance.percent(50)) {
            said.set(name, Json.list().addNull());
        } else {
            said.putNull(name);
        }
        return part.but(part.expected().and(Expected.EITHER), "about null", said);
    }

    private Part otherUnit(Part part) {
        var quantity = part.said().path("valueQuantity");
        if (!(quantity instanceof ObjectNode) || part.said().path("basedOn").isMissingNode()) {
            return part;
        }
        var said = part.said().deepCopy();
        ((ObjectNode) said.path("valueQuantity")).put("code", chance.of("L", "g", "dL", "ml"));
        return part.but(Expected.REFUSED, "in another unit", said);
    }

    private Part negative(Part part) {
        if (!part.said().path("valueQuantity").path("code").asText().equals("[CFU]/mL")) {
            return part;
        }
        var said = part.said().deepCopy();
        ((ObjectNode) said.path("valueQuantity")).put("value", -1);
        return part.but(part.expected().and(Expected.EITHER), "fewer than none", said);
    }

    private Part nestedDenial(Part part) {
        if (!part.type().equals("Consent")) {
            return part;
        }
        var said = part.said().deepCopy();
        var provision = (ObjectNode) said.path("provision");
        provision.set("provision", Json.list().add(Json.of("{'type': 'deny', 'code': %s}", provision.path("code"))));
        return part.but(part.expected().and(Expected.EITHER), "with an exception", said);
    }

    /** What the record need not know, and keeps. */
    private Part foreign(Part part) {
        var said = part.said().deepCopy();
        said.set(
                "extension",
                Json.list().add(Json.of("{'url': 'https://hospital.example/colour', 'valueString': 'blue 藍'}")));
        return part.but(part.expected(), "with something of the sender's own", said);
    }

    private Part withoutProfile(Part part) {
        var said = part.said().deepCopy();
        said.remove("meta");
        return part.but(part.expected().and(Expected.EITHER), "without its profile", said);
    }

    private Part unknownStatus(Part part) {
        return part.said().has("status")
                ? part.but(
                        Expected.REFUSED,
                        "of a status nobody knows",
                        part.said().deepCopy().put("status", chance.of("Final", "done", "")))
                : part;
    }

    private static List<String> names(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
