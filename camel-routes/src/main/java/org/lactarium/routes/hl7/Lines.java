package org.lactarium.routes.hl7;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lines of a message. They end with CR, as HL7 and ASTM want it; only where a text has none at all does LF end them. So an LF
 * that somebody typed into a comment stays a part of the comment.
 */
public final class Lines {

    /** What a program or a person may take for the end of a line, and CR is not. */
    private static final String OTHER_END = "[\\n\\u000B\\f\\u0085\\u2028\\u2029]";

    private static final Pattern ENDED = Pattern.compile("[\\r\\n]\\s*\\z");
    private static final Pattern LAST_ENDS = Pattern.compile("[\\r\\n]+\\z");
    private static final Pattern ANY_END = Pattern.compile("\\R");

    private Lines() {}

    /** Lines that hold something; a byte order mark does no harm. */
    public static List<String> of(String text) {
        String whole = LAST_ENDS.matcher(text.replace("\uFEFF", "").strip()).replaceFirst("");
        return Delimiters.split(whole, whole.indexOf('\r') >= 0 ? '\r' : '\n').stream()
                .map(line -> LAST_ENDS.matcher(line.stripLeading()).replaceFirst(""))
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** Whether an end stands behind the last line. */
    static boolean areEnded(String text) {
        return ENDED.matcher(text).find();
    }

    /** Divided wherever anybody could see a line end: for eyes, and for finding something in what cannot be read. */
    static Stream<String> seen(String text) {
        return ANY_END.splitAsStream(text.replace("\uFEFF", ""))
                .map(String::stripLeading)
                .filter(line -> !line.isBlank());
    }

    /**
     * What a line end within a line looks like when a line stands behind it, which a reader of the other kind of line end would read as
     * one.
     *
     * @param name expression for the name of a line
     */
    public static Pattern within(String name, char separator) {
        return Pattern.compile(OTHER_END + "\\s*" + name + Pattern.quote(String.valueOf(separator)));
    }
}
