package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.RecallNotices;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.MilkUnit;
import org.springframework.stereotype.Component;

/** Recalled milk that is moved is followed: the place it comes to is told, in the same transaction. */
@Component
@Interceptor
class RecallWatch implements BankInterceptor {

    private final RecallNotices notices;

    RecallWatch(RecallNotices notices) {
        this.notices = notices;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void moved(IBaseResource before, IBaseResource after) {
        if (before instanceof BiologicallyDerivedProduct was && after instanceof BiologicallyDerivedProduct is) {
            var unit = new MilkUnit(is);
            if (unit.status() == UnitStatus.RECALLED
                    && !place(new MilkUnit(was)).equals(place(unit))) {
                notices.moved(unit);
            }
        }
    }

    private static String place(MilkUnit unit) {
        return unit.location().map(Coded::plain).orElse("");
    }
}
