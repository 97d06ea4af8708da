package org.lactarium.routes.hl7;

/** What a message is for: HL7 table 0103 (MSH-11), and ASTM's processing ID (H.12), which knows controls besides. */
public enum Processing {
    PRODUCTION,
    TEST,
    CONTROL,
    UNKNOWN;

    /** @param field silence means production, as it always has; whoever says two things has not said which */
    public static Processing of(Field field) {
        return field.repetitions().size() > 1 ? UNKNOWN : of(field.value());
    }

    private static Processing of(String code) {
        return switch (code) {
            case "", "P" -> PRODUCTION;
            case "T", "D" -> TEST;
            case "Q" -> CONTROL;
            default -> UNKNOWN;
        };
    }
}
