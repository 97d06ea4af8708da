package org.lactarium.routes.outbox;

/** What PostgreSQL can hold in a text column, whatever a peer says: no NUL, and nothing endless. */
final class Said {

    private static final int LONGEST = 200;
    private static final int LONGEST_SENTENCE = 4_000;

    private Said() {}

    static String text(String value) {
        return clean(value, LONGEST);
    }

    static String sentence(String value) {
        return clean(value, LONGEST_SENTENCE);
    }

    private static String clean(String value, int longest) {
        String clean = value.replace("\u0000", "");
        return clean.length() <= longest ? clean : clean.substring(0, longest);
    }
}
