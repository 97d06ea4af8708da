package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.math.BigDecimal;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Specimen;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.Refusals;
import org.lactarium.server.operations.chart.Coded;
import org.springframework.stereotype.Component;

/** What was drawn of milk for the laboratory stands in every balance, in mL; what cannot be added up there is refused with 400. */
@Component
@Interceptor(order = ServerOwnedGuard.BEFORE_OTHER_GUARDS)
class SampleVolumeGuard implements BankInterceptor {

    /** mL; no tube holds ten litres. */
    private static final BigDecimal MOST = BigDecimal.valueOf(10_000);

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        if (resource instanceof Specimen sample
                && !Coded.alternate(sample.getSubject()).isEmpty()
                && sample.getCollection().hasQuantity()
                && !isVolume(sample.getCollection().getQuantity())) {
            throw Refusals.bad("Specimen.collection.quantity of a sample of milk is a volume in mL, with system "
                    + Systems.UCUM + " and code mL, and not less than nothing");
        }
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after) {
        created(after);
    }

    private static boolean isVolume(Quantity drawn) {
        return drawn.hasValue()
                && !drawn.hasComparator()
                && Systems.UCUM.equals(drawn.getSystem())
                && "mL".equals(drawn.getCode())
                && drawn.getValue().signum() >= 0
                && drawn.getValue().compareTo(MOST) <= 0;
    }
}
