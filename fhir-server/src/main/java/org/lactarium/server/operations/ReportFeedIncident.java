package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Practitioner;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.feeding.FeedIncident;
import org.lactarium.server.operations.chart.Bedside;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.FeedChart;
import org.lactarium.server.operations.chart.InfantChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.release.Signing;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code [bottle]/$report-feed-incident}: a feed happened that the bedside check would have stopped, on paper or against
 * its word. It is written down at once, because the milk is in the infant whoever else confirms it.
 *
 * <p>One infant, bottle and moment are one feed: the same again answers the same, with another volume it is a conflict
 * (409). A second person confirms with {@code confirm} and a login of their own, at once or later; who is named as {@code witness} is
 * asked to, and counts when they have.
 */
@Component
class ReportFeedIncident implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final BottleChart bottles;
    private final InfantChart infants;
    private final Bedside bedside;
    private final FeedChart feeds;
    private final FeedIncidents incidents;
    private final Refusals refusals;

    private final MilkLocks locks;

    ReportFeedIncident(
            Bench bench,
            MilkRecord record,
            BottleChart bottles,
            InfantChart infants,
            Bedside bedside,
            FeedChart feeds,
            FeedIncidents incidents,
            Refusals refusals,
            MilkLocks locks) {
        this.bench = bench;
        this.record = record;
        this.bottles = bottles;
        this.infants = infants;
        this.bedside = bedside;
        this.feeds = feeds;
        this.incidents = incidents;
        this.refusals = refusals;
        this.locks = locks;
    }

    @Operation(name = "$report-feed-incident", typeName = "BiologicallyDerivedProduct")
    public Parameters report(@IdParam IdType id, @ResourceParam Parameters body, RequestDetails request) {
        var ask = Ask.of(body);
        var caller = bench.accountable();
        var unit = fed(id, request);
        var infant = infant(ask.scan("infant"), request);
        var witness = ask.reference("witness")
                .map(person -> Coded.plain(bench.known(person, Practitioner.class)))
                .orElse(null);
        var report = new FeedReport(
                unit,
                infant,
                ask.millilitres("volume").orElseThrow(() -> Refusals.bad("parameter volume is missing")),
                ask.moment("at").orElseThrow(() -> Refusals.bad("parameter at is missing")),
                ask.text("reason"),
                witness,
                null);
        refusals.unless(
                FeedIncident.credible(report.at(), report.volume(), bench.now())
                        .and(FeedIncident.fromBottle(unit.number(), report.volume(), unit.volume()))
                        // who confirms may be the one that was named
                        .and(witness == null || ask.yes("confirm") ? Verdict.clear() : Signing.judge(caller, witness)),
                request);
        var incident = record.atomically(locks.of(unit), () -> {
            var known = feeds.same(unit, infant, report.at());
            if (ask.yes("confirm")) {
                return confirm(known.orElseThrow(() -> Refusals.unknown("a report of this feed")), report, request);
            }
            return known.map(feed -> same(feed, report, request)).orElseGet(() -> open(report, request));
        });
        incidents.count(incident);
        return incident.answer(finding -> refusals.rule(finding, request));
    }

    private Incident open(FeedReport report, RequestDetails request) {
        var unit = bench.unit(report.unit().id());
        var atHand = bottles.atHand(unit, null);
        var broken = bedside.given(unit, atHand, report.infant(), report.at(), report.volume(), bench.now());
        refusals.unless(FeedIncident.stopped(unit.number(), broken), request);
        return incidents.open(report.of(unit), atHand, broken);
    }

    private Incident same(Observation feed, FeedReport report, RequestDetails request) {
        var volume = BottleChart.volume(feed);
        return incidents
                .known(feed)
                .filter(incident -> volume == report.volume())
                .orElseThrow(() -> refusals.conflict(
                        Verdict.of(RuleId.FEED_REPORTED_OTHERWISE, report.unit().number(), report.at(), volume),
                        request));
    }

    private Incident confirm(Observation feed, FeedReport report, RequestDetails request) {
        var incident = same(feed, report, request);
        var caller = bench.accountable();
        var verdict = Signing.judge(Coded.plain(feed.getPerformerFirstRep()), caller);
        refusals.unless(verdict, request);
        return incidents.confirm(incident, caller, verdict, report.unit());
    }

    private MilkUnit fed(IdType id, RequestDetails request) {
        var unit = bench.unit(id.getIdPart());
        refusals.unless(Verdict.unless(BottleChart.canBeFed(unit), RuleId.UNIT_NOT_A_BOTTLE, unit.number()), request);
        return unit;
    }

    private String infant(String scanned, @Nullable RequestDetails request) {
        return infants.scanned(scanned)
                .map(infant -> "Patient/" + infant.getIdElement().getIdPart())
                .orElseThrow(() -> refusals.refusal(Verdict.of(RuleId.INFANT_UNKNOWN, scanned), request));
    }
}
