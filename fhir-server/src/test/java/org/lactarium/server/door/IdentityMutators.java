package org.lactarium.server.door;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.lactarium.server.door.Mutator.Kind;

/** Whose message it is, about what, and how its letters are written. */
final class IdentityMutators {

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            StandardCharsets.UTF_16,
            StandardCharsets.ISO_8859_1,
            Charset.forName("Big5"));

    private IdentityMutators() {}

    static List<Mutator> all() {
        return List.of(
                new Mutator(
                        "the control id of another message",
                        Kind.IDENTITY,
                        (draft, random, all) -> header(draft, 10, all.controlId())),
                new Mutator(
                        "the accession of other milk",
                        Kind.IDENTITY,
                        (draft, random, all) -> draft.every("OBR", 3, was -> all.accession() + "^LIS")),
                new Mutator("no accession", Kind.IDENTITY, (draft, random, all) -> draft.every("OBR", 3, was -> "")),
                subject("other milk, too", (all, was) -> was + "~" + all.other().batch() + "^^^BANK^LOT"),
                subject("other milk first", (all, was) -> all.other().batch() + "^^^BANK^LOT~" + was),
                subject("milk nobody knows, too", (all, was) -> was + "~B-99-9999^^^BANK^LOT"),
                subject("a donor, too", (all, was) -> was + "~" + all.milk().donor() + "^^^BANK^PI"),
                subject("a number of another type", (all, was) -> was.replace("^LOT", "^MR")
                        .replace("^PI", "^LOT")),
                subject("a number without a type", (all, was) -> was.split("\\^", 2)[0]),
                subject("a number in small letters", (all, was) -> was.toLowerCase(java.util.Locale.ROOT)),
                subject(
                        "a number in full width",
                        (all, was) -> was.replace('B', 'Ｂ').replace('P', 'Ｐ').replace('D', 'Ｄ')),
                subject("a number with spaces", (all, was) -> was.replace("-", " - ")),
                subject("a number with other dashes", (all, was) -> was.replace('-', '–')),
                subject(
                        "a number with a letter nobody sees",
                        (all, was) -> was.isEmpty() ? was : was.charAt(0) + "\u200b" + was.substring(1)),
                new Mutator(
                        "a specimen nobody knows",
                        Kind.IDENTITY,
                        (draft, random, all) -> added(draft, List.of("SPM", "1", "SP-NOBODY", "", "MILK"))),
                new Mutator(
                        "an order nobody knows",
                        Kind.IDENTITY,
                        (draft, random, all) -> draft.every("OBR", 2, was -> "SR-NOBODY")),
                new Mutator(
                        "two specimens",
                        Kind.IDENTITY,
                        (draft, random, all) -> added(
                                added(draft, List.of("SPM", "1", "SP-1", "", "MILK")),
                                List.of("SPM", "2", "SP-2", "", "MILK"))),
                new Mutator(
                        "in another character set",
                        Kind.CHARACTERS,
                        (draft, random, all) -> draft.in(CHARSETS.get(random.nextInt(CHARSETS.size())))),
                new Mutator(
                        "with another character set declared",
                        Kind.CHARACTERS,
                        (draft, random, all) -> header(
                                draft,
                                18,
                                List.of(
                                                "",
                                                "ASCII",
                                                "8859/1",
                                                "UNICODE UTF-16",
                                                "GB 18030-2000",
                                                "XX",
                                                "UNICODE UTF-8~ISO IR87")
                                        .get(random.nextInt(7)))),
                new Mutator(
                        "a letter that is none",
                        Kind.CHARACTERS,
                        (draft, random, all) -> Spot.change(
                                draft,
                                random,
                                value -> FieldMutators.insert(
                                        value,
                                        random,
                                        List.of("\u0000", "\ufffd", "\u001d", "\u0085", "\u2028")
                                                .get(random.nextInt(5))))),
                new Mutator(
                        "of another message type",
                        Kind.HEADER,
                        (draft, random, all) -> header(
                                draft,
                                9,
                                List.of(
                                                "", "ORU", "ORU^R99", "ADT^A08", "ORU^R30", "OUL^R22", "ACK", "MDM^T02",
                                                "oru^r01")
                                        .get(random.nextInt(9)))),
                new Mutator(
                        "of another processing mode",
                        Kind.HEADER,
                        (draft, random, all) -> header(
                                draft,
                                11,
                                List.of("", "T", "D", "X", "p", "P^T", "P^A").get(random.nextInt(7)))),
                new Mutator(
                        "of another version",
                        Kind.HEADER,
                        (draft, random, all) -> header(
                                draft,
                                12,
                                List.of("", "2.1", "2.9", "3.0", "2.5.1^CHN", "two", "2.3")
                                        .get(random.nextInt(7)))),
                new Mutator("without a control id", Kind.HEADER, (draft, random, all) -> header(draft, 10, "")),
                new Mutator("of nobody", Kind.HEADER, (draft, random, all) -> header(header(draft, 3, ""), 4, "")));
    }

    private interface Renaming {
        String of(Situation all, String was);
    }

    private static Mutator subject(String name, Renaming renaming) {
        return new Mutator(
                name, Kind.IDENTITY, (draft, random, all) -> draft.every("PID", 3, was -> renaming.of(all, was)));
    }

    private static Draft header(Draft draft, int field, String value) {
        UnaryOperator<String> change = was -> value;
        return draft.every("MSH", field, change);
    }

    private static Draft added(Draft draft, List<String> segment) {
        var segments = new ArrayList<>(draft.segments());
        segments.add(segment);
        return draft.with(segments);
    }
}
