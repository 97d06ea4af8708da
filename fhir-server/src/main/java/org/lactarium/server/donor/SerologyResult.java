package org.lactarium.server.donor;

import java.time.Instant;
import org.lactarium.server.rule.SerologyTest;

/**
 * One laboratory answer about one infection. Results that were entered in error or cancelled are not given to the rules.
 *
 * @param drawn when the blood was drawn
 * @param confirms whether this is the second, deciding test that answers a reactive screen
 * @param last true when the laboratory says final, amended or corrected
 */
public record SerologyResult(SerologyTest test, boolean confirms, Instant drawn, boolean last, Answer answer) {

    /** A screen. */
    public SerologyResult(SerologyTest test, Instant drawn, boolean last, Answer answer) {
        this(test, false, drawn, last, answer);
    }

    /** What the laboratory found. */
    public enum Answer {
        NON_REACTIVE,
        REACTIVE,
        /** A number without a judgement, an indeterminate result, or a code the bank does not know. */
        UNCLEAR
    }
}
