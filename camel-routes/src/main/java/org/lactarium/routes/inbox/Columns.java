package org.lactarium.routes.inbox;

import org.jspecify.annotations.Nullable;

/** What PostgreSQL can hold in a text column, whatever a peer puts into a field: no NUL, and in an index nothing long. */
final class Columns {

    private static final int LONGEST = 200;
    private static final int LONGEST_SENTENCE = 4_000;

    private Columns() {}

    static String text(String value) {
        return clean(value, LONGEST);
    }

    /** For columns without an index. */
    static @Nullable String sentence(@Nullable String value) {
        return value == null ? null : clean(value, LONGEST_SENTENCE);
    }

    private static String clean(String value, int longest) {
        String clean = value.replace("\u0000", "");
        return clean.length() <= longest ? clean : clean.substring(0, longest);
    }
}
