package org.lactarium.routes.mllp;

import org.jspecify.annotations.Nullable;
import org.lactarium.routes.feed.AcknowledgementMode;
import org.lactarium.routes.hl7.Segment;

/**
 * Which answers a message gets, by the mode of the feed and what the message itself asks for (HL7 chapter 2.9, table 0155).
 *
 * @param onCommit answer at once, by what became of keeping it
 * @param onOutcome answer when the record has it or it is held
 */
record AnswerPlan(When onCommit, When onOutcome, boolean enhanced) {

    /** Table 0155. */
    enum When {
        ALWAYS,
        ON_ERROR,
        ON_SUCCESS,
        NEVER;

        boolean applies(boolean success) {
            return this == ALWAYS || this == (success ? ON_SUCCESS : ON_ERROR);
        }

        static When of(String code, When otherwise) {
            return switch (code) {
                case "AL" -> ALWAYS;
                case "ER" -> ON_ERROR;
                case "SU" -> ON_SUCCESS;
                case "NE" -> NEVER;
                default -> otherwise;
            };
        }
    }

    static AnswerPlan of(AcknowledgementMode mode, @Nullable Segment msh) {
        if (mode == AcknowledgementMode.PROCESSED) {
            // an error is known at once; only a success must be waited for
            return new AnswerPlan(When.ON_ERROR, When.ALWAYS, false);
        }
        boolean asks = msh != null && !(msh.field(15).isEmpty() && msh.field(16).isEmpty());
        if (mode == AcknowledgementMode.ORIGINAL || !asks) {
            return new AnswerPlan(When.ALWAYS, When.NEVER, false);
        }
        return new AnswerPlan(
                When.of(msh.field(15).value(), When.NEVER),
                When.of(msh.field(16).value(), When.NEVER),
                true);
    }

    /** {@code AA} becomes {@code CA} where the answer speaks of the commit alone. */
    String commitCode(String code) {
        return enhanced ? "C" + code.substring(1) : code;
    }
}
