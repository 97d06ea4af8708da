package org.lactarium.server.door;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Ways of writing a message that change nothing of what it says, by the standard or by the laboratory's data file. */
final class Synonyms {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmssxx");
    private static final Pattern ZONED = Pattern.compile("[0-9]{14}[+-][0-9]{4}");
    private static final String USUAL = "|^~\\&";

    private Synonyms() {}

    /** The same for the same random numbers. */
    record Synonym(String name, Change change) {

        interface Change {
            Draft of(Draft draft, Random random);
        }

        Draft of(Draft draft, Random random) {
            return change.of(draft, random);
        }
    }

    static List<Synonym> all() {
        return List.of(
                new Synonym("as it is", (draft, random) -> draft),
                new Synonym("lines end in CR LF", (draft, random) -> draft.then(text -> text.replace("\r", "\r\n"))),
                new Synonym("lines end in LF", (draft, random) -> draft.then(text -> text.replace('\r', '\n'))),
                new Synonym(
                        "the last line does not end",
                        (draft, random) -> draft.then(text -> text.replaceFirst("\r$", ""))),
                new Synonym("delimiters at the end", (draft, random) -> trailing(draft, 1 + random.nextInt(9))),
                new Synonym(
                        "a component delimiter at the end of a number",
                        (draft, random) -> draft.every("OBR", 3, was -> was + "^")),
                new Synonym(
                        "a segment of the laboratory's own",
                        (draft, random) -> after(
                                draft,
                                draft.segments()
                                        .get(random.nextInt(draft.segments().size()))
                                        .get(0),
                                List.of("ZLB", "1", "plate 7"))),
                new Synonym(
                        "a note on the result",
                        (draft, random) -> after(draft, "OBX", List.of("NTE", "1", "L", "Read by eye."))),
                new Synonym(
                        "a note on the report",
                        (draft, random) -> after(draft, "OBR", List.of("NTE", "1", "L", "Routine."))),
                new Synonym("a visit between", (draft, random) -> after(draft, "PID", List.of("PV1", "1", "O"))),
                new Synonym(
                        "an order segment before the report",
                        (draft, random) -> after(draft, "PID", List.of("ORC", "RE"))),
                new Synonym("other delimiters", (draft, random) -> draft.then(text -> delimited(text, random))),
                new Synonym(
                        "a letter in hexadecimal",
                        (draft, random) -> draft.every("OBX", 3, was -> was.replace("Bacteria", "B\\X61\\cteria"))),
                new Synonym(
                        "a word in hexadecimal",
                        (draft, random) ->
                                draft.every("OBX", 5, was -> was.replace("No growth", "\\X4E\\o\\X2067\\rowth")
                                        .replace("Negative", "Neg\\X61\\tive"))),
                new Synonym(
                        "another code of the same",
                        (draft, random) -> draft.every(
                                "OBX",
                                3,
                                was -> was.replace(
                                        "20695-3^Bacteria^LN",
                                        pick(random, "20773-8^Bacteria^LN", "MBCFU^Bacteria^L")))),
                new Synonym(
                        "another word of the same",
                        (draft, random) -> draft.every(
                                "OBX",
                                5,
                                was -> was.equals("No growth")
                                        ? pick(
                                                random,
                                                "NO GROWTH",
                                                "no growth",
                                                "Nil growth",
                                                "NG",
                                                "No growth after 48 h")
                                        : was.equals("Negative")
                                                ? pick(random, "NEGATIVE", "Non-reactive", "Not detected")
                                                : was)),
                new Synonym(
                        "another spelling of the unit",
                        (draft, random) -> draft.every(
                                "OBX",
                                6,
                                was -> was.equals("CFU/mL")
                                        ? pick(random, "[CFU]/mL", "{CFU}/mL", "[CFU]/mL^^UCUM")
                                        : was)),
                new Synonym(
                        "in another time zone",
                        (draft, random) -> everywhere(draft, ZoneOffset.ofHours(random.nextInt(24) - 11))),
                new Synonym("results in another order", Synonyms::shuffled),
                new Synonym(
                        "of an older or newer version",
                        (draft, random) -> draft.every(
                                "MSH", 12, was -> pick(random, "2.3", "2.3.1", "2.4", "2.5", "2.6", "2.7"))),
                new Synonym(
                        "the message type without its structure",
                        (draft, random) -> draft.every("MSH", 9, was -> "ORU^R01")),
                new Synonym(
                        "the version by its whole name",
                        (draft, random) -> draft.every("MSH", 12, was -> was + "^HKG")),
                new Synonym("the character set left open", (draft, random) -> draft.every("MSH", 18, was -> "")));
    }

    private static String pick(Random random, String... any) {
        return any[random.nextInt(any.length)];
    }

    private static Draft trailing(Draft draft, int many) {
        var segments = new ArrayList<List<String>>();
        for (var segment : draft.segments()) {
            var longer = new ArrayList<>(segment);
            longer.addAll(Collections.nCopies(many, ""));
            segments.add(List.copyOf(longer));
        }
        return draft.with(segments);
    }

    private static Draft after(Draft draft, String name, List<String> segment) {
        int at = draft.first(name);
        if (at < 0) {
            return draft;
        }
        var segments = new ArrayList<>(draft.segments());
        segments.add(at + 1, segment);
        return draft.with(segments);
    }

    /** Declared in MSH-1 and MSH-2, and used throughout; none of them stands in a value. */
    private static String delimited(String text, Random random) {
        var free = new ArrayList<String>();
        for (var sign : List.of("#", "@", "!", "$", "*", "%", "?")) {
            if (!text.contains(sign)) {
                free.add(sign);
            }
        }
        Collections.shuffle(free, random);
        var changed = text;
        for (int at = 0; at < USUAL.length() && at < free.size(); at++) {
            changed = changed.replace(USUAL.substring(at, at + 1), free.get(at));
        }
        return changed;
    }

    private static Draft everywhere(Draft draft, ZoneOffset zone) {
        var changed = draft;
        for (var spot : Spot.all(draft, value -> ZONED.matcher(value).matches())) {
            var at = OffsetDateTime.parse(draft.value(spot.segment(), spot.field()), TIME);
            changed = changed.with(spot.segment(), spot.field(), TIME.format(at.withOffsetSameInstant(zone)));
        }
        return changed;
    }

    private static Draft shuffled(Draft draft, Random random) {
        var results = new ArrayList<>(draft.segments().stream()
                .filter(segment -> segment.get(0).equals("OBX"))
                .toList());
        Collections.shuffle(results, random);
        var segments = new ArrayList<List<String>>();
        for (var segment : draft.segments()) {
            segments.add(segment.get(0).equals("OBX") ? results.remove(0) : segment);
        }
        return draft.with(segments);
    }
}
