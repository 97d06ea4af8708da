package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.RiskAssessments;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.CultureChart;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.ScreeningChart;
import org.lactarium.server.operations.chart.WomanChart;
import org.springframework.stereotype.Component;

/**
 * Whatever changes what is known about milk has that milk judged when its transaction commits: there is no instant at which a failed
 * batch can still be dispensed.
 */
@Component
@Interceptor
class ResultWatch implements BankInterceptor {

    private final MilkRecord record;
    private final Eligibility interviews;
    private final TestedMilk milk;
    private final KnownDonors donors;
    private final RiskAssessments assessments;

    ResultWatch(
            MilkRecord record,
            Eligibility interviews,
            TestedMilk milk,
            KnownDonors donors,
            RiskAssessments assessments) {
        this.record = record;
        this.interviews = interviews;
        this.milk = milk;
        this.donors = donors;
        this.assessments = assessments;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource) {
        if (resource instanceof QuestionnaireResponse interview && ScreeningChart.isInterview(interview)) {
            record.beforeCommit(interview, interviews);
            record.beforeCommit(Coded.plain(interview.getSubject()), donors);
        }
        gather(resource);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after) {
        // what it no longer says, or says of somebody else, is missing where it stood
        gather(before);
        created(after);
        if (before instanceof Patient was
                && after instanceof Patient is
                && (!Base.compareDeep(was.getLink(), is.getLink(), false) || WomanChart.differ(was, is))) {
            known("Patient/" + is.getIdElement().getIdPart(), is);
        }
    }

    private void gather(IBaseResource resource) {
        if (resource instanceof Observation result && CultureChart.isCulture(result)) {
            Coded.references(result.getFocus()).forEach(tested -> record.beforeCommit(tested, milk));
        }
        donorOf(resource).ifPresent(donor -> known(donor, resource));
    }

    private void known(String donor, IBaseResource fact) {
        record.beforeCommit(donor, donors);
        record.beforeCommit(
                new RiskAssessments.Changed(
                        donor, fact.fhirType() + "/" + fact.getIdElement().getIdPart()),
                assessments);
    }

    /** Whom a fact about a donor is about, as {@code Patient/x}; empty for anything else. */
    private static Optional<String> donorOf(IBaseResource resource) {
        if (resource instanceof Observation result && DonorChart.concernsMilk(result)) {
            return Optional.of(Coded.plain(result.getSubject()));
        } else if (resource instanceof RelatedPerson child && WomanChart.isChild(child)) {
            return Optional.of(Coded.plain(child.getPatient()));
        } else if (resource instanceof Consent consent) {
            return Optional.of(Coded.plain(consent.getPatient()));
        }
        return resource instanceof EpisodeOfCare enrolment
                ? Optional.of(Coded.plain(enrolment.getPatient()))
                : Optional.empty();
    }
}
