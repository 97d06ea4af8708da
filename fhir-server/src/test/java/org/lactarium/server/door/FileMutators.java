package org.lactarium.server.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lactarium.server.door.Mutator.Kind;

/** What goes wrong with measured numbers, and with the columns and lines of a table. */
final class FileMutators {

    private static final Pattern MEASURED = Pattern.compile("[0-9]{1,2}[.,][0-9]{1,2}");

    private FileMutators() {}

    static List<Mutator> all() {
        return List.of(
                measured("a measured number with a sign before", number -> "-" + number),
                measured("a measured number with a comparator", number -> ">" + number),
                measured("a measured number with the other point", FileMutators::otherPoint),
                measured("a measured number with a star", number -> number + "*"),
                measured("a measured number with its unit", number -> number + " g"),
                measured("a measured number in quotes", number -> "\"" + number + "\""),
                measured("a measured number with an open quote", number -> "\"" + number),
                measured("a measured number without its point", number -> number.replaceAll("[.,]", "")),
                measured("a measured number of thousands", number -> "1" + otherPoint(number.substring(1)) + "00"),
                new Mutator("two columns changed", Kind.MOVED, FileMutators::columns),
                new Mutator("a line twice", Kind.REPEATED, (draft, random, all) -> {
                    var lines = new ArrayList<>(draft.segments());
                    lines.add(lines.get(random.nextInt(lines.size())));
                    return draft.with(lines);
                }),
                new Mutator(
                        "line ends of another kind",
                        Kind.FRAMES,
                        (draft, random, all) ->
                                draft.then(text -> text.replaceAll("\r\n?", random.nextBoolean() ? "\n" : "\r\n"))));
    }

    private static Mutator measured(String name, UnaryOperator<String> change) {
        return new Mutator(
                name,
                Kind.NUMBERS,
                (draft, random, all) -> Spot.change(
                        draft, random, value -> MEASURED.matcher(value).matches(), change));
    }

    private static String otherPoint(String number) {
        return number.contains(",") ? number.replace(',', '.') : number.replace('.', ',');
    }

    /** In one line only: what was one nutrient's is another's, and its number is not moved with it. */
    private static Draft columns(Draft draft, Random random, Situation all) {
        var text = draft.text();
        var found = new ArrayList<String>();
        Matcher matcher = Pattern.compile("MB[A-Z]{3}|\\[(g|kcal)/100 mL\\]").matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        if (found.isEmpty()) {
            return draft;
        }
        var code = found.get(random.nextInt(found.size()));
        return draft.then(written -> written.replaceFirst(Pattern.quote(code), "?" + code.substring(1)));
    }
}
