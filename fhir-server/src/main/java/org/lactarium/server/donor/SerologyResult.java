package org.lactarium.server.donor;

import java.time.Instant;
import java.util.Set;
import org.lactarium.server.rule.SerologyForm;
import org.lactarium.server.rule.SerologyTest;

/**
 * One laboratory answer about one infection. Results that were entered in error or cancelled are not given to the rules.
 *
 * @param about what was looked for; of a confirmation, which reactive tests it explains when it is negative
 * @param confirms whether this is the second, deciding test that answers a reactive one
 * @param drawn when the blood was drawn
 * @param last true when the laboratory says final, amended or corrected
 */
public record SerologyResult(
        SerologyTest test, Set<SerologyForm> about, boolean confirms, Instant drawn, boolean last, Answer answer) {

    public SerologyResult {
        about = Set.copyOf(about);
    }

    /** A screen, or the test that decides about one. */
    public SerologyResult(SerologyTest test, boolean confirms, Instant drawn, boolean last, Answer answer) {
        this(test, Set.of(SerologyForm.SCREEN), confirms, drawn, last, answer);
    }

    /** A screen. */
    public SerologyResult(SerologyTest test, Instant drawn, boolean last, Answer answer) {
        this(test, false, drawn, last, answer);
    }

    /** What the laboratory found. */
    public enum Answer {
        NON_REACTIVE,
        REACTIVE,
        /** The laboratory cannot tell, or what it says and how it flags it contradict each other. */
        INDETERMINATE,
        /** A number without a judgement, or a code the bank does not know. */
        UNCLEAR
    }

    /** The laboratory's last word, and it is negative. */
    boolean negative() {
        return last && answer == Answer.NON_REACTIVE;
    }
}
