package org.lactarium.server.rule;

import java.time.Period;
import org.jspecify.annotations.Nullable;

/** What is asked of a donor beside her blood. */
public record DonorFigures(Interviews interviews) {

    /**
     * @param required whether milk is taken only from a donor who was interviewed
     * @param validity how long after an interview milk may be expressed; null = an interview does not become old
     * @param before how long before an interview milk may have been expressed
     * @param enrolmentCounts whether an enrolment counts as the interview of its first day, where none was written down
     */
    public record Interviews(boolean required, @Nullable Period validity, Period before, boolean enrolmentCounts) {}
}
