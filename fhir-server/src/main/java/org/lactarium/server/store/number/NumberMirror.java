package org.lactarium.server.store.number;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.GivenNumber;
import org.lactarium.server.operations.Refusals;
import org.lactarium.server.operations.chart.DonorAliases;
import org.lactarium.server.operations.chart.NumberChart;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * Enters the numbers of a resource in the transaction that stores it, and refuses (HTTP 409) one that is another record's: after
 * a number was given twice nobody could say which milk or which donor a laboratory means.
 */
@Component
@Interceptor
class NumberMirror implements BankInterceptor {

    private final KeptNumbers numbers;
    private final DonorAliases aliases;
    private final Refusals refusals;

    NumberMirror(KeptNumbers numbers, DonorAliases aliases, Refusals refusals) {
        this.numbers = numbers;
        this.aliases = aliases;
        this.refusals = refusals;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource, @Nullable RequestDetails request) {
        change(List.of(), given(resource), request);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(@Nullable IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        change(given(before), given(after), request);
    }

    private void strikeOrRetire(GivenNumber number, boolean gone) {
        if (number.kind() == GivenNumber.Kind.DONOR && !gone) {
            numbers.retire(number);
        } else {
            numbers.strike(number);
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void deleted(IBaseResource resource, @Nullable RequestDetails request) {
        change(given(resource), List.of(), request);
    }

    private void change(List<GivenNumber> before, List<GivenNumber> after, @Nullable RequestDetails request) {
        var keys = after.stream().map(GivenNumber::key).collect(Collectors.toSet());
        before.stream()
                .filter(number -> !after.contains(number))
                .forEach(number -> strikeOrRetire(number, after.isEmpty() || keys.contains(number.key())));
        after.stream().filter(number -> !before.contains(number)).forEach(number -> enter(number, request));
    }

    private void enter(GivenNumber number, @Nullable RequestDetails request) {
        numbers.enter(number)
                .map(GivenNumber::reference)
                .filter(other -> !other.equals(number.reference()))
                .or(() -> replaced(number))
                .ifPresent(other -> {
                    throw refusals.conflict(Verdict.of(RuleId.NUMBER_TAKEN, number.number(), other), request);
                });
        Optional.of(number).filter(GivenNumber::counts).flatMap(LookAlikes::in).ifPresent(sign -> {
            throw Refusals.bad("A number has a sign that is taken for another or seen by nobody (" + sign
                    + "). Write it with the letters and digits of the keyboard.");
        });
    }

    /** The number of a record that was merged into another is that woman's for good. */
    private Optional<String> replaced(GivenNumber number) {
        if (number.kind() != GivenNumber.Kind.DONOR || !number.counts()) {
            return Optional.empty();
        }
        var before = numbers.replaced(number);
        var hers = before.isEmpty() ? List.<String>of() : aliases.of(number.reference());
        return before.stream().filter(record -> !hers.contains(record)).findFirst();
    }

    private static List<GivenNumber> given(@Nullable IBaseResource resource) {
        return resource instanceof Resource known ? NumberChart.of(known) : List.of();
    }
}
