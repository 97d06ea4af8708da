package org.lactarium.server.label;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads GS1 element strings: with FNC1 as scanners give it, with a symbology identifier, or in brackets as people type it. */
final class Gs1Text {

    private static final Pattern LEADER = Pattern.compile("^(\\](d2|C1|Q3|e0)\u001d?|\u001d)");
    /** What a scanner sends that keeps both to itself. */
    private static final Pattern BARE = Pattern.compile("^01[0-9]{14}(17|7003|10|21).*");

    /** Identifiers of a fixed length, with it; the others end at FNC1. */
    private static final Map<String, Integer> FIXED =
            Map.of("00", 18, "01", 14, "02", 14, "11", 6, "13", 6, "15", 6, "17", 6, "20", 2);

    private static final Map<String, Integer> UP_TO = Map.of("10", 20, "21", 20, "7003", 10, "30", 8, "414", 13);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuMMddHHmm").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private Gs1Text() {}

    static boolean claims(String text) {
        return LEADER.matcher(text).find()
                || text.strip().startsWith("(")
                || (BARE.matcher(text).find() && Gtin.valid(text.substring(2, 16)));
    }

    static ScannedText read(String scanned) {
        var text = LEADER.matcher(scanned).replaceFirst("").strip();
        var elements = text.startsWith("(") ? bracketed(text) : plain(text);
        if (elements.isEmpty()) {
            return new ScannedText.Broken("an element is unknown or cut off");
        }
        var found = elements.get();
        var gtin = found.get("01");
        var serial = found.get("21");
        if (gtin != null && !Gtin.valid(gtin)) {
            return new ScannedText.Broken("the check of the GTIN fails");
        }
        if (serial == null) {
            return new ScannedText.Broken("there is no serial number");
        }
        try {
            return new ScannedText.Number(serial, null, expires(found));
        } catch (DateTimeException noSuchDay) {
            return new ScannedText.Broken("the expiry is no date");
        }
    }

    private static @Nullable LocalDateTime expires(Map<String, String> elements) {
        var minute = elements.get("7003");
        var day = elements.get("17");
        if (minute != null) {
            return LocalDateTime.parse(minute, MINUTE);
        }
        return day == null ? null : LocalDate.parse(day, DAY).atTime(23, 59);
    }

    private static Optional<Map<String, String>> bracketed(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        var element = Pattern.compile("\\(([0-9]{2,4})\\)([^(]+)").matcher(text);
        int end = 0;
        for (; element.find() && element.start() == end; end = element.end()) {
            if (!fits(element.group(1), element.group(2))) {
                return Optional.empty();
            }
            found.put(element.group(1), element.group(2));
        }
        return end == text.length() ? Optional.of(found) : Optional.empty();
    }

    private static Optional<Map<String, String>> plain(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        for (var rest = text; !rest.isEmpty(); ) {
            var start = rest;
            var identifier = java.util.stream.Stream.concat(FIXED.keySet().stream(), UP_TO.keySet().stream())
                    .filter(start::startsWith)
                    .findFirst()
                    .orElse("");
            var separator = rest.indexOf(SymbolText.FNC1);
            var end = FIXED.containsKey(identifier)
                    ? identifier.length() + FIXED.get(identifier)
                    : separator < 0 ? rest.length() : separator;
            if (identifier.isEmpty()
                    || end > rest.length()
                    || !fits(identifier, rest.substring(identifier.length(), end))) {
                return Optional.empty();
            }
            found.put(identifier, rest.substring(identifier.length(), end));
            rest = rest.substring(end);
            rest = rest.startsWith(String.valueOf(SymbolText.FNC1)) ? rest.substring(1) : rest;
        }
        return Optional.of(found);
    }

    private static boolean fits(String identifier, String value) {
        var fixed = FIXED.get(identifier);
        return fixed != null
                ? value.length() == fixed && value.chars().allMatch(Character::isDigit)
                : UP_TO.containsKey(identifier) && !value.isEmpty() && value.length() <= UP_TO.get(identifier);
    }
}
