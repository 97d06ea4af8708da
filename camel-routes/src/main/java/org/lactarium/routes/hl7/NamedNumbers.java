package org.lactarium.routes.hl7;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every number a message may name, as widely as its bytes allow: whatever could stand on a label, whichever field it is in and
 * whether or not the rest can be read. What of it is milk or a donor the record knows. Left out is what only looks like one: the
 * message's own number, times, and small numbers and words in fields that number nothing.
 */
public final class NamedNumbers {

    private static final int MOST = 20_000;
    /** What is longer is an embedded document. */
    private static final int LONGEST_TEXT = 100_000;

    /** Lines that say what a message is about come first, in case there are more numbers than anybody looks up. */
    private static final Pattern IDENTIFYING = Pattern.compile("\\W*(PID|OBR|ORC|SPM|SAC|O|P|Q)\\W.*", Pattern.DOTALL);

    private static final Pattern HEX = Pattern.compile("\\\\X((?:[0-9A-Fa-f]{2})+)\\\\");
    private static final Pattern ENTITY = Pattern.compile("&#(x[0-9A-Fa-f]{1,6}|\\d{1,7});");

    private NamedNumbers() {}

    /** @param charset in which it was read; null when nobody knows */
    public static List<String> of(byte[] raw, @Nullable Charset charset) {
        Set<String> whole = new LinkedHashSet<>();
        Set<String> parts = new LinkedHashSet<>();
        texts(raw, charset).forEach(text -> {
            String delimiters = delimiters(text);
            List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
            lines.stream()
                    .sorted(Comparator.comparing(
                            line -> !IDENTIFYING.matcher(line).matches()))
                    .forEach(line -> collect(line, delimiters, whole, parts));
        });
        whole.addAll(parts);
        return whole.stream().limit(MOST).toList();
    }

    /**
     * In every character set in use here when it is not plain ASCII: what is sent as one and written in another still names its milk.
     * The set it was read in comes first.
     */
    private static Stream<String> texts(byte[] raw, @Nullable Charset charset) {
        List<Charset> sets = new ArrayList<>();
        if (charset != null) {
            sets.add(charset);
        }
        sets.add(StandardCharsets.ISO_8859_1);
        for (byte one : raw) {
            if (one <= 0) {
                sets.addAll(CharacterSets.inUse());
                break;
            }
        }
        return sets.stream()
                .distinct()
                .map(set -> new String(raw, set).replace("\u0000", "").replace("\uFEFF", ""))
                .distinct();
    }

    private static String delimiters(String text) {
        return V2Message.findHeader(text)
                .map(Segment::by)
                .map(by -> "" + by.field() + by.component() + by.repetition() + by.escape() + by.subcomponent())
                .orElse("|^~\\&");
    }

    private static void collect(String line, String delimiters, Set<String> whole, Set<String> parts) {
        for (String way : List.of(line, plain(line))) {
            String[] fields = way.split(Pattern.quote(delimiters.substring(0, 1)), -1);
            for (int i = 0; i < fields.length; i++) {
                if (NumberedFields.isOfTheMessage(fields, i)) {
                    continue;
                }
                boolean numbers = NumberedFields.has(fields[0], i);
                for (String component : divided(fields[i], delimiters)) {
                    if (parts.size() > MOST) {
                        return;
                    }
                    NumberSpans.of(Normalizer.normalize(component, Normalizer.Form.NFKC), numbers, whole, parts);
                }
            }
        }
    }

    private static List<String> divided(String field, String delimiters) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= field.length(); i++) {
            if (i == field.length() || delimiters.indexOf(field.charAt(i)) >= 0) {
                parts.add(field.substring(from, i));
                from = i + 1;
            }
        }
        return parts.stream().filter(part -> part.length() <= LONGEST_TEXT).toList();
    }

    /** With the characters that escapes and entities stand for. */
    private static String plain(String line) {
        String unescaped = HEX.matcher(line).replaceAll(found -> Matcher.quoteReplacement(hexadecimal(found.group(1))));
        return ENTITY.matcher(unescaped).replaceAll(found -> Matcher.quoteReplacement(entity(found.group(1))));
    }

    private static String hexadecimal(String digits) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < digits.length(); i += 2) {
            plain.append((char) Integer.parseInt(digits.substring(i, i + 2), 16));
        }
        return plain.toString();
    }

    private static String entity(String code) {
        int point = code.startsWith("x") ? Integer.parseInt(code.substring(1), 16) : Integer.parseInt(code);
        return Character.isValidCodePoint(point) ? Character.toString(point) : "";
    }
}
