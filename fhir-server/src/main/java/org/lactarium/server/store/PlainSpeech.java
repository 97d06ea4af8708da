package org.lactarium.server.store;

import java.util.regex.Pattern;

/** Takes out of a library's sentence what is meant for those who write programs: names of classes, and questions to the database. */
final class PlainSpeech {

    /** With the colon behind it, as an exception is told. */
    private static final Pattern CLASS = Pattern.compile(
            "`?\\b(?:[a-z][a-z0-9_]*\\.){2,}(?:[A-Z][A-Za-z0-9_$]*)(?:<[^>]*>)?`?(?:\\(\\))?(?::\\s*)?");

    /** As the readers of XML name their own. */
    private static final Pattern FAULT = Pattern.compile("\\b[A-Z][A-Za-z0-9_$]*(?:Exception|Error)\\b(?::\\s*|\\s)?");

    private static final Pattern DATABASE = Pattern.compile(
            "(?s)(JDBC exception|could not (execute|extract)|\\b(select|insert|update|delete)\\b.*\\b(from|into|set)\\b.*"
                    + "\\b(HFJ_|HSJ_|t0\\.)).*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern INNER = Pattern.compile(
            "(?s)Cannot invoke \".*|Failed to call access method: .*|URLDecoder: .*|begin \\d+, end \\d+.*");

    /** The number that the library has for a place in its own program. */
    private static final Pattern NUMBER = Pattern.compile("\\bHAPI-\\d+:\\s*");

    private PlainSpeech() {}

    /** What stands in an answer. */
    static String answered(String sentence) {
        return NUMBER.matcher(of(sentence)).replaceAll("");
    }

    static String of(String sentence) {
        var plain = CLASS.matcher(sentence).replaceAll("");
        plain = FAULT.matcher(plain).replaceAll("");
        plain = DATABASE.matcher(plain).replaceAll("it cannot be looked for or stored.");
        return INNER.matcher(plain).replaceAll("it cannot be read.").strip();
    }

    /** Fit for a line of a log. */
    static String word(String sent) {
        return sent.replaceAll("[^A-Za-z0-9-]", "");
    }
}
