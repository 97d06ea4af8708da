package org.lactarium.routes.hl7;

import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A line end that got lost makes one segment of two: the name of the second ends a field of the first, and its fields follow. Where the
 * first is passed over, nobody would miss the second.
 */
final class JoinedLines {

    private static final Pattern NAMED = Pattern.compile(".*(?:OBX|OBR|SPM|ORC)");
    /** Words end with it, too; what follows has to look like a patient. */
    private static final Pattern PATIENT = Pattern.compile(".*PID");

    /** Names of people end with it; a note is numbered. */
    private static final Pattern NOTE = Pattern.compile(".*NTE");

    private static final Pattern POSITION = Pattern.compile("\\d{0,4}");
    private static final Pattern CONTROL = Pattern.compile("[A-Z]{2}");
    /** So many fields has whatever says something. */
    private static final int FIELDS = 3;

    private JoinedLines() {}

    static boolean areIn(Segment segment) {
        return IntStream.rangeClosed(1, segment.fields().size() - FIELDS).anyMatch(field -> isName(segment, field));
    }

    private static boolean isName(Segment segment, int field) {
        String written = segment.field(field).raw();
        String next = segment.field(field + 1).raw();
        boolean first =
                POSITION.matcher(next).matches() || CONTROL.matcher(next).matches();
        if (NOTE.matcher(written).matches()) {
            return !next.isEmpty() && POSITION.matcher(next).matches();
        }
        return first
                && (NAMED.matcher(written).matches()
                        || PATIENT.matcher(written).matches() && isIdentified(segment.field(field + 3)));
    }

    /** PID-3 has components. */
    private static boolean isIdentified(Field numbers) {
        return numbers.isDivided();
    }
}
