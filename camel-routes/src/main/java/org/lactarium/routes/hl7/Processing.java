package org.lactarium.routes.hl7;

import java.util.regex.Pattern;

/** What a message is for: HL7 table 0103 (MSH-11), and ASTM's processing ID (H.12), which knows controls besides. */
public enum Processing {
    PRODUCTION,
    TEST,
    CONTROL,
    UNKNOWN;

    private static final Pattern HIDDEN_HEADER = Pattern.compile("[\r\n]\\s*(MSH|H)$");

    /** @param field silence means production, as it always has; whoever says two things has not said which */
    public static Processing of(Field field) {
        return field.repetitions().size() > 1 ? UNKNOWN : of(field.value());
    }

    /**
     * Whether a message as a whole only tries out a line. It does not when the header of another message stands in it, because
     * that one may be meant.
     *
     * @param number of the field of the header that says so
     */
    public static boolean isTest(V2Message message, int number) {
        return of(message.header().field(number)) == TEST
                && message.all(message.header().name()).count() == 1
                && message.segments().stream()
                        .flatMap(segment -> segment.fields().stream())
                        .noneMatch(field -> HIDDEN_HEADER.matcher(field).find());
    }

    private static Processing of(String code) {
        return switch (code) {
            case "", "P" -> PRODUCTION;
            case "T", "D", "N" -> TEST;
            case "Q" -> CONTROL;
            default -> UNKNOWN;
        };
    }
}
