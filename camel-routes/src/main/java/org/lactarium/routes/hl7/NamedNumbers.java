package org.lactarium.routes.hl7;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every number a message may name, as widely as its bytes allow: whatever could stand on a label, whichever field it is in and
 * whether or not the rest can be read. What of it is milk or a donor the record knows.
 */
public final class NamedNumbers {

    private static final int MOST = 500;
    private static final int LONGEST = 80;
    /** Lines that say what a message is about come first, in case there are more numbers than anybody looks up. */
    private static final Pattern IDENTIFYING = Pattern.compile("\\W*(PID|OBR|ORC|SPM|SAC|O|P|Q)\\W.*", Pattern.DOTALL);

    private static final Pattern MEASURED = Pattern.compile("\\W*(OBX|NTE|R|C)\\W.*", Pattern.DOTALL);
    private static final Pattern SMALL = Pattern.compile("\\d{1,4}");
    private static final Pattern HEX = Pattern.compile("\\\\X((?:[0-9A-Fa-f]{2})+)\\\\");
    private static final Pattern ENTITY = Pattern.compile("&#(x[0-9A-Fa-f]{1,6}|\\d{1,7});");
    /** What may stand between two numbers within one field. */
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;:()=<>\"'`{}\\[\\]|^~\\\\&!?]+");

    private NamedNumbers() {}

    /** @param charset in which it was read; null when nobody knows */
    public static List<String> of(byte[] raw, @Nullable Charset charset) {
        String text = text(raw, charset);
        String delimiters = delimiters(text);
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        Set<String> numbers = new LinkedHashSet<>();
        lines.stream()
                .sorted(Comparator.comparing(line -> !IDENTIFYING.matcher(line).matches()))
                .forEach(line -> collect(line, delimiters, numbers));
        return numbers.stream().limit(MOST).toList();
    }

    /** Bytes that do not fit their character set still hold the ASCII of a number, with or without zeroes between. */
    private static String text(byte[] raw, @Nullable Charset charset) {
        String read = charset == null
                ? new String(raw, StandardCharsets.ISO_8859_1)
                : Text.decode(raw, charset).orElseGet(() -> new String(raw, StandardCharsets.ISO_8859_1));
        return read.replace("\u0000", "").replace("\uFEFF", "");
    }

    private static String delimiters(String text) {
        return V2Message.findHeader(text)
                .map(Segment::by)
                .map(by -> "" + by.field() + by.component() + by.repetition() + by.escape() + by.subcomponent())
                .orElse("|^~\\&");
    }

    private static void collect(String line, String delimiters, Set<String> numbers) {
        boolean measured = MEASURED.matcher(line).matches();
        for (String way : List.of(line, plain(line))) {
            for (String part : parts(way, delimiters)) {
                add(part, measured, numbers);
                for (String piece : BETWEEN.split(part)) {
                    add(piece, measured, numbers);
                }
            }
        }
    }

    private static List<String> parts(String line, String delimiters) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || delimiters.indexOf(line.charAt(i)) >= 0) {
                parts.add(line.substring(from, i));
                from = i + 1;
            }
        }
        return parts;
    }

    /** A small number beside a result is the result, and not milk number 12. */
    private static void add(String part, boolean measured, Set<String> numbers) {
        String number = part.strip();
        if (!number.isEmpty()
                && number.length() <= LONGEST
                && number.codePoints().anyMatch(Character::isDigit)
                && !(measured && SMALL.matcher(number).matches())) {
            numbers.add(number);
        }
    }

    /** With the characters that escapes and entities stand for. */
    private static String plain(String line) {
        String unescaped = HEX.matcher(line)
                .replaceAll(found -> Matcher.quoteReplacement(hexadecimal(found.group(1))));
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
