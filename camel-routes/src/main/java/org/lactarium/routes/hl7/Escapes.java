package org.lactarium.routes.hl7;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * HL7's escape sequences (chapter 2.7). A sequence that means nothing here is left as it stands. A control character, which no text
 * in FHIR may have, is shown as U+FFFD: a result is not lost for it, and whoever reads it sees that something stood there.
 */
final class Escapes {

    private static final char SOMETHING = '\ufffd';

    private Escapes() {}

    static String resolve(String text, Delimiters by) {
        String plain = unescaped(text, by);
        return plain.chars().noneMatch(Escapes::isControl)
                ? plain
                : plain.codePoints()
                        .map(c -> isControl(c) ? SOMETHING : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** Whether a sequence means nothing here, or one begins and does not end. */
    static boolean isMisspelt(String text, Delimiters by) {
        int start = text.indexOf(by.escape());
        while (start >= 0) {
            int end = text.indexOf(by.escape(), start + 1);
            if (end < 0 || meaning(text.substring(start + 1, end), by) == null) {
                return true;
            }
            start = text.indexOf(by.escape(), end + 1);
        }
        return false;
    }

    private static boolean isControl(int c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r';
    }

    private static String unescaped(String text, Delimiters by) {
        int start = text.indexOf(by.escape());
        if (start < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int from = 0;
        while (start >= 0) {
            int end = text.indexOf(by.escape(), start + 1);
            if (end < 0) {
                break;
            }
            String meaning = meaning(text.substring(start + 1, end), by);
            plain.append(text, from, start);
            plain.append(meaning == null ? text.substring(start, end + 1) : meaning);
            from = end + 1;
            start = text.indexOf(by.escape(), from);
        }
        return plain.append(text, from, text.length()).toString();
    }

    private static @Nullable String meaning(String sequence, Delimiters by) {
        return switch (sequence) {
            case "F" -> String.valueOf(by.field());
            case "S" -> String.valueOf(by.component());
            case "T" -> String.valueOf(by.subcomponent());
            case "R" -> String.valueOf(by.repetition());
            case "E" -> String.valueOf(by.escape());
            case "H", "N" -> "";
            case ".br", ".sp", ".ce" -> "\n";
            default -> sequence.startsWith("X") ? hexadecimal(sequence.substring(1)) : null;
        };
    }

    private static @Nullable String hexadecimal(String digits) {
        try {
            return new String(HexFormat.of().parseHex(digits), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
