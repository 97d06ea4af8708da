package org.lactarium.routes.mllp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Delimiters;
import org.lactarium.routes.quarantine.Reason;

/**
 * What an ERR segment says of a fault: a code of HL7 table 0357, and where the fault is when that is certain.
 *
 * @param location ERR-2 (ERL): segment, its number, field, repetition, component; empty when it is not one place
 */
record ErrorCode(int code, String meaning, List<String> location) {

    private static final List<String> NOWHERE = List.of();

    /** @param why null when the message could not even be kept, or nothing is known of its outcome yet */
    static ErrorCode of(@Nullable Reason why) {
        return why == null ? of(207, NOWHERE) : known(why);
    }

    private static ErrorCode known(Reason why) {
        return switch (why) {
            case NOT_HL7, BROKEN_STRUCTURE, BATCH_INCOMPLETE -> of(100, NOWHERE);
            case NO_CONTROL_ID -> of(101, field("10"));
            case TIME_MISSING -> of(101, NOWHERE);
            case UNDECODABLE_TEXT -> of(102, field("18"));
            case DOCUMENT_UNREADABLE, NOT_UNDERSTOOD -> of(102, NOWHERE);
            case UNKNOWN_TEST, UNKNOWN_VALUE, UNKNOWN_ORGANISM -> of(103, NOWHERE);
            case UNSUPPORTED_MESSAGE -> of(200, List.of("MSH", "1", "9", "1", "1"));
            case UNKNOWN_SUBJECT, ISOLATE_MISSING -> of(204, NOWHERE);
            case CONTROL_ID_REUSED -> of(205, field("10"));
            case NUMBER_AMBIGUOUS -> of(205, NOWHERE);
            default -> of(207, NOWHERE);
        };
    }

    /** The type is one the feed takes, and what happened is not. */
    static ErrorCode unsupportedEvent() {
        return of(201, List.of("MSH", "1", "9", "1", "2"));
    }

    private static List<String> field(String number) {
        return List.of("MSH", "1", number);
    }

    private static ErrorCode of(int code, List<String> location) {
        return new ErrorCode(code, meaning(code), location);
    }

    private static String meaning(int code) {
        return switch (code) {
            case 100 -> "Segment sequence error";
            case 101 -> "Required field missing";
            case 102 -> "Data type error";
            case 103 -> "Table value not found";
            case 200 -> "Unsupported message type";
            case 201 -> "Unsupported event code";
            case 204 -> "Unknown key identifier";
            case 205 -> "Duplicate key identifier";
            default -> "Application internal error";
        };
    }

    /** ERR-2. */
    String place(Delimiters by) {
        return String.join(String.valueOf(by.component()), location);
    }

    /** ERR-3. */
    String coded(Delimiters by) {
        return String.join(String.valueOf(by.component()), String.valueOf(code), meaning, "HL70357");
    }
}
