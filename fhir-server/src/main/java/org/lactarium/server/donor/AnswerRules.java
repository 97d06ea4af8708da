package org.lactarium.server.donor;

import java.util.List;
import java.util.stream.Stream;
import org.lactarium.server.donor.Interview.Answer;
import org.lactarium.server.rule.DeferralRule;
import org.lactarium.server.rule.RuleProfile;

/** What follows from each answer of an interview. An answer that nobody has said anything about asks a person. */
final class AnswerRules {

    private static final DeferralRule OTHER = new DeferralRule("other", false, null, true, false, false);

    private AnswerRules() {}

    /**
     * @param about the question, and of a medicine which one: {@code medicine-ibuprofen}
     * @param rule by which the time of it is reckoned
     * @param asks whether a person has to say what it means
     */
    record Follows(String about, DeferralRule rule, boolean asks) {}

    static Stream<Follows> follows(Answer answer, RuleProfile profile) {
        var question = answer.reason();
        if (isDate(question, profile)) {
            return Stream.empty();
        }
        var known = profile.deferral(question);
        if (known.isEmpty()) {
            return profile.donors().asksAPerson(question, answer.no())
                    ? Stream.of(new Follows(question, OTHER, true))
                    : Stream.empty();
        }
        var rule = known.get();
        if (answer.no()) {
            return Stream.empty();
        }
        if (answer.yes() == null) {
            return Stream.of(new Follows(question, rule, true));
        }
        return rule.undated() ? Stream.of(new Follows(question, rule, false)) : named(answer, rule, profile);
    }

    /** Each medicine has a time of its own; one that is in no list, or that she did not name, asks a person. */
    private static Stream<Follows> named(Answer answer, DeferralRule rule, RuleProfile profile) {
        var read = Medicines.read(answer.names(), profile.donors().medicines());
        var known = read.known().stream()
                .filter(medicine -> !medicine.harmless())
                .map(medicine -> new Follows(
                        rule.reason() + "-" + medicine.name(),
                        new DeferralRule(
                                rule.reason(), rule.event(), medicine.waits(), true, rule.permanent(), rule.rejects()),
                        false));
        return read.understood() ? known : Stream.concat(known, Stream.of(new Follows(rule.reason(), rule, true)));
    }

    /** When something began or ended is part of the answer above it. */
    private static boolean isDate(String question, RuleProfile profile) {
        return List.of("-from", "-until").stream()
                .filter(question::endsWith)
                .map(end -> question.substring(0, question.length() - end.length()))
                .anyMatch(reason -> profile.deferral(reason).isPresent());
    }
}
