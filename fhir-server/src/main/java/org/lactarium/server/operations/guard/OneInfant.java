package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Collection;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Profiles;
import org.lactarium.server.operations.AtCommit;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.Lock;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.Refusals;
import org.lactarium.server.operations.chart.DonorAliases;
import org.lactarium.server.operations.chart.SameInfant;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * Records that were merged are one infant's, and stay so. Who finds that two of them are twins undoes the merge first: until then a feed
 * of one counts for the other.
 */
@Component
@Interceptor
class OneInfant implements BankInterceptor {

    private final MilkRecord record;
    private final DonorAliases aliases;
    private final Refusals refusals;

    OneInfant(MilkRecord record, DonorAliases aliases, Refusals refusals) {
        this.record = record;
        this.aliases = aliases;
        this.refusals = refusals;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(@Nullable IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        if (after instanceof Patient infant
                && infant.hasLink()
                && infant.getMeta().hasProfile(Profiles.RECIPIENT)) {
            record.beforeCommit(infant, new Together(request));
        }
    }

    /** When all that the transaction writes of them is stored. */
    private final class Together implements AtCommit<Patient> {
        private final @Nullable RequestDetails request;

        Together(@Nullable RequestDetails request) {
            this.request = request;
        }

        @Override
        public Turn turn() {
            return Turn.PEOPLE;
        }

        @Override
        public Collection<Lock> locks(List<Patient> infants) {
            return infants.stream()
                    .map(infant ->
                            new Lock(Lock.Kind.PERSON, infant.getIdElement().getIdPart()))
                    .toList();
        }

        @Override
        public void judge(List<Patient> infants) {
            infants.forEach(infant -> refusals.unless(one(infant), request));
        }
    }

    private Verdict one(Patient infant) {
        var all = aliases.of(infant).stream()
                .flatMap(one -> record.read(Patient.class, one.substring("Patient/".length())).stream())
                .toList();
        var self = all.get(0);
        return Verdict.all(all.stream()
                .map(other -> Verdict.unless(
                        SameInfant.mayBe(self, other),
                        RuleId.NOT_THE_SAME_INFANT,
                        self.getIdElement().getIdPart(),
                        other.getIdElement().getIdPart())));
    }
}
