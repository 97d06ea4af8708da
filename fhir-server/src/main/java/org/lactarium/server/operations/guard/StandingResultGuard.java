package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.access.Callers;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.Refusals;
import org.lactarium.server.operations.WithdrawnFacts;
import org.lactarium.server.operations.chart.BottleChart;
import org.springframework.stereotype.Component;

/**
 * A final result says something else only as amended or corrected: whoever reads it must see that it was changed. What a laboratory
 * sends again was compared with what stands at its own door.
 */
@Component
@Interceptor(order = ServerOwnedGuard.BEFORE_OTHER_GUARDS)
class StandingResultGuard implements BankInterceptor {

    private static final List<String> SAID =
            List.of("value[x]", "interpretation", "component", "dataAbsentReason", "effective[x]", "method");

    private final Callers callers;

    StandingResultGuard(Callers callers) {
        this.callers = callers;
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        if (before instanceof Observation was
                && after instanceof Observation is
                && concernsMilk(was)
                && was.getStatus() == ObservationStatus.FINAL
                && is.getStatus() == ObservationStatus.FINAL
                && saysOther(was, is)
                && ServerOwnedGuard.fromOutside(request)
                && !isALaboratorysSystem()) {
            throw Refusals.bad(
                    "Observation/" + was.getIdElement().getIdPart()
                            + " is final. To change what it says set its status to amended or corrected, or enter it in error.");
        }
    }

    /** By itself, and not somebody who may do all of this. */
    private boolean isALaboratorysSystem() {
        return callers.current().is("laboratory-system") && !callers.current().is("microbiologist");
    }

    /** A feed has an amendment of its own. */
    private static boolean concernsMilk(Observation was) {
        return !BottleChart.isFeed(was) && (WithdrawnFacts.concernsMilk(was) || was.hasFocus());
    }

    private static boolean saysOther(Observation was, Observation is) {
        return SAID.stream()
                .anyMatch(element -> !Base.compareDeep(
                        was.getNamedProperty(element).getValues(),
                        is.getNamedProperty(element).getValues(),
                        true));
    }
}
