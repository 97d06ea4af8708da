package org.lactarium.server.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.lactarium.server.door.Mutator.Kind;

/** One field says less, more, or what another field should say. */
final class FieldMutators {

    private static final List<String> DELIMITERS = List.of("|", "^", "~", "\\", "&", "\r", "\n", "\r\n");

    private FieldMutators() {}

    static List<Mutator> all() {
        return List.of(
                field("a field emptied", Kind.EMPTIED, value -> ""),
                field("a field of spaces", Kind.EMPTIED, value -> "  "),
                field("a field nulled", Kind.NULLED, value -> "\"\""),
                field(
                        "a component nulled",
                        Kind.NULLED,
                        value -> value.contains("^") ? "\"\"" + value.substring(value.indexOf('^')) : "\"\""),
                field("a field repeated", Kind.REPEATED, value -> value + "~" + value),
                field("a field repeated empty", Kind.REPEATED, value -> "~" + value),
                field("a field doubled", Kind.REPEATED, value -> value + value),
                new Mutator("fields moved right", Kind.MOVED, (draft, random, all) -> moved(draft, random, true)),
                new Mutator("fields moved left", Kind.MOVED, (draft, random, all) -> moved(draft, random, false)),
                new Mutator(
                        "components moved right",
                        Kind.MOVED,
                        (draft, random, all) ->
                                Spot.change(draft, random, value -> value.contains("^"), value -> "^" + value)),
                new Mutator(
                        "a field cut",
                        Kind.CUT,
                        (draft, random, all) -> Spot.change(
                                draft,
                                random,
                                value -> value.length() > 1,
                                value -> value.substring(0, 1 + random.nextInt(value.length() - 1)))),
                new Mutator("a segment cut", Kind.CUT, (draft, random, all) -> {
                    int at = random.nextInt(draft.segments().size());
                    var fields = draft.segments().get(at);
                    return draft.with(at, fields.subList(0, 1 + random.nextInt(fields.size())));
                }),
                new Mutator("the message cut", Kind.CUT, (draft, random, all) -> {
                    int keep = random.nextInt(draft.text().length());
                    return draft.then(text -> text.substring(0, Math.min(keep, text.length())));
                }),
                field(
                        "a letter escaped in hexadecimal",
                        Kind.ESCAPED,
                        value -> "\\X%02X\\".formatted((int) value.charAt(0)) + value.substring(1)),
                field("an escape that does not end", Kind.ESCAPED, value -> "\\X4" + value),
                field("an escape nobody knows", Kind.ESCAPED, value -> "\\Q9\\" + value),
                field("delimiters escaped away", Kind.ESCAPED, value -> value.replace("^", "\\S\\")
                        .replace("~", "\\R\\")),
                field("highlighted", Kind.ESCAPED, value -> "\\H\\" + value + "\\N\\"),
                new Mutator("a delimiter injected", Kind.DELIMITERS, (draft, random, all) -> {
                    var delimiter = DELIMITERS.get(random.nextInt(DELIMITERS.size()));
                    return Spot.change(draft, random, value -> insert(value, random, delimiter));
                }),
                new Mutator("a field delimiter lost", Kind.DELIMITERS, (draft, random, all) -> {
                    int at = random.nextInt(draft.segments().size());
                    return draft.with(at, joined(draft.segments().get(at), random));
                }));
    }

    private static Mutator field(String name, Kind kind, UnaryOperator<String> change) {
        return new Mutator(name, kind, (draft, random, all) -> Spot.change(draft, random, change));
    }

    static String insert(String value, Random random, String what) {
        int at = random.nextInt(value.length() + 1);
        return value.substring(0, at) + what + value.substring(at);
    }

    private static Draft moved(Draft draft, Random random, boolean right) {
        int segment = random.nextInt(draft.segments().size());
        var fields = new ArrayList<>(draft.segments().get(segment));
        var first = fields.get(0).equals("MSH") ? 3 : 1;
        if (fields.size() <= first) {
            return draft;
        }
        int from = first + random.nextInt(fields.size() - first);
        if (right) {
            fields.add(from, "");
        } else {
            fields.remove(from);
        }
        return draft.with(segment, fields);
    }

    private static List<String> joined(List<String> segment, Random random) {
        var fields = new ArrayList<>(segment);
        int at = fields.get(0).equals("MSH") ? 3 : 1;
        if (fields.size() > at + 1) {
            at += random.nextInt(fields.size() - at - 1);
            fields.set(at, fields.get(at) + fields.remove(at + 1));
        }
        return fields;
    }
}
