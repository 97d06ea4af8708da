package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.Collection;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.AtCommit;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.GivenNumber;
import org.lactarium.server.operations.Lock;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.WaitingResults;
import org.lactarium.server.operations.chart.NumberChart;
import org.springframework.stereotype.Component;

/** A message may name milk before it is registered: it binds in the transaction that registers it. */
@Component
@Interceptor
class WaitingResultWatch implements BankInterceptor, AtCommit<GivenNumber> {

    private final MilkRecord record;
    private final WaitingResults waiting;

    WaitingResultWatch(MilkRecord record, WaitingResults waiting) {
        this.record = record;
        this.waiting = waiting;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        given(resource).forEach(number -> record.beforeCommit(number, this));
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(@Nullable IBaseResource before, IBaseResource after) {
        var known = given(before);
        given(after).stream()
                .filter(number -> known.stream().noneMatch(was -> was.key().equals(number.key())))
                .forEach(number -> record.beforeCommit(number, this));
    }

    @Override
    public Turn turn() {
        return Turn.NUMBERS;
    }

    @Override
    public Collection<Lock> locks(List<GivenNumber> numbers) {
        return waiting.locksOf(numbers);
    }

    @Override
    public void judge(List<GivenNumber> numbers) {
        waiting.registered(numbers);
    }

    private static List<GivenNumber> given(@Nullable IBaseResource resource) {
        return resource instanceof Resource known ? NumberChart.of(known) : List.of();
    }
}
