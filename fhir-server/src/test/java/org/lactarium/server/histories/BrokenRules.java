package org.lactarium.server.histories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;
import net.bytebuddy.matcher.ElementMatchers;
import org.lactarium.server.rule.Finding;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;

/** Breaks rules of the running program on purpose: whatever they find is not heard. */
public final class BrokenRules {

    private static volatile Set<RuleId> deafTo = Set.of();

    private BrokenRules() {}

    /** Runs work while these rules are broken. */
    static void during(Set<RuleId> rules, Runnable work) {
        ByteBuddyAgent.install();
        var reload = ClassReloadingStrategy.fromInstalledAgent();
        new ByteBuddy()
                .redefine(Verdict.class)
                .visit(Advice.to(Deaf.class).on(ElementMatchers.isConstructor()))
                .make()
                .load(Verdict.class.getClassLoader(), reload);
        deafTo = Set.copyOf(rules);
        try {
            work.run();
        } finally {
            deafTo = Set.of();
            mend(reload);
        }
    }

    private static void mend(ClassReloadingStrategy reload) {
        try {
            reload.reset(Verdict.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Called from inside {@link Verdict}, hence public. */
    public static List<Finding> heard(List<Finding> findings) {
        return deafTo.isEmpty()
                ? findings
                : findings.stream()
                        .filter(finding -> !deafTo.contains(finding.rule()))
                        .toList();
    }

    private static final class Deaf {
        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(value = 0, readOnly = false) List<Finding> findings) {
            findings = heard(findings);
        }
    }
}
