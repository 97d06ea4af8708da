package org.lactarium.routes.quarantine;

import java.util.Arrays;
import java.util.Optional;

/** Why a message is held or waits, and what a person can do about it. The codes are stored and published: never rename one. */
public enum Reason {
    NOT_HL7(
            "not-hl7",
            "These bytes have no MSH segment. Ask the sender what this port was sent, then close the entry."),
    NO_CONTROL_ID(
            "no-control-id", "MSH-10 is empty, so no answer can be matched. Ask the sender to number its messages."),
    UNDECODABLE_TEXT(
            "undecodable-text",
            "The bytes do not fit the character set. Set lactarium.feeds.<name>.charset to what the sender uses, then replay."),
    CONTROL_ID_REUSED(
            "control-id-reused",
            "Another message with this MSH-10 came before. Compare the two; if this one is right, replay it, and tell the sender."),
    BATCH_INCOMPLETE(
            "batch-incomplete",
            "The batch does not hold as many messages as its trailer (BTS-1) says; none was taken. Ask the sender for it again."),
    UNSUPPORTED_MESSAGE(
            "unsupported-message",
            "This feed does not take messages of this type. Ask the sender to route it elsewhere."),
    BROKEN_STRUCTURE(
            "broken-structure", "A needed segment or field is missing. Ask the laboratory to send it again, complete."),
    UNKNOWN_TEST("unknown-test", "The test code is not in the laboratory's code map. Add it there, then replay."),
    UNKNOWN_VALUE(
            "unknown-value", "The result cannot be read. Add it to the laboratory's value or unit map, then replay."),
    DOCUMENT_UNREADABLE(
            "document-unreadable",
            "An embedded document is broken, too large or of a type that is not taken. Ask the laboratory for it again, or correct documents in its data file, then replay."),
    ISOLATE_MISSING(
            "isolate-missing",
            "A susceptibility belongs to an isolate that is neither in the message nor on record. Replay it when the culture has come, else ask the laboratory."),
    UNKNOWN_SUBJECT(
            "unknown-subject",
            "No such batch, pool, specimen, order or donor is on record. Register it or correct it, then replay."),
    SUBJECT_MISMATCH(
            "subject-mismatch",
            "The lot, the specimen and the order name different milk. Ask the laboratory which is right before anything else."),
    INSTRUMENT_FAULT(
            "instrument-fault",
            "The analyser marks the measurement as failed, or with a flag that is not in its flag map. Look at the analyser and measure again."),
    IMPLAUSIBLE_VALUE(
            "implausible-value",
            "The value is beyond what milk holds. Compare the unit with the analyser's unit map and its calibration, then measure again or replay."),
    CONTROL_RESULT(
            "control-result",
            "A control or a calibration of an analyser: it stays in this log and is no result. Nothing to do."),
    QUERY("query", "An analyser asked for its work list and was answered at once. Nothing to do."),
    SUPERSEDED(
            "superseded",
            "A newer or more final result is already on record; this one was not written. Nothing to do if so intended."),
    REFUSED("refused", "The record refused the result; the sentences say why. Correct the cause, then replay."),
    INTERNAL_ERROR("internal-error", "Our fault: report this entry's number. Replay after the correction."),
    SERVER_AWAY("server-away", "The record could not be reached. It is tried again without end; check the server."),
    NOT_ADMITTED(
            "not-admitted",
            "The record does not admit this gateway. It is tried again without end; check lactarium.fhir.client-id."),
    NO_LABORATORY(
            "no-laboratory",
            "No laboratory takes this order: its test is in no data file, or its performer is not known. Add it there and resend, or correct the order."),
    SEVERAL_LABORATORIES(
            "several-laboratories", "More than one laboratory takes this order. Name the performer on the order."),
    INCOMPLETE_ORDER(
            "incomplete-order",
            "The order lacks what the laboratory needs; the detail names it. Correct the order: a changed order is sent by itself."),
    LABORATORY_AWAY(
            "laboratory-away",
            "The laboratory could not be reached. It is tried again without end; check host, port and TLS."),
    NO_ANSWER(
            "no-answer",
            "The laboratory did not answer this message in time. It is sent again without end under the same MSH-10; ask the laboratory."),
    LABORATORY_ERROR(
            "laboratory-error",
            "The laboratory answers again and again that something went wrong there (AE). Ask the laboratory, then resend."),
    LABORATORY_REFUSED(
            "laboratory-refused",
            "The laboratory refused the order; its words stand beside it. Correct the order or ask the laboratory, then resend.");

    private final String code;
    private final String advice;

    Reason(String code, String advice) {
        this.code = code;
        this.advice = advice;
    }

    public String code() {
        return code;
    }

    /** What a person can do, in a sentence or two. */
    public String advice() {
        return advice;
    }

    public static Optional<Reason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst();
    }
}
