package org.lactarium.routes.hl7;

import java.util.ArrayList;
import java.util.List;

/**
 * The five characters by which one message is divided, taken from its own MSH-1 and MSH-2. A message may declare fewer or
 * repeat one; then the first meaning wins and the rest fall back to HL7's own.
 */
public record Delimiters(char field, char component, char repetition, char escape, char subcomponent) {

    /** HL7's own, as MSH-2 has them. */
    static final String AFTER_FIELD = "^~\\&";

    public static final Delimiters STANDARD = new Delimiters('|', '^', '~', '\\', '&');

    /** @param msh an MSH segment of at least four characters */
    static Delimiters declaredBy(String msh) {
        char field = msh.charAt(3);
        int end = msh.indexOf(field, 4);
        String declared = msh.substring(4, end < 0 ? msh.length() : end);
        if (declared.chars().distinct().count() < declared.length()) {
            // MSH-2 repeats itself, so it cannot be what the sender divides by
            return new Delimiters(field, '^', '~', '\\', '&');
        }
        return new Delimiters(
                field, at(declared, 0, '^'), at(declared, 1, '~'), at(declared, 2, '\\'), at(declared, 3, '&'));
    }

    /** The parts between the separators; by hand, because a pattern for each separator costs more than all the rest. */
    public static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int to = text.indexOf(separator); to >= 0; to = text.indexOf(separator, from)) {
            parts.add(text.substring(from, to));
            from = to + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** Text as a part of a field: what divides is written as HL7's escape sequences (chapter 2.7). */
    public String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            int which = ("" + field + component + repetition + escape + subcomponent).indexOf(c);
            if (which >= 0) {
                escaped.append(escape).append("FSRET".charAt(which)).append(escape);
            } else {
                escaped.append(Character.isISOControl(c) ? ' ' : c);
            }
        }
        return escaped.toString();
    }

    private static char at(String declared, int index, char otherwise) {
        return declared.length() > index ? declared.charAt(index) : otherwise;
    }
}
