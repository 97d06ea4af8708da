package org.lactarium.server.rule;

import java.util.List;

/**
 * A laboratory message about milk or a donor that was not read completely, and that no person has looked at yet.
 *
 * @param message as the message log numbers it: {@code laboratory/4711}
 * @param reason code of why it waits
 */
public record WaitingResult(String message, String reason) {

    /** @param what number of the milk or the donor that is asked about */
    public static Verdict judge(String what, List<WaitingResult> waiting) {
        return waiting.isEmpty()
                ? Verdict.satisfied(RuleId.RESULT_WAITS, what, "-", "-")
                : Verdict.all(waiting.stream()
                        .map(one -> Verdict.of(RuleId.RESULT_WAITS, what, one.message(), one.reason())));
    }
}
