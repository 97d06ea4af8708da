package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Profiles;
import org.lactarium.server.operations.AmendedFeed;
import org.lactarium.server.operations.AtCommit;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.Decided;
import org.lactarium.server.operations.Decision;
import org.lactarium.server.operations.Decisions;
import org.lactarium.server.operations.FeedCorrections;
import org.lactarium.server.operations.Lock;
import org.lactarium.server.operations.MilkLocks;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.Refusals;
import org.lactarium.server.operations.WhatIsLeft;
import org.lactarium.server.operations.chart.Bedside;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.FeedChart;
import org.lactarium.server.operations.chart.InfantChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * A feed is written down only if the bedside check would have said ok at that time, and the bottle held that much; asked when its
 * whole transaction is stored, so that an order may come with its feed and no two feeds share a millilitre. One that is amended is
 * judged again, and where the bottle stands follows from what is left. One that happened nevertheless is written down by
 * {@code $report-feed-incident} alone.
 */
@Component
@Interceptor(order = ServerOwnedGuard.BEFORE_VALIDATION)
class FeedGuard implements BankInterceptor {

    /** mL; the last digit of a syringe. */
    static final double EMPTY = BottleChart.EMPTY;

    private final Clock clock;
    private final MilkRecord record;
    private final Units units;
    private final BottleChart bottles;
    private final InfantChart infants;
    private final Bedside bedside;
    private final FeedCorrections corrections;
    private final WhatIsLeft whatIsLeft;
    private final SameFeed same;
    private final Decisions decisions;
    private final Refusals refusals;

    FeedGuard(
            Clock clock,
            MilkRecord record,
            Units units,
            BottleChart bottles,
            InfantChart infants,
            Bedside bedside,
            FeedCorrections corrections,
            WhatIsLeft whatIsLeft,
            SameFeed same,
            Decisions decisions,
            Refusals refusals) {
        this.clock = clock;
        this.record = record;
        this.units = units;
        this.bottles = bottles;
        this.infants = infants;
        this.bedside = bedside;
        this.corrections = corrections;
        this.whatIsLeft = whatIsLeft;
        this.same = same;
        this.decisions = decisions;
        this.refusals = refusals;
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource, @Nullable RequestDetails request) {
        if (resource instanceof Observation feed && BottleChart.isFeed(feed)) {
            require(feed);
            if (FeedChart.isIncident(feed) && ServerOwnedGuard.fromOutside(request)) {
                throw refusals.refusal(Owned.FEED, "Observation.category", request);
            }
        }
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        if (after instanceof Observation feed && before instanceof Observation was && BottleChart.isFeed(feed)) {
            require(feed);
            if (FeedChart.isIncident(was) || FeedChart.isIncident(feed)) {
                withdrawnAtMost(was, feed, request);
            } else if (ServerOwnedGuard.fromOutside(request)) {
                AmendedFeed.mayAmend(was, feed);
            }
        }
    }

    /** @param was null of one that is new, or was withdrawn before */
    private record Said(Observation feed, @Nullable Observation was) {}

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void stored(IBaseResource resource, @Nullable RequestDetails request) {
        if (resource instanceof Observation feed && BottleChart.stands(feed) && !FeedChart.isIncident(feed)) {
            follow(new Said(feed, null), request);
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void rewritten(IBaseResource before, IBaseResource after, @Nullable RequestDetails request) {
        if (!(before instanceof Observation was) || !BottleChart.stands(was)) {
            stored(after, request);
        } else if (after instanceof Observation feed && AmendedFeed.saysOther(was, feed)) {
            follow(new Said(feed, was), request);
        }
    }

    /** An operation holds the locks and goes on with what the feed did; what comes from outside is looked at as a whole. */
    private void follow(Said said, @Nullable RequestDetails request) {
        if (ServerOwnedGuard.fromOutside(request)) {
            record.beforeCommit(said, new Together(request));
        } else {
            given(List.of(said), request);
        }
    }

    /** The feeds of one transaction. */
    private final class Together implements AtCommit<Said> {

        private final @Nullable RequestDetails request;

        Together(@Nullable RequestDetails request) {
            this.request = request;
        }

        @Override
        public Turn turn() {
            return Turn.FEEDS;
        }

        @Override
        public Collection<Lock> locks(List<Said> feeds) {
            return MilkLocks.and(
                    whatIsLeft.locks(feeds.stream()
                            .map(said -> unit(said.feed(), request))
                            .toList()),
                    feeds.stream()
                            .flatMap(said -> Stream.concat(
                                    SameFeed.lock(said.feed()),
                                    infants.lock(Coded.plain(said.feed().getSubject())))));
        }

        @Override
        public void judge(List<Said> feeds) {
            feeds.forEach(said -> same.mustBeTheOnly(said.feed(), request));
            given(feeds, request);
        }
    }

    /** An incident that did not happen is entered in error; nothing else about one is a client's to write. */
    private void withdrawnAtMost(Observation was, Observation is, @Nullable RequestDetails request) {
        var withdrawn = FeedChart.isIncident(was)
                && FeedChart.isIncident(is)
                && is.getStatus() == ObservationStatus.ENTEREDINERROR;
        if (ServerOwnedGuard.fromOutside(request) && !withdrawn) {
            throw refusals.refusal(Owned.FEED, "Observation", request);
        }
    }

    /** Feeds of one transaction, under the locks of all their bottles. */
    private void given(List<Said> feeds, @Nullable RequestDetails request) {
        var bottles = feeds.stream().map(said -> unit(said.feed(), request)).toList();
        record.atomically(whatIsLeft.locks(bottles), () -> {
            var touched = new LinkedHashMap<String, MilkUnit>();
            for (int at = 0; at < feeds.size(); at++) {
                var unit = units.read(bottles.get(at).id()).orElseThrow();
                settle(feeds.get(at), unit, request);
                touched.put(unit.id(), unit);
            }
            touched.values().forEach(whatIsLeft::follow);
            return touched;
        });
    }

    private void settle(Said said, MilkUnit unit, @Nullable RequestDetails request) {
        if (!BottleChart.stands(said.feed())) {
            corrections.takenBack(Objects.requireNonNull(said.was()), said.feed(), unit);
        } else if (said.was() == null) {
            keep(judge(said.feed(), unit, request), unit, request);
        } else {
            var verdict = corrections.judge(said.was(), said.feed(), unit).and(twice(said.feed(), unit));
            refusals.unless(verdict, request);
            corrections.amended(said.was(), said.feed(), unit, verdict);
        }
    }

    private Verdict judge(Observation feed, MilkUnit unit, @Nullable RequestDetails request) {
        at(feed);
        var by = orders(feed);
        var all = bedside.stored(unit, feed, by, clock.instant())
                .and(Verdict.unless(!by.isEmpty(), RuleId.ORDER_NOT_ACTIVE, at(feed)))
                .and(twice(feed, unit));
        refusals.unless(all, request);
        return all;
    }

    private void keep(Verdict verdict, MilkUnit unit, @Nullable RequestDetails request) {
        var decision = Decision.of(Decided.FEED, "fed", unit.reference(), verdict)
                .after(Versions.ofMilk(List.of(unit)))
                .after(Versions.ofMilk(bottles.line(unit)));
        if (ServerOwnedGuard.fromOutside(request)) {
            decisions.keep(decision);
        } else {
            decisions.keepOwn(decision);
        }
    }

    private MilkUnit unit(Observation feed, @Nullable RequestDetails request) {
        var focus = feed.getFocus().size() == 1 ? Coded.plain(feed.getFocusFirstRep()) : "";
        var found = units.scanned(focus);
        if (!focus.startsWith("BiologicallyDerivedProduct/") || found.isEmpty()) {
            throw refusals.refusal(Verdict.of(RuleId.UNIT_UNKNOWN, focus.isEmpty() ? "-" : focus), request);
        }
        if (!BottleChart.canBeFed(found.get(0))) {
            throw refusals.refusal(
                    Verdict.of(RuleId.UNIT_NOT_A_BOTTLE, found.get(0).number()), request);
        }
        return found.get(0);
    }

    /** The same millilitres at the same moment are one feed, unless each of the two has a number of its own. */
    private Verdict twice(Observation feed, MilkUnit unit) {
        return bottles.feeds(unit).stream()
                .filter(other -> !other.getIdElement()
                        .getIdPart()
                        .equals(feed.getIdElement().getIdPart()))
                .filter(other -> !(feed.hasIdentifier() && other.hasIdentifier()))
                .filter(other -> Coded.plain(other.getSubject()).equals(Coded.plain(feed.getSubject())))
                .filter(other -> at(other).equals(at(feed)))
                .filter(other -> BottleChart.isSameVolume(other, feed))
                .findFirst()
                .map(other -> Verdict.of(
                        RuleId.FEED_ALREADY_RECORDED,
                        unit.number(),
                        BottleChart.volume(feed),
                        "Observation/" + other.getIdElement().getIdPart()))
                .orElseGet(() -> Verdict.unless(true, RuleId.FEED_ALREADY_RECORDED, unit.number()));
    }

    /** Of the orders it names those that stood when it was given and are this infant's. */
    private List<NutritionOrder> orders(Observation feed) {
        var theirs = infants.records(Coded.plain(feed.getSubject()));
        return feed.getBasedOn().stream()
                .map(Coded::plain)
                .filter(reference -> reference.startsWith("NutritionOrder/"))
                .flatMap(reference ->
                        record.read(NutritionOrder.class, reference.substring("NutritionOrder/".length())).stream())
                .filter(order -> infants.stands(order, at(feed)) && theirs.contains(Coded.plain(order.getPatient())))
                .toList();
    }

    static Instant at(Observation feed) {
        if (feed.getEffective() instanceof DateTimeType at
                && at.hasValue()
                && at.getValueAsString().contains("T")) {
            return at.getValue().toInstant();
        }
        throw Refusals.bad("a feed needs the moment it was given, with an hour");
    }

    /** A feed is held to its profile whether or not the sender claims it. */
    private static void require(Observation feed) {
        if (!feed.getMeta().hasProfile(Profiles.FEED_GIVEN)) {
            feed.getMeta().addProfile(Profiles.FEED_GIVEN);
        }
    }
}
