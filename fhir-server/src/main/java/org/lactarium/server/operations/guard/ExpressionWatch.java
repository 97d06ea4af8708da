package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.chart.MilkUnit;
import org.springframework.stereotype.Component;

/** A deposit that was expressed at another time than was written down is asked again what its donor was then. */
@Component
@Interceptor
class ExpressionWatch implements BankInterceptor {

    private final Reevaluation reevaluation;

    ExpressionWatch(Reevaluation reevaluation) {
        this.reevaluation = reevaluation;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after) {
        if (before instanceof BiologicallyDerivedProduct was
                && after instanceof BiologicallyDerivedProduct is
                && !Base.compareDeep(
                        was.getCollection().getCollected(), is.getCollection().getCollected(), true)) {
            var unit = new MilkUnit(is);
            if (unit.type() == UnitType.DEPOSIT) {
                reevaluation.deposit(unit);
            }
        }
    }
}
