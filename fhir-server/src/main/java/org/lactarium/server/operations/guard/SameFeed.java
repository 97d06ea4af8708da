package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.DoorInterceptor;
import org.lactarium.server.operations.Lock;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.Refusals;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** A feed that is sent again under its identifier is the feed that is on record: once fed, once counted. */
@Component
@Interceptor(order = SameFeed.WHEN_NUMBERS_ARE_RESOLVED)
class SameFeed implements DoorInterceptor {

    static final int WHEN_NUMBERS_ARE_RESOLVED = 1;

    private final MilkRecord record;
    private final Refusals refusals;

    SameFeed(MilkRecord record, Refusals refusals) {
        this.record = record;
        this.refusals = refusals;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void asked(RequestDetails request, RestOperationTypeEnum asked) {
        if (asked == RestOperationTypeEnum.TRANSACTION && request.getResource() instanceof Bundle bundle) {
            bundle.getEntry().stream()
                    .filter(entry -> entry.getRequest().getMethod() == HTTPVerb.POST)
                    .filter(entry -> !entry.getRequest().hasIfNoneExist())
                    .filter(entry -> entry.getResource() instanceof Observation feed
                            && named(feed).isPresent())
                    .forEach(entry -> recorded((Observation) entry.getResource(), request)
                            .ifPresent(known -> entry.getRequest()
                                    .setIfNoneExist(
                                            "_id=" + known.getIdElement().getIdPart())));
        } else if (asked == RestOperationTypeEnum.CREATE && request.getResource() instanceof Observation feed) {
            recorded(feed, request).ifPresent(known -> {
                throw new AlreadyRecorded(known, outcome(known));
            });
        }
    }

    /** @return the feed under its identifier; empty when there is none */
    private Optional<Observation> recorded(Observation feed, RequestDetails request) {
        var known = named(feed).flatMap(number -> record
                .find(
                        Observation.class,
                        Query.where("identifier", Query.token(number.getSystem(), number.getValue()))
                                .and("code", Query.token(Systems.SNOMED, BottleChart.FEED_GIVEN)))
                .stream()
                .findFirst());
        known.filter(before -> !isSame(before, feed)).ifPresent(before -> {
            throw refusals.conflict(
                    Verdict.of(
                            RuleId.NUMBER_TAKEN,
                            named(feed).orElseThrow().getValue(),
                            "Observation/" + before.getIdElement().getIdPart()),
                    request);
        });
        return known;
    }

    /** Under the lock of its number: two that come in one transaction, or at one moment, do not both stay. */
    void mustBeTheOnly(Observation feed, @Nullable RequestDetails request) {
        named(feed).ifPresent(number -> record
                .find(
                        Observation.class,
                        Query.where("identifier", Query.token(number.getSystem(), number.getValue()))
                                .and("code", Query.token(Systems.SNOMED, BottleChart.FEED_GIVEN)))
                .stream()
                .filter(BottleChart::stands)
                .map(other -> other.getIdElement().getIdPart())
                .filter(other -> !other.equals(feed.getIdElement().getIdPart()))
                .findFirst()
                .ifPresent(other -> {
                    throw refusals.conflict(
                            Verdict.of(RuleId.NUMBER_TAKEN, number.getValue(), "Observation/" + other), request);
                }));
    }

    static Stream<Lock> lock(Observation feed) {
        return named(feed)
                .map(number -> new Lock(Lock.Kind.OFFLINE_FEED, number.getSystem() + "|" + number.getValue()))
                .stream();
    }

    private static Optional<Identifier> named(Observation feed) {
        return BottleChart.stands(feed)
                ? feed.getIdentifier().stream()
                        .filter(number -> number.hasSystem() && number.hasValue())
                        .findFirst()
                : Optional.empty();
    }

    /**
     * A search in a reference is resolved later, and the moment and the volume say enough. One that was entered in error is not the
     * same: whoever sends it again would take it for recorded.
     */
    private static boolean isSame(Observation before, Observation feed) {
        return BottleChart.stands(before)
                && Math.abs(BottleChart.volume(before) - BottleChart.volume(feed)) < FeedGuard.EMPTY
                && FeedGuard.at(before).equals(FeedGuard.at(feed))
                && agree(Coded.plain(before.getSubject()), Coded.plain(feed.getSubject()))
                && agree(Coded.plain(before.getFocusFirstRep()), Coded.plain(feed.getFocusFirstRep()));
    }

    private static boolean agree(String before, String now) {
        return before.equals(now) || now.isEmpty() || now.contains("?") || now.startsWith("urn:");
    }

    private static OperationOutcome outcome(Observation known) {
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.INFORMATIONAL)
                .setDiagnostics("This feed is recorded already, as Observation/"
                        + known.getIdElement().getIdPart() + ". Nothing is left to do.");
        return outcome;
    }
}
