package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.util.Comparator;
import java.util.Date;
import java.util.Objects;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.donor.Enrolment;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.Refusals;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * An enrolment takes its steps one by one, and when it took each is written down by the server: milk is judged by whether
 * she was enrolled when she expressed it. An enrolment that comes from elsewhere may begin wherever it stands.
 */
@Component
@Interceptor(order = ServerOwnedGuard.BEFORE_VALIDATION)
class EnrolmentGuard implements BankInterceptor {

    private final Clock clock;
    private final Refusals refusals;

    EnrolmentGuard(Clock clock, Refusals refusals) {
        this.clock = clock;
        this.refusals = refusals;
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        if (before instanceof EpisodeOfCare was
                && after instanceof EpisodeOfCare is
                && was.getStatus() != is.getStatus()) {
            refusals.unless(judge(was, is), request);
            remember(was, is);
        }
    }

    private static Verdict judge(EpisodeOfCare was, EpisodeOfCare is) {
        var from = state(was);
        var to = state(is);
        return Verdict.unless(from.mayBecome(to), RuleId.ENROLMENT_MOVE_NOT_ALLOWED, from.code(), to.code());
    }

    private static Enrolment state(EpisodeOfCare episode) {
        return Enrolment.of(episode.hasStatus() ? episode.getStatus().toCode() : "")
                .orElse(Enrolment.ENTERED_IN_ERROR);
    }

    /** The history of before, and how long the last status stood. */
    private void remember(EpisodeOfCare was, EpisodeOfCare is) {
        var since = was.getStatusHistory().stream()
                .map(entry -> entry.getPeriod().getEnd())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> was.getPeriod().getStart());
        is.setStatusHistory(was.copy().getStatusHistory());
        is.addStatusHistory()
                .setStatus(was.getStatus())
                .setPeriod(new Period().setStart(since).setEnd(Date.from(clock.instant())));
    }
}
