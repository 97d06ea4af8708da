package org.lactarium.routes.laboratory;

import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.quarantine.Reason;

/** MSH-11 (HL7 table 0103): whether a message is meant, or tries out a line. */
public enum ProcessingId {
    PRODUCTION,
    TEST;

    /**
     * Empty counts as production, as with versions that do not have it.
     *
     * @throws Unclear when it says neither
     */
    public static ProcessingId of(V2Message message) {
        Field sent = message.header().field(11);
        return of(sent.isEmpty() ? "" : sent.value(), "MSH-11");
    }

    /** @param field for the sentence */
    public static ProcessingId of(String letter, String field) {
        return switch (letter) {
            case "", "P" -> PRODUCTION;
            case "T", "D" -> TEST;
            default ->
                throw new Unclear(
                        Reason.NOT_UNDERSTOOD, field + " does not say whether the message is meant or a test");
        };
    }

    public static Translation.NotForTheRecord leftOut() {
        return new Translation.NotForTheRecord(Reason.TEST_MESSAGE, "It says that it is a test");
    }
}
