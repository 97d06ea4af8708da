package org.lactarium.server.door;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.lactarium.profiles.number.NumberKey;

/**
 * What a sensible person takes a message for who reads it without knowing the program. It is small on purpose, and decides
 * only what a mutated message may no longer be asked for. A message is asked to stop the milk unless, by its plain words,
 *
 * <ul>
 *   <li>it is a test or for training: MSH-11 is T or D ({@link #TEST});
 *   <li>no field, component or repetition of it is a number of the milk or its donor, however that is written ({@link #NAMES_NOBODY});
 *   <li>it reports results, and each of them is final, counted or worded as harmless, and flagged as nothing else, and no field says
 *       growth or an infection in words ({@link #PASSES});
 *       a culture before heating is harmless below 100,000 CFU/mL;
 *   <li>it has no result and announces one only, or takes back what was never said ({@link #SAYS_NOTHING});
 *   <li>it takes back every result in it, of the report and of the observation alike, or before any was said ({@link #TAKEN_BACK});
 *   <li>it corrects a report and is older than that by OBR-22 ({@link #OLDER});
 *   <li>it leaves a blood test open, and of that blood other blood has answered since ({@link #OLDER}).
 * </ul>
 *
 * Whatever is broken, contradicts itself or is half there is none of these: it forbids.
 */
enum PlainWords {
    FORBIDS,
    TEST,
    NAMES_NOBODY,
    PASSES,
    SAYS_NOTHING,
    TAKEN_BACK,
    OLDER;

    private static final Set<String> FINAL = Set.of("F", "C", "U");
    private static final Set<String> ANNOUNCED = Set.of("O", "I", "S", "A", "R", "P", "Y", "Z");
    private static final Set<String> WITHDRAWN = Set.of("X", "D", "W", "N");
    private static final Set<String> HARMLESS_FLAGS = Set.of("", "N", "NEG", "NR");
    private static final Set<String> HARMLESS = Set.of(
            "0",
            "^0",
            "=^0",
            "<^1",
            "<1",
            "no growth",
            "nil growth",
            "ng",
            "no growth after 48 h",
            "no growth after 48 hours",
            "n",
            "264868006",
            "negative",
            "non-reactive",
            "not detected");
    private static final Set<String> OF_THAT_BLOOD_ALONE = Set.of("one indeterminate", "one ratio with a flag");
    private static final Pattern COUNT = Pattern.compile("=?\\^?([0-9]{1,9})");
    private static final Pattern TIME = Pattern.compile("[0-9]{12,14}[+-][0-9]{4}");
    private static final Pattern HEXADECIMAL = Pattern.compile("\\\\X((?:[0-9A-F]{2})+)\\\\");
    private static final int FEWER_ARE_HARMLESS = 100_000;

    /** The day a sample was taken; what is no day is later than any. */
    private static String day(String time) {
        var digits = time.replaceAll("[^0-9]", "");
        return digits.length() < 8 ? "~" : digits.substring(0, 8);
    }

    /** @param original the message before anything happened to it */
    static PlainWords of(String text, Draft original, Variant variant, Milk milk) {
        var lines = lines(text);
        var header = first(lines, "MSH");
        if (header != null && Set.of("T", "D").contains(component(at(header, 11)))) {
            return TEST;
        }
        if (!names(text, milk)) {
            return NAMES_NOBODY;
        }
        var report = first(lines, "OBR");
        if (header == null || report == null) {
            return FORBIDS;
        }
        if (variant.follows() && older(at(report, 22), original.value(original.first("OBR"), 22))) {
            return OLDER;
        }
        if (OF_THAT_BLOOD_ALONE.contains(variant.name())
                && day(at(report, 7)).compareTo(day(original.value(original.first("OBR"), 7))) < 0) {
            return OLDER;
        }
        var results = lines.stream().filter(line -> line.get(0).equals("OBX")).toList();
        if (saysSo(lines)) {
            return FORBIDS;
        }
        var known = lines.stream().allMatch(line -> line.get(0).matches("[A-Z][A-Z0-9]{2}"));
        return results.isEmpty()
                ? withoutResults(report, original)
                : known ? results(report, results, variant) : FORBIDS;
    }

    /** In words, wherever they stand. */
    private static boolean saysSo(List<List<String>> lines) {
        return lines.stream()
                .flatMap(List::stream)
                .anyMatch(field -> field.contains(Failing.GROWN) || field.contains(Failing.REACTIVE));
    }

    /** A withdrawal of the accession it was about says much; another one says nothing of this milk. */
    private static PlainWords withoutResults(List<String> report, Draft original) {
        var status = at(report, 25);
        var same = component(at(report, 3)).equals(component(original.value(original.first("OBR"), 3)));
        if (WITHDRAWN.contains(status)) {
            return same && original.first("OBX") < 0 ? FORBIDS : SAYS_NOTHING;
        }
        return ANNOUNCED.contains(status) ? SAYS_NOTHING : FORBIDS;
    }

    private static PlainWords results(List<String> report, List<List<String>> results, Variant variant) {
        var withdrawn = results.stream().allMatch(result -> WITHDRAWN.contains(at(result, 11)));
        if (withdrawn && (WITHDRAWN.contains(at(report, 25)) || !variant.follows())) {
            return TAKEN_BACK;
        }
        var before = component(at(report, 4)).equals("MBCULPRE");
        var harmless = FINAL.contains(at(report, 25))
                && results.stream()
                        .allMatch(result -> FINAL.contains(at(result, 11))
                                && HARMLESS_FLAGS.contains(at(result, 8))
                                && harmless(at(result, 5), before));
        return harmless ? PASSES : FORBIDS;
    }

    private static boolean harmless(String value, boolean before) {
        var plain = value.toLowerCase(Locale.ROOT);
        if (HARMLESS.contains(plain) || HARMLESS.contains(component(plain))) {
            return true;
        }
        var count = COUNT.matcher(plain);
        return count.matches() && Integer.parseInt(count.group(1)) < (before ? FEWER_ARE_HARMLESS : 1);
    }

    private static boolean older(String now, String was) {
        return TIME.matcher(now).matches() && TIME.matcher(was).matches() && now.compareTo(was) < 0;
    }

    /** Pieces between any delimiters, in each of the usual alphabets. */
    static boolean names(String text, Milk milk) {
        var keys = Set.of(NumberKey.of(milk.batch()), NumberKey.of(milk.pool()), NumberKey.of(milk.donor()));
        return Arrays.stream(unescaped(delimitedAsUsual(text)).split("[|^~&\r\n]"))
                .map(NumberKey::of)
                .anyMatch(keys::contains);
    }

    private static List<List<String>> lines(String text) {
        var lines = new ArrayList<List<String>>();
        for (var line : delimitedAsUsual(text).split("[\r\n]+")) {
            if (!line.isBlank()) {
                var fields = new ArrayList<>(Arrays.asList(line.split("\\|", -1)));
                if (fields.get(0).equals("MSH")) {
                    fields.add(1, "|");
                }
                fields.replaceAll(PlainWords::unescaped);
                lines.add(List.copyOf(fields));
            }
        }
        return lines;
    }

    private static String delimitedAsUsual(String text) {
        if (!text.startsWith("MSH") || text.length() < 8 || text.startsWith("MSH|^~\\&")) {
            return text;
        }
        var usual = text;
        for (int at = 0; at < 5; at++) {
            usual = usual.replace(text.charAt(3 + at), "|^~\\&".charAt(at));
        }
        return usual;
    }

    private static String unescaped(String text) {
        return HEXADECIMAL.matcher(text).replaceAll(found -> {
            var letters = new StringBuilder();
            var pairs = found.group(1);
            for (int at = 0; at < pairs.length(); at += 2) {
                letters.append((char) Integer.parseInt(pairs, at, at + 2, 16));
            }
            return java.util.regex.Matcher.quoteReplacement(letters.toString());
        });
    }

    private static List<String> first(List<List<String>> lines, String name) {
        return lines.stream()
                .filter(line -> line.get(0).equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String component(String field) {
        int end = field.indexOf('^');
        return end <= 0 ? field : field.substring(0, end);
    }

    private static String at(List<String> line, int field) {
        return field < line.size() ? line.get(field) : "";
    }
}
