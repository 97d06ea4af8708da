package org.lactarium.server.rule;

import java.util.List;

/**
 * One rule that was broken, with what was found and what was allowed.
 *
 * @param arguments the figures of the sentence, in the order the message bundle counts them: numbers, texts,
 *     {@link java.time.Instant}s, {@link java.time.LocalDate}s, {@link java.time.Duration}s, {@link java.time.Period}s and {@link Phrase}s
 */
public record Finding(RuleId rule, List<Object> arguments) {

    public Finding {
        arguments = List.copyOf(arguments);
    }

    public static Finding of(RuleId rule, Object... arguments) {
        return new Finding(rule, List.of(arguments));
    }

    public Consequence consequence() {
        return rule.consequence();
    }
}
