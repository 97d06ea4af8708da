package org.lactarium.server.door;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lactarium.server.door.Mutator.Kind;

/** Results, units, statuses and times are written otherwise. */
final class ValueMutators {

    private static final List<String> STATUSES =
            List.of("F", "C", "P", "R", "S", "I", "O", "U", "X", "D", "W", "N", "B", "V", "A", "Y", "Z", "", "f", "Q");
    private static final List<String> UNITS = List.of(
            "",
            "CFU/L",
            "CFU/100mL",
            "kCFU/mL",
            "cfu/ml",
            "CFU",
            "mL",
            "/mL",
            "10*3/mL",
            "CFU/mL^^L",
            "%",
            "CFU/mL~CFU/L");
    private static final Pattern TIME = Pattern.compile("[0-9]{8}([0-9]{4,6})?([+-][0-9]{4})?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{3,}");

    private ValueMutators() {}

    static List<Mutator> all() {
        return Stream.of(numbers(), times(), statuses()).flatMap(List::stream).toList();
    }

    private static List<Mutator> numbers() {
        return List.of(
                number("thousands with commas", digits -> grouped(digits, ",")),
                number("thousands with dots", digits -> grouped(digits, ".")),
                number("thousands with spaces", digits -> grouped(digits, " ")),
                number(
                        "an exponent",
                        digits -> digits.charAt(0) + "." + digits.substring(1) + "E" + (digits.length() - 1)),
                number("full width", ValueMutators::fullWidth),
                number("entities", digits -> "&#" + (int) digits.charAt(0) + ";" + digits.substring(1)),
                number("a sign before", digits -> "-" + digits),
                number("a plus before", digits -> "+" + digits),
                number("letters for digits", digits -> digits.replace('0', 'O')),
                number("words after", digits -> digits + " approx"),
                number("a limit after", digits -> digits + "<"),
                new Mutator(
                        "another type of value",
                        Kind.NUMBERS,
                        (draft, random, all) -> draft.every("OBX", 2, was -> List.of(
                                        "", "NM", "ST", "SN", "CWE", "TX", "FT", "ED", "DT", "NA", "XX")
                                .get(random.nextInt(11)))),
                new Mutator(
                        "an empty result beside it",
                        Kind.NUMBERS,
                        (draft, random, all) -> draft.every("OBX", 5, was -> was + "~")),
                new Mutator(
                        "another code",
                        Kind.NUMBERS,
                        (draft, random, all) -> draft.every("OBX", 3, was -> List.of(
                                        "",
                                        "20695-3",
                                        "^Bacteria",
                                        "99999-9^Other^LN",
                                        was.toLowerCase(java.util.Locale.ROOT),
                                        "20695-3^Bacteria^SCT")
                                .get(random.nextInt(6)))),
                new Mutator(
                        "another unit",
                        Kind.UNITS,
                        (draft, random, all) -> draft.every("OBX", 6, was -> UNITS.get(random.nextInt(UNITS.size())))),
                new Mutator(
                        "the unit in the value",
                        Kind.UNITS,
                        (draft, random, all) -> draft.every("OBX", 5, was -> was + " CFU/mL")));
    }

    private static List<Mutator> times() {
        return List.of(
                time("years ago", at -> year(at, -7)),
                time("years ahead", at -> year(at, 3)),
                time("in the time of nobody", at -> "9999" + at.substring(4)),
                time("in another century", at -> "1900" + at.substring(4)),
                time("hours off", at -> at.length() < 10 ? at : at.substring(0, 8) + "23" + at.substring(10)),
                time("without a zone", at -> at.replaceAll("[+-][0-9]{4}$", "")),
                time("in a zone that is none", at -> at.replaceAll("[+-][0-9]{4}$", "+9999")),
                time("with dashes", at -> at.substring(0, 4) + "-" + at.substring(4, 6) + "-" + at.substring(6, 8)),
                time(
                        "as ISO",
                        at -> at.length() < 14
                                ? at
                                : at.substring(0, 4) + "-" + at.substring(4, 6) + "-" + at.substring(6, 8) + "T"
                                        + at.substring(8, 10) + ":" + at.substring(10, 12) + ":" + at.substring(12, 14)
                                        + "Z"),
                time("with Z", at -> at.replaceAll("[+-][0-9]{4}$", "Z")),
                time("at 24:00", at -> at.substring(0, 8) + "240000"),
                time("with two digits of the year", at -> at.substring(2)),
                time("on a day that is none", at -> at.substring(0, 4) + "0231" + at.substring(8)),
                time(
                        "the American way",
                        at -> at.substring(4, 6) + "/" + at.substring(6, 8) + "/" + at.substring(0, 4)));
    }

    private static List<Mutator> statuses() {
        return List.of(
                new Mutator("statuses combined", Kind.STATUSES, (draft, random, all) -> draft.every(
                                "OBR", 25, was -> STATUSES.get(random.nextInt(STATUSES.size())))
                        .every("OBX", 11, was -> STATUSES.get(random.nextInt(STATUSES.size())))),
                new Mutator(
                        "another status of the report",
                        Kind.STATUSES,
                        (draft, random, all) ->
                                draft.every("OBR", 25, was -> STATUSES.get(random.nextInt(STATUSES.size())))),
                new Mutator(
                        "another status of the result",
                        Kind.STATUSES,
                        (draft, random, all) ->
                                draft.every("OBX", 11, was -> STATUSES.get(random.nextInt(STATUSES.size())))),
                new Mutator(
                        "another flag",
                        Kind.STATUSES,
                        (draft, random, all) ->
                                draft.every("OBX", 8, was -> List.of("", "N", "A", "NEG", "POS", "H", "LL", "N~A", "?")
                                        .get(random.nextInt(9)))));
    }

    private static Mutator number(String name, UnaryOperator<String> change) {
        return new Mutator(
                "a number with " + name,
                Kind.NUMBERS,
                (draft, random, all) -> draft.every("OBX", 5, was -> DIGITS.matcher(was)
                        .replaceFirst(found -> java.util.regex.Matcher.quoteReplacement(change.apply(found.group())))));
    }

    private static Mutator time(String name, UnaryOperator<String> change) {
        return new Mutator(
                "a time " + name,
                Kind.TIMES,
                (draft, random, all) ->
                        Spot.change(draft, random, value -> TIME.matcher(value).matches(), change));
    }

    private static String grouped(String digits, String by) {
        int at = digits.length() - 3;
        return at <= 0 ? digits + by : digits.substring(0, at) + by + digits.substring(at);
    }

    private static String fullWidth(String digits) {
        var wide = new StringBuilder();
        digits.chars().map(digit -> digit - '0' + '０').forEach(wide::appendCodePoint);
        return wide.toString();
    }

    private static String year(String at, int years) {
        return "%04d".formatted(Integer.parseInt(at.substring(0, 4)) + years) + at.substring(4);
    }
}
