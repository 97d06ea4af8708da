package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.ArrayList;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.CultureChart;
import org.lactarium.server.operations.chart.ScreeningChart;
import org.lactarium.server.operations.chart.SerologyChart;
import org.springframework.stereotype.Component;

/**
 * Whatever changes what is known about milk re-evaluates that milk in the same transaction: there is no instant at which
 * a failed batch can still be dispensed.
 */
@Component
@Interceptor
class ResultWatch implements BankInterceptor {

    private final Reevaluation reevaluation;
    private final Eligibility eligibility;

    ResultWatch(Reevaluation reevaluation, Eligibility eligibility) {
        this.reevaluation = reevaluation;
        this.eligibility = eligibility;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        follow(resource);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after) {
        follow(after);
        if (before instanceof Observation was && after instanceof Observation is) {
            var left = new ArrayList<>(Coded.references(was.getFocus()));
            left.removeAll(Coded.references(is.getFocus()));
            reevaluation.cultures(left, null);
        }
        if (before instanceof Patient was
                && after instanceof Patient is
                && !Base.compareDeep(was.getLink(), is.getLink(), false)) {
            reevaluation.donor("Patient/" + is.getIdElement().getIdPart());
        }
    }

    private void follow(IBaseResource resource) {
        if (resource instanceof Observation result && CultureChart.isCulture(result)) {
            reevaluation.cultures(Coded.references(result.getFocus()), result);
        } else if (resource instanceof Observation result && aboutDonor(result)) {
            reevaluation.donor(Coded.plain(result.getSubject()));
        } else if (resource instanceof Consent consent) {
            reevaluation.donor(Coded.plain(consent.getPatient()));
        } else if (resource instanceof EpisodeOfCare enrolment) {
            reevaluation.donor(Coded.plain(enrolment.getPatient()));
        } else if (resource instanceof QuestionnaireResponse interview && ScreeningChart.isInterview(interview)) {
            eligibility.follow(interview);
        }
    }

    private static boolean aboutDonor(Observation result) {
        return SerologyChart.test(result).isPresent()
                || result.getCode().hasCoding(Systems.MILK_OBSERVATION, "donor-eligibility");
    }
}
