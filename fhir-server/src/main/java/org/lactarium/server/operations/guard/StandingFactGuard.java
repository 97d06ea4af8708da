package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.stream.LongStream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.access.Callers;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.Refusals;
import org.lactarium.server.operations.chart.BottleChart;
import org.springframework.stereotype.Component;

/**
 * A result, a report or an interview that was said for good says something else only as amended or corrected, whatever it is called in
 * between: whoever reads it must see that it was changed. What a laboratory sends again was compared with what stands at its own door.
 */
@Component
@Interceptor(order = ServerOwnedGuard.BEFORE_OTHER_GUARDS)
class StandingFactGuard implements BankInterceptor {

    private final MilkRecord record;
    private final Callers callers;

    StandingFactGuard(MilkRecord record, Callers callers) {
        this.record = record;
        this.callers = callers;
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        if (before instanceof Resource was
                && after instanceof Resource is
                && StoodOnce.isGuarded(was)
                && was.fhirType().equals(is.fhirType())
                && !StoodOnce.saysThatItWasChanged(is)
                && StoodOnce.saysOther(was, is)
                && ServerOwnedGuard.fromOutside(request)
                && !OfAMessage.is(was, callers.current())
                && stood(was)) {
            throw Refusals.bad(was.fhirType() + "/" + was.getIdElement().getIdPart()
                    + " was said for good. To change what it says set its status to amended or corrected; to take it back enter it in"
                    + " error as it is.");
        }
    }

    /** Now or in a version before. A feed that stands has an amendment of its own. */
    private boolean stood(Resource was) {
        if (StoodOnce.stands(was)) {
            return !(was instanceof Observation feed && BottleChart.isFeed(feed));
        }
        var id = was.getIdElement().getIdPart();
        return LongStream.range(1, Long.parseLong(was.getIdElement().getVersionIdPart()))
                .anyMatch(version -> record.read(was.getClass(), id, version)
                        .filter(StoodOnce::stands)
                        .isPresent());
    }
}
