package org.lactarium.server.operations;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.Verdict;

/**
 * Several items of one call. Each is judged by itself, so that a person with fifty bags at the door learns at once which of them are
 * refused and why; as long as one is, nothing is done with any.
 */
final class Items {

    private final String parameter;
    private final Refusals refusals;
    private final @Nullable RequestDetails request;
    private final List<Integer> statuses = new ArrayList<>();
    private final List<OperationOutcomeIssueComponent> issues = new ArrayList<>();
    private int place;

    /** @param parameter whose items they are, in the order sent */
    Items(String parameter, Refusals refusals, @Nullable RequestDetails request) {
        this.parameter = parameter;
        this.refusals = refusals;
        this.request = request;
    }

    /** The next item. @return empty when it is refused, which is kept for later */
    <T> Optional<T> next(Supplier<Optional<String>> name, Supplier<T> work) {
        int here = place++;
        try {
            return Optional.of(work.get());
        } catch (BaseServerResponseException refused) {
            if (refused.getStatusCode() >= 500) {
                throw refused;
            }
            keep(refused, name, here);
            return Optional.empty();
        }
    }

    /** The next item, when all there is to it is a verdict. */
    Verdict next(String name, Verdict verdict) {
        next(() -> Optional.of(name), () -> {
            refusals.unless(verdict, request);
            return verdict;
        });
        return verdict;
    }

    /** What is about the call as a whole. */
    void unless(Verdict verdict) {
        if (!verdict.passes()) {
            var refused = refusals.refusal(verdict, request);
            statuses.add(refused.getStatusCode());
            issues.addAll(((OperationOutcome) refused.getOperationOutcome()).getIssue());
        }
    }

    /** @throws BaseServerResponseException when an item is refused: the status that asks most of the client, every issue by its item */
    void unlessRefused() {
        if (!statuses.isEmpty()) {
            var status = statuses.stream().min(Comparator.naturalOrder()).orElseThrow();
            var outcome = new OperationOutcome();
            issues.stream()
                    .sorted(Comparator.comparing(OperationOutcomeIssueComponent::getSeverity))
                    .forEach(outcome::addIssue);
            var answer = BaseServerResponseException.newInstance(status, Refusals.words(outcome));
            answer.setOperationOutcome(outcome);
            throw answer;
        }
    }

    private void keep(BaseServerResponseException refused, Supplier<Optional<String>> name, int here) {
        statuses.add(refused.getStatusCode());
        var said = refused.getOperationOutcome() instanceof OperationOutcome outcome
                ? outcome.getIssue()
                : List.of(new OperationOutcomeIssueComponent()
                        .setSeverity(IssueSeverity.ERROR)
                        .setCode(IssueType.PROCESSING)
                        .setDiagnostics(refused.getMessage()));
        for (var issue : said) {
            var text = issue.getDetails().hasText()
                    ? issue.getDetails().getText()
                    : refusals.phrase(StaffWords.key(issue, String.valueOf(refused.getStatusCode())), request);
            issue.getDetails().setText(named(called(name, here), text));
            issues.add(issue.addExpression("Parameters.parameter.where(name = '" + parameter + "')[" + here + "]"));
        }
    }

    private String named(String name, String text) {
        return text.contains(name) ? text : MessageFormat.format(refusals.phrase("staff.item", request), name, text);
    }

    /** By its place in the call, when its own name cannot be read. */
    private String called(Supplier<Optional<String>> name, int here) {
        try {
            return name.get().orElseGet(() -> byPlace(here));
        } catch (BaseServerResponseException unreadable) {
            return byPlace(here);
        }
    }

    private String byPlace(int here) {
        return MessageFormat.format(refusals.phrase("staff.nth", request), String.valueOf(here + 1));
    }
}
