package org.lactarium.server.feeding;

import static org.lactarium.server.rule.RuleId.CONSENT_NOT_UNDERSTOOD;
import static org.lactarium.server.rule.RuleId.INFANT_CONSENT_MISSING;
import static org.lactarium.server.rule.RuleId.MOTHERS_OWN_MILK;
import static org.lactarium.server.rule.RuleId.ORDER_NOT_ACTIVE;

import java.time.Instant;
import java.util.List;
import org.lactarium.server.donor.Span;
import org.lactarium.server.rule.Verdict;

/**
 * Whether an infant may have milk of the bank at a moment: a parent's consent and a standing order. Milk of the infant's own
 * mother is no donor milk to it and needs the order alone; every rule about the milk itself stays.
 */
public final class InfantRules {

    private InfantRules() {}

    public static Verdict judge(InfantFile infant, Instant at) {
        return consented(infant, at).and(Verdict.unless(covered(infant.orders(), at), ORDER_NOT_ACTIVE, at));
    }

    private static Verdict consented(InfantFile infant, Instant at) {
        if (infant.mothersOwn()) {
            return Verdict.satisfied(MOTHERS_OWN_MILK, at);
        }
        var answer = infant.answer(at);
        return Verdict.unless(answer == ParentsAnswer.PERMITTED, INFANT_CONSENT_MISSING, at)
                .and(answer == ParentsAnswer.UNCLEAR ? unread(infant, at) : Verdict.clear());
    }

    private static Verdict unread(InfantFile infant, Instant at) {
        return Verdict.all(infant.wishes().stream()
                .flatMap(wish -> wish.unread(at))
                .map(why -> Verdict.of(CONSENT_NOT_UNDERSTOOD, at, why)));
    }

    private static boolean covered(List<Span> spans, Instant at) {
        return spans.stream().anyMatch(span -> span.covers(at));
    }
}
