package org.lactarium.routes.hl7;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A segment being written, with HL7's own delimiters. Whatever is put into it comes out of a reader as it went in. */
public final class Draft {

    private final String name;
    private final TreeMap<Integer, String> fields = new TreeMap<>();

    private Draft(String name) {
        this.name = name;
    }

    public static Draft of(String name) {
        return new Draft(name);
    }

    /** A field of one or several components; empty ones at its end are left out. */
    public Draft field(int number, String... components) {
        return raw(
                number, trimmed(Arrays.stream(components).map(Draft::escaped).collect(Collectors.joining("^")), '^'));
    }

    /** A field that is written already; empty takes it away. */
    public Draft raw(int number, String written) {
        if (written.isEmpty()) {
            fields.remove(number);
        } else {
            fields.put(number, written);
        }
        return this;
    }

    /** Text without delimiters of its own; control characters become spaces, and a reader forgets byte order marks. */
    public static String escaped(String text) {
        StringBuilder written = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            String sequence = ESCAPES.get(c);
            if (sequence != null) {
                written.append(sequence);
            } else {
                written.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
            }
        });
        return written.toString();
    }

    private static final Map<Integer, String> ESCAPES =
            Map.of((int) '|', "\\F\\", (int) '^', "\\S\\", (int) '~', "\\R\\", (int) '\\', "\\E\\", (int) '&', "\\T\\");

    /** The segment as one line, with its end. */
    public String line() {
        StringBuilder line = new StringBuilder(name);
        boolean header = name.equals("MSH");
        int last = fields.isEmpty() ? 0 : fields.lastKey();
        if (header) {
            // the separator itself is field 1
            line.append("|^~\\&");
        }
        for (int number = header ? 3 : 1; number <= last; number++) {
            line.append('|').append(fields.getOrDefault(number, ""));
        }
        return line.append('\r').toString();
    }

    private static String trimmed(String text, char end) {
        int length = text.length();
        while (length > 0 && text.charAt(length - 1) == end) {
            length--;
        }
        return text.substring(0, length);
    }
}
