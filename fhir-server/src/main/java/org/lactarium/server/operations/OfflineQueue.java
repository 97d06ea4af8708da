package org.lactarium.server.operations;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.feeding.FeedIncident;
import org.lactarium.server.feeding.OfflineRules;
import org.lactarium.server.operations.chart.Bedside;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.FeedChart;
import org.lactarium.server.operations.chart.InfantChart;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * Settles one feed that a device wrote down: recorded, or an incident, or a Task for a person. Where the milk stands is
 * asked as of now, because it may have been recalled since; clocks, consent and order as of the time it was given.
 */
@Component
class OfflineQueue {

    /** mL; sums of decimals differ by less. */
    private static final double ROUNDING = 0.001;

    private static final String UNPLACED = "unplaced-feed";
    private static final String WHY = "Written down by a device while the ward was offline 病房離線期間由裝置記錄";

    private final Bench bench;
    private final MilkRecord record;
    private final Scans scans;
    private final BottleChart bottles;
    private final InfantChart infants;
    private final Bedside bedside;
    private final FeedChart feeds;
    private final FeedIncidents incidents;
    private final Decisions decisions;

    private final MilkLocks locks;

    OfflineQueue(
            Bench bench,
            MilkRecord record,
            Scans scans,
            BottleChart bottles,
            InfantChart infants,
            Bedside bedside,
            FeedChart feeds,
            FeedIncidents incidents,
            Decisions decisions,
            MilkLocks locks) {
        this.bench = bench;
        this.record = record;
        this.scans = scans;
        this.bottles = bottles;
        this.infants = infants;
        this.bedside = bedside;
        this.feeds = feeds;
        this.incidents = incidents;
        this.decisions = decisions;
        this.locks = locks;
    }

    OfflineAnswer settle(OfflineFeed feed) {
        var scan = scans.read(feed.unit());
        var infant = infants.scanned(feed.infant());
        var known = scan.known().and(Verdict.unless(infant.isPresent(), RuleId.INFANT_UNKNOWN, feed.infant()));
        var held =
                locks(feed.number(), scan, infant.map(OfflineQueue::reference).orElse(""));
        return record.atomically(held, () -> written(feed.number())
                .filter(before -> !(known.passes() && isSame(before, feed, scan, infant.orElseThrow())))
                .map(before -> another(feed, before))
                .or(() -> earlier(feed.number()))
                .orElseGet(() -> known.passes()
                        ? judge(feed, scan, infant.orElseThrow())
                        : unplaced(feed.number(), known, List.of(feed.unit(), feed.infant()))));
    }

    /** What was written down under a number is what comes again under it; a time to come was written as the time it was handed in. */
    private static boolean isSame(Observation before, OfflineFeed feed, Scans.Scan scan, Patient infant) {
        var at = ((DateTimeType) before.getEffective()).getValue().toInstant();
        return Coded.plain(before.getFocusFirstRep()).equals(scan.unit().reference())
                && Coded.plain(before.getSubject())
                        .equals("Patient/" + infant.getIdElement().getIdPart())
                && Math.abs(BottleChart.volume(before) - feed.volume()) < ROUNDING
                && (at.equals(feed.at().truncatedTo(ChronoUnit.SECONDS))
                        || at.equals(feed.at())
                        || at.isBefore(feed.at()) && FeedChart.isIncident(before));
    }

    /** A device gave one number to two feeds: the second is nowhere on record, and a person has to write it down. */
    private OfflineAnswer another(OfflineFeed feed, Observation before) {
        var content = String.join("|", feed.unit(), feed.infant(), feed.at().toString(), String.valueOf(feed.volume()));
        var number = new Identifier()
                .setSystem(feed.number().getSystem())
                .setValue(feed.number().getValue() + "#" + Integer.toHexString(content.hashCode()));
        var taken = Verdict.of(RuleId.NUMBER_TAKEN, feed.number().getValue(), reference(before));
        return earlier(number).orElseGet(() -> unplaced(number, taken, List.of(feed.unit(), feed.infant())));
    }

    /** @param shown what came, as far as it can be shown */
    OfflineAnswer unread(Identifier number, List<String> why, List<String> shown) {
        return record.atomically(Set.of(new Lock(Lock.Kind.OFFLINE_FEED, number.getValue())), () -> earlier(number)
                .orElseGet(() -> {
                    var words = String.join("; ", why);
                    var task = record.create(task(number, new CodeableConcept().setText(words), shown));
                    return OfflineAnswer.unreadable(reference(task), words);
                }));
    }

    private OfflineAnswer judge(OfflineFeed feed, Scans.Scan scan, Patient infant) {
        var unit = bench.unit(scan.unit().id());
        var baby = "Patient/" + infant.getIdElement().getIdPart();
        var now = bench.now();
        var same = feeds.same(unit, baby, feed.at()).filter(known -> BottleChart.volume(known) == feed.volume());
        if (same.isPresent()) {
            // a person or another device was first; it was fed once
            return answer(same.get());
        }
        var possible = FeedIncident.fromBottle(unit.number(), feed.volume(), unit.volume());
        if (!possible.passes()) {
            return unplaced(feed.number(), possible, List.of(feed.unit(), feed.infant()));
        }
        var atHand = bottles.atHand(unit, null);
        var broken = bedside.given(unit, atHand, baby, feed.at(), feed.volume(), now)
                .and(scans.agrees(scan))
                .and(feed.device().clock())
                .and(OfflineRules.list(
                        feed.device().list(), feed.at(), bench.profile().offline()));
        var report = new FeedReport(unit, baby, feed.volume(), not(feed.at(), now), WHY, null, feed.number());
        if (!broken.passes()) {
            var incident = incidents.open(report, atHand, broken);
            incidents.count(incident);
            return OfflineAnswer.conflict(incident);
        }
        var plain = IncidentPaper.feed(report, bench.accountable());
        feeds.order(baby, report.at(), report.volume()).ifPresent(order -> plain.addBasedOn(new Reference(order)));
        return OfflineAnswer.recorded(reference(record.create(plain)));
    }

    /** What was fed was fed before now, whatever the device says; its own word stands in the rule it broke. */
    private static Instant not(Instant future, Instant now) {
        return future.isAfter(now) ? now : future;
    }

    private OfflineAnswer unplaced(Identifier number, Verdict known, List<String> scanned) {
        var task = record.create(task(number, IncidentPaper.why(known, WHY), scanned));
        decisions.keep(Decision.of(Decided.FEED_INCIDENT, "unplaced", reference(task), known));
        return OfflineAnswer.unplaced(reference(task), known.findings());
    }

    private Optional<Observation> written(Identifier number) {
        return record
                .find(
                        Observation.class,
                        Query.where("identifier", Query.token(Systems.OFFLINE_FEED_ID, number.getValue())))
                .stream()
                .findFirst();
    }

    /** The same number is answered what it was answered. */
    private Optional<OfflineAnswer> earlier(Identifier number) {
        var query = Query.where("identifier", Query.token(Systems.OFFLINE_FEED_ID, number.getValue()));
        var feed = record.find(Observation.class, query).stream().map(this::answer);
        var task = record.find(Task.class, query).stream().map(this::again);
        return Stream.concat(feed, task).findFirst();
    }

    private OfflineAnswer answer(Observation known) {
        return incidents
                .known(known)
                .map(OfflineAnswer::conflict)
                .orElseGet(() -> OfflineAnswer.recorded(reference(known)));
    }

    private OfflineAnswer again(Task task) {
        var broken = incidents.kept(reference(task));
        return broken.isEmpty()
                ? OfflineAnswer.unreadable(reference(task), task.getReasonCode().getText())
                : OfflineAnswer.unplaced(reference(task), broken);
    }

    private Task task(Identifier number, CodeableConcept why, List<String> scanned) {
        var now = Date.from(bench.now());
        var task = new Task()
                .setStatus(TaskStatus.REQUESTED)
                .setIntent(TaskIntent.ORDER)
                .setPriority(TaskPriority.URGENT);
        task.getMeta().addProfile(Profiles.FEED_TASK);
        task.addIdentifier(number);
        task.setCode(Coded.concept(Systems.FEED_TASK, UNPLACED));
        task.setAuthoredOn(now).setLastModified(now);
        task.setRequester(new Reference(bench.accountable()));
        task.setReasonCode(why);
        scanned.forEach(text -> task.addInput()
                .setType(Coded.concept(Systems.TASK_PART, "scanned"))
                .setValue(new StringType(text)));
        return task;
    }

    private Set<Lock> locks(Identifier number, Scans.Scan scan, String infant) {
        var own = Stream.concat(
                Stream.of(new Lock(Lock.Kind.OFFLINE_FEED, number.getValue())),
                infant.isEmpty() ? Stream.of() : infants.lock(infant));
        return MilkLocks.and(scan.known().passes() ? locks.of(scan.unit()) : Set.of(), own);
    }

    private static String reference(org.hl7.fhir.r4.model.Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
