package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.InterceptorInvocationTimingEnum;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.CultureChart;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.ScreeningChart;
import org.springframework.stereotype.Component;

/**
 * Whatever changes what is known about milk re-evaluates that milk in the same transaction: there is no instant at which
 * a failed batch can still be dispensed.
 */
@Component
@Interceptor
class ResultWatch implements BankInterceptor {

    private static final String HEARD = ResultWatch.class.getName();

    private final Reevaluation reevaluation;
    private final Eligibility eligibility;

    ResultWatch(Reevaluation reevaluation, Eligibility eligibility) {
        this.reevaluation = reevaluation;
        this.eligibility = eligibility;
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(
            IBaseResource resource,
            @Nullable TransactionDetails transaction,
            @Nullable InterceptorInvocationTimingEnum timing) {
        follow(resource, heard(transaction, timing));
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(
            IBaseResource before,
            IBaseResource after,
            @Nullable TransactionDetails transaction,
            @Nullable InterceptorInvocationTimingEnum timing) {
        var heard = heard(transaction, timing);
        follow(after, heard);
        // what it no longer says, or says of somebody else, is missing where it stood
        donorOf(before).ifPresent(donor -> donor(donor, heard));
        var left = new ArrayList<>(testedBy(before));
        left.removeAll(testedBy(after));
        reevaluation.cultures(left, null);
        if (before instanceof Patient was
                && after instanceof Patient is
                && !Base.compareDeep(was.getLink(), is.getLink(), false)) {
            donor("Patient/" + is.getIdElement().getIdPart(), heard);
        }
    }

    private void follow(IBaseResource resource, Set<String> heard) {
        if (resource instanceof Observation result && CultureChart.isCulture(result)) {
            reevaluation.cultures(Coded.references(result.getFocus()), result);
        } else if (resource instanceof QuestionnaireResponse interview && ScreeningChart.isInterview(interview)) {
            eligibility.follow(interview);
        }
        donorOf(resource).ifPresent(donor -> donor(donor, heard));
    }

    /** Whom a fact about a donor is about, as {@code Patient/x}; empty for anything else. */
    private static Optional<String> donorOf(IBaseResource resource) {
        if (resource instanceof Observation result && DonorChart.concernsMilk(result)) {
            return Optional.of(Coded.plain(result.getSubject()));
        } else if (resource instanceof Consent consent) {
            return Optional.of(Coded.plain(consent.getPatient()));
        }
        return resource instanceof EpisodeOfCare enrolment
                ? Optional.of(Coded.plain(enrolment.getPatient()))
                : Optional.empty();
    }

    /** References of the milk that a culture is about; empty for anything else. */
    private static List<String> testedBy(IBaseResource resource) {
        return resource instanceof Observation result && CultureChart.isCulture(result)
                ? Coded.references(result.getFocus())
                : List.of();
    }

    /**
     * Donors whose milk was judged since everything that this transaction brings was stored. A bundle is heard of when all of it
     * is stored, so the five tests of a panel need one judgement; what is written by itself is judged each time.
     */
    private static Set<String> heard(
            @Nullable TransactionDetails transaction, @Nullable InterceptorInvocationTimingEnum timing) {
        return transaction != null && timing == InterceptorInvocationTimingEnum.DEFERRED
                ? transaction.getOrCreateUserData(HEARD, HashSet::new)
                : new HashSet<>();
    }

    private void donor(String reference, Set<String> heard) {
        if (heard.add(reference)) {
            reevaluation.donor(reference);
        }
    }
}
