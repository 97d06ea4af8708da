package org.lactarium.server.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the rules say about one question: nothing, or every rule that was broken. Never an exception. */
public record Verdict(List<Finding> findings) {

    private static final Verdict CLEAR = new Verdict(List.of());

    public Verdict {
        findings = findings.stream().distinct().toList();
    }

    public static Verdict clear() {
        return CLEAR;
    }

    public static Verdict of(Finding... findings) {
        return new Verdict(List.of(findings));
    }

    public static Verdict of(RuleId rule, Object... arguments) {
        return of(Finding.of(rule, arguments));
    }

    /** Clear when {@code held} is true, else this one rule. */
    public static Verdict unless(boolean held, RuleId rule, Object... arguments) {
        return held ? CLEAR : of(rule, arguments);
    }

    public static Verdict all(Stream<Verdict> verdicts) {
        return verdicts.reduce(CLEAR, Verdict::and);
    }

    public Verdict and(Verdict other) {
        var both = new ArrayList<>(findings);
        both.addAll(other.findings);
        return new Verdict(both);
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
}
