package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.RiskAssessments;
import org.lactarium.server.operations.chart.MilkUnit;
import org.springframework.stereotype.Component;

/**
 * A deposit that was expressed at another time than was written down is asked again what its donor was then; and with it, or with
 * another volume, how much of a batch is in doubt.
 */
@Component
@Interceptor
class ExpressionWatch implements BankInterceptor {

    private final MilkRecord record;
    private final Reevaluation reevaluation;
    private final RiskAssessments assessments;

    ExpressionWatch(MilkRecord record, Reevaluation reevaluation, RiskAssessments assessments) {
        this.record = record;
        this.reevaluation = reevaluation;
        this.assessments = assessments;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after) {
        if (before instanceof BiologicallyDerivedProduct was
                && after instanceof BiologicallyDerivedProduct is
                && new MilkUnit(is).type() == UnitType.DEPOSIT) {
            var unit = new MilkUnit(is);
            var otherTime = !Base.compareDeep(
                    was.getCollection().getCollected(), is.getCollection().getCollected(), true);
            if (otherTime) {
                reevaluation.deposit(unit);
            }
            if (otherTime || Double.compare(new MilkUnit(was).volume(), unit.volume()) != 0) {
                record.beforeCommit(new RiskAssessments.Changed(unit.reference(), unit.reference()), assessments);
            }
        }
    }
}
