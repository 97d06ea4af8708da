package org.lactarium.routes.quarantine;

import java.util.Arrays;
import java.util.Optional;
import java.util.ResourceBundle;

/** Why a message is held or waits, and what a person can do about it. The codes are stored and published: never rename one. */
public enum Reason {
    NOT_HL7("not-hl7"),
    NO_CONTROL_ID("no-control-id"),
    UNDECODABLE_TEXT("undecodable-text"),
    CONTROL_ID_REUSED("control-id-reused"),
    BATCH_INCOMPLETE("batch-incomplete"),
    UNSUPPORTED_MESSAGE("unsupported-message"),
    BROKEN_STRUCTURE("broken-structure"),
    UNKNOWN_TEST("unknown-test"),
    UNKNOWN_VALUE("unknown-value"),
    DOCUMENT_UNREADABLE("document-unreadable"),
    ISOLATE_MISSING("isolate-missing"),
    UNKNOWN_SUBJECT("unknown-subject"),
    SUBJECT_MISMATCH("subject-mismatch"),
    INSTRUMENT_FAULT("instrument-fault"),
    IMPLAUSIBLE_VALUE("implausible-value"),
    CONTROL_RESULT("control-result"),
    QUERY("query"),
    TEST_MESSAGE("test-message"),
    ACKNOWLEDGEMENT("acknowledgement"),
    NOT_ABOUT_MILK("not-about-milk"),
    NOT_UNDERSTOOD("not-understood"),
    STATUS_MISMATCH("status-mismatch"),
    TIME_IN_FUTURE("time-in-future"),
    TIME_MISSING("time-missing"),
    SAMPLE_TIME("sample-time"),
    REPORT_MOVED("report-moved"),
    EARLIER_AND_WORSE("earlier-and-worse"),
    NUMBER_AMBIGUOUS("number-ambiguous"),
    REMARK_CONTRADICTS("remark-contradicts"),
    UNKNOWN_ORGANISM("unknown-organism"),
    FEED_PAUSED("feed-paused"),
    SUPERSEDED("superseded"),
    REFUSED("refused"),
    INTERNAL_ERROR("internal-error"),
    SERVER_AWAY("server-away"),
    NOT_ADMITTED("not-admitted"),
    NO_LABORATORY("no-laboratory"),
    SEVERAL_LABORATORIES("several-laboratories"),
    INCOMPLETE_ORDER("incomplete-order"),
    LABORATORY_AWAY("laboratory-away"),
    NO_ANSWER("no-answer"),
    LABORATORY_ERROR("laboratory-error"),
    LABORATORY_REFUSED("laboratory-refused");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** What a person can do, in a sentence or two. */
    public String advice(Language language) {
        return ResourceBundle.getBundle("messages.reasons", language.locale(), Language.AS_ASKED)
                .getString(code);
    }

    public static Optional<Reason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst();
    }
}
