package org.lactarium.server.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the rules say about one question: nothing, or every rule that was broken. Never an exception.
 *
 * @param findings rules that were broken; what stops the milk stands before what is only noted
 * @param satisfied rules that were asked and are satisfied, with the values they looked at; kept as evidence
 */
public record Verdict(List<Finding> findings, List<Finding> satisfied) {

    private static final Verdict CLEAR = new Verdict(List.of(), List.of());

    public Verdict {
        findings = findings.stream()
                .distinct()
                .sorted(Comparator.comparing(finding -> finding.consequence() == Consequence.NOTE))
                .toList();
        satisfied = satisfied.stream().distinct().toList();
    }

    public static Verdict clear() {
        return CLEAR;
    }

    public static Verdict of(Finding... findings) {
        return new Verdict(List.of(findings), List.of());
    }

    public static Verdict of(RuleId rule, Object... arguments) {
        return of(Finding.of(rule, arguments));
    }

    /** This one rule was asked and is satisfied by these values. */
    public static Verdict satisfied(RuleId rule, Object... arguments) {
        return new Verdict(List.of(), List.of(Finding.of(rule, arguments)));
    }

    /** Satisfied when {@code held} is true, else this one rule is broken. */
    public static Verdict unless(boolean held, RuleId rule, Object... arguments) {
        return held ? satisfied(rule, arguments) : of(rule, arguments);
    }

    public static Verdict all(Stream<Verdict> verdicts) {
        return verdicts.reduce(CLEAR, Verdict::and);
    }

    public Verdict and(Verdict other) {
        return new Verdict(both(findings, other.findings), both(satisfied, other.satisfied));
    }

    /** True when nothing found stops the milk; notes do not. */
    public boolean passes() {
        return worst() == Consequence.NOTE;
    }

    /** The gravest consequence found; {@link Consequence#NOTE} when there is none. */
    public Consequence worst() {
        return findings.stream()
                .map(Finding::consequence)
                .max(Comparator.naturalOrder())
                .orElse(Consequence.NOTE);
    }

    public boolean mentions(RuleId rule) {
        return findings.stream().anyMatch(finding -> finding.rule() == rule);
    }

    public List<RuleId> rules() {
        return findings.stream().map(Finding::rule).distinct().toList();
    }

    private static List<Finding> both(List<Finding> one, List<Finding> other) {
        var both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }
}
