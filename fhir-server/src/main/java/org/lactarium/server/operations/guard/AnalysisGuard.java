package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.Refusals;
import org.lactarium.server.operations.chart.MeasuredMilk;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** What milk cannot hold is not written down as measured, whoever sends it: recipes and labels would be made of it. */
@Component
@Interceptor(order = ServerOwnedGuard.BEFORE_OTHER_GUARDS)
class AnalysisGuard implements BankInterceptor {

    private final RuleProfile profile;
    private final Refusals refusals;

    AnalysisGuard(RuleProfile profile, Refusals refusals) {
        this.profile = profile;
        this.refusals = refusals;
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource, @Nullable RequestDetails request) {
        if (resource instanceof Observation measured && MeasuredMilk.stands(measured)) {
            refusals.unless(MeasuredMilk.of(measured).judge(profile), request);
        }
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        created(after, request);
    }
}
