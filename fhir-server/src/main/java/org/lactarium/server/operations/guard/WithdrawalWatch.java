package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.Collection;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.lactarium.server.operations.AtCommit;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.Lock;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.WithdrawnFacts;
import org.lactarium.server.operations.chart.DonorAliases;
import org.lactarium.server.operations.chart.SerologyChart;
import org.springframework.stereotype.Component;

/**
 * A fact that is entered in error, whoever writes it, takes back what it alone did to milk; so do two records that are one woman no
 * more. It is looked at when the whole transaction is stored, because another fact in it may speak against the same milk.
 */
@Component
@Interceptor
class WithdrawalWatch implements BankInterceptor, AtCommit<DomainResource> {

    private final MilkRecord record;
    private final WithdrawnFacts facts;

    WithdrawalWatch(MilkRecord record, WithdrawnFacts facts) {
        this.record = record;
        this.facts = facts;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after) {
        if (before instanceof Observation was
                && after instanceof Observation is
                && !SerologyChart.withdrawn(was)
                && SerologyChart.withdrawn(is)
                && WithdrawnFacts.concernsMilk(was)) {
            record.beforeCommit(is, this);
        } else if (before instanceof Patient was && after instanceof Patient is && DonorAliases.parted(was, is)) {
            record.beforeCommit(is, this);
        }
    }

    @Override
    public Turn turn() {
        return Turn.WITHDRAWALS;
    }

    @Override
    public Collection<Lock> locks(List<DomainResource> withdrawn) {
        return facts.locks(withdrawn);
    }

    @Override
    public void judge(List<DomainResource> withdrawn) {
        facts.follow(withdrawn);
    }
}
