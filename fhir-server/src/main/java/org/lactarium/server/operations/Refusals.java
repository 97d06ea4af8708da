package org.lactarium.server.operations;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.access.Act;
import org.lactarium.server.operations.chart.Evidence;
import org.lactarium.server.rule.Consequence;
import org.lactarium.server.rule.Finding;
import org.lactarium.server.rule.Verdict;
import org.lactarium.server.rulebook.Sentences;
import org.springframework.stereotype.Component;

/** Turns what the rules found into an answer over HTTP, in the caller's language. */
@Component
public class Refusals {

    private final Sentences sentences;
    private final Spoken spoken;

    Refusals(Sentences sentences, Spoken spoken) {
        this.sentences = sentences;
        this.spoken = spoken;
    }

    /** @throws UnprocessableEntityException (HTTP 422), one issue for each rule, unless the verdict passes */
    public void unless(Verdict verdict, @Nullable RequestDetails request) {
        if (!verdict.passes()) {
            throw refusal(verdict, request);
        }
    }

    public BaseServerResponseException refusal(Verdict verdict, @Nullable RequestDetails request) {
        var outcome = outcome(verdict, request);
        return new UnprocessableEntityException(words(outcome), outcome);
    }

    /** The same of one element of what was sent. @param where for whoever writes programs: {@code Observation.category} */
    public BaseServerResponseException refusal(Verdict verdict, String where, @Nullable RequestDetails request) {
        var outcome = outcome(verdict, request);
        outcome.getIssue().forEach(issue -> issue.addExpression(where));
        return new UnprocessableEntityException(words(outcome), outcome);
    }

    /** Somebody else was there first (HTTP 409). */
    public BaseServerResponseException conflict(Verdict verdict, @Nullable RequestDetails request) {
        var outcome = outcome(verdict, request);
        return new ResourceVersionConflictException(words(outcome), outcome);
    }

    public static BaseServerResponseException unknown(String what) {
        return new ResourceNotFoundException(what + " is not in the record");
    }

    /** The caller has no role for it (HTTP 403): who may, in the caller's language. @param acts of which none is the caller's */
    public static BaseServerResponseException onlyOthers(List<Act> acts, @Nullable RequestDetails request) {
        var who = acts.stream().map(act -> act.onlyWho(language(request))).collect(Collectors.joining(" "));
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.FORBIDDEN)
                .setDetails(new CodeableConcept().setText(who))
                .setDiagnostics(who);
        return new ForbiddenOperationException(who, outcome);
    }

    /** What was sent cannot be understood (HTTP 400). */
    public static BaseServerResponseException bad(String why) {
        return new InvalidRequestException(why);
    }

    public CodeableConcept rule(Finding finding, @Nullable RequestDetails request) {
        return new CodeableConcept(new Coding(Systems.MILK_RULE, finding.rule().code(), null))
                .setText(spoken.of(finding, language(request)));
    }

    /** A rule of a decision that was kept, broken or satisfied. */
    CodeableConcept rule(Evidence.Asked asked, @Nullable RequestDetails request) {
        var finding = asked.finding();
        var satisfied = Evidence.SATISFIED.equals(asked.outcome());
        return new CodeableConcept(new Coding(Systems.MILK_RULE, finding.rule().code(), null))
                .setText(
                        satisfied
                                ? spoken.satisfied(finding, language(request))
                                : spoken.of(finding, language(request)));
    }

    /** What is refused of several items of a call. @param parameter whose items they are */
    Items items(String parameter, @Nullable RequestDetails request) {
        return new Items(parameter, this, request);
    }

    /** Words that are no rule's, in the caller's language. */
    String phrase(String key, @Nullable RequestDetails request) {
        return sentences.phrase(key, language(request));
    }

    /** A value as the sentences show it. */
    String shown(Object value) {
        return sentences.shown(value).toString();
    }

    private OperationOutcome outcome(Verdict verdict, @Nullable RequestDetails request) {
        var outcome = new OperationOutcome();
        for (var finding : verdict.findings()) {
            var rule = rule(finding, request);
            var noted = finding.consequence() == Consequence.NOTE;
            outcome.addIssue()
                    .setSeverity(noted ? IssueSeverity.INFORMATION : IssueSeverity.ERROR)
                    .setCode(noted ? IssueType.INFORMATIONAL : IssueType.BUSINESSRULE)
                    .setDetails(rule)
                    .setDiagnostics(rule.getText());
        }
        return outcome;
    }

    /** Why it is refused, without what is only noted. */
    static String words(OperationOutcome outcome) {
        return outcome.getIssue().stream()
                .filter(issue -> issue.getSeverity() == IssueSeverity.ERROR)
                .map(OperationOutcomeIssueComponent::getDiagnostics)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    public static Locale language(@Nullable RequestDetails request) {
        var accepted = request == null ? null : request.getHeader("Accept-Language");
        if (accepted == null || accepted.isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            var best = Locale.lookup(Locale.LanguageRange.parse(accepted), List.of(Locale.ENGLISH, Locale.CHINESE));
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException notALanguage) {
            return Locale.ENGLISH;
        }
    }
}
