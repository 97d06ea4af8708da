package org.lactarium.server.operations;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.batch.Step;
import org.lactarium.server.feeding.BottleAtHand;
import org.lactarium.server.feeding.FeedIncident;
import org.lactarium.server.operations.chart.Bedside;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.FeedChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.operations.chart.WasteChart;
import org.lactarium.server.rule.Consequence;
import org.lactarium.server.rule.Finding;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * Writes a feed down that should not have been given: the feed, which every trace, recall and balance counts like any
 * other, the adverse event, the tasks that follow, and the decision with every rule that was asked.
 */
@Component
class FeedIncidents {

    static final String EXPOSURE = "exposure-protocol";

    /** mL; the last digit of a syringe. */
    private static final double EMPTY = 0.001;

    private final Bench bench;
    private final MilkRecord record;
    private final FeedChart feeds;
    private final Bedside bedside;
    private final Sources sources;
    private final Moves moves;
    private final Decisions decisions;
    private final KeptFindings kept;
    private final Spoken sentences;
    private final MeterRegistry meters;

    FeedIncidents(
            Bench bench,
            MilkRecord record,
            FeedChart feeds,
            Bedside bedside,
            Sources sources,
            Moves moves,
            Decisions decisions,
            KeptFindings kept,
            Spoken sentences,
            MeterRegistry meters) {
        this.bench = bench;
        this.record = record;
        this.feeds = feeds;
        this.bedside = bedside;
        this.sources = sources;
        this.moves = moves;
        this.decisions = decisions;
        this.kept = kept;
        this.sentences = sentences;
        this.meters = meters;
    }

    /** What was written down of this feed; empty when it is not recorded, or not as an incident. */
    Optional<Incident> known(Observation feed) {
        return FeedChart.isIncident(feed)
                ? Optional.of(
                        read(feed, kept("Observation/" + feed.getIdElement().getIdPart()), false))
                : Optional.empty();
    }

    /**
     * In the caller's transaction, under the milk's lock.
     *
     * @param broken what the bedside check and the queue of a device say of it; does not pass
     */
    Incident open(FeedReport report, BottleAtHand atHand, Verdict broken) {
        var by = bench.accountable();
        var overridden = !bedside.refused(report.unit(), report.infant(), report.at())
                && feeds.overridden(report.unit(), report.infant(), report.at(), stopping(broken));
        var paper = IncidentPaper.feed(report, by);
        paper.addCategory(Coded.concept(Systems.FEED_CATEGORY, FeedChart.INCIDENT));
        if (overridden) {
            paper.addCategory(Coded.concept(Systems.FEED_CATEGORY, FeedChart.OVERRIDE));
        }
        feeds.order(report.infant(), report.at(), report.volume())
                .ifPresent(order -> paper.addBasedOn(new Reference(order)));
        var feed = record.create(paper);
        var event = record.create(IncidentPaper.event(report, words(broken), by, bench.now()));
        var reference = "AdverseEvent/" + event.getIdElement().getIdPart();
        tasks(report, atHand, broken, "Observation/" + feed.getIdElement().getIdPart(), overridden)
                .forEach(task -> record.create(task.setReasonReference(new Reference(reference))));
        var incident = read(feed, broken.findings(), true);
        decisions.keep(
                Decision.of(Decided.FEED_INCIDENT, "reported", report.unit().reference(), broken)
                        .alsoAbout(List.of(incident.reference(), reference))
                        .alsoAbout(incident.references())
                        .after(Versions.ofMilk(List.of(report.unit())))
                        .because(report.reason()));
        settle(report, atHand, broken);
        return incident;
    }

    /** What only is noted stops nothing and needs nobody's word. */
    private static List<RuleId> stopping(Verdict broken) {
        return broken.rules().stream()
                .filter(rule -> rule.consequence() != Consequence.NOTE)
                .toList();
    }

    private List<Task> tasks(FeedReport report, BottleAtHand atHand, Verdict broken, String feed, boolean twoAlready) {
        var by = bench.accountable();
        var now = bench.now();
        var why = IncidentPaper.why(broken, report.reason());
        var tasks = new ArrayList<Task>();
        // a witness who is named has not confirmed; the task asks them
        if (!twoAlready) {
            tasks.add(IncidentPaper.task(FeedChart.SECOND_PERSON, feed, report.infant(), why.copy(), by, now)
                    .setOwner(report.witness() == null ? null : new Reference(report.witness())));
        }
        tasks.add(IncidentPaper.tell(
                IncidentPaper.task(EXPOSURE, feed, report.infant(), why.copy(), by, now), sources.of(report.unit())));
        tasks.add(IncidentPaper.task("disclose-to-parents", feed, report.infant(), why.copy(), by, now));
        atHand.dispensedTo().stream()
                .filter(owner -> !owner.equals(report.infant()))
                .sorted()
                .forEach(owner -> tasks.add(IncidentPaper.task("other-infant", feed, owner, why.copy(), by, now)));
        return tasks;
    }

    /** An empty bottle is used; what is left in one that was not theirs goes to nobody until two people have looked. */
    private void settle(FeedReport report, BottleAtHand atHand, Verdict broken) {
        var unit = report.unit();
        if (atHand.left() - report.volume() < EMPTY) {
            moves.take(unit.status() == UnitStatus.DISPENSED ? Step.FEED : Step.CONSUME, List.of(unit));
        } else if (FeedIncident.spoiltForItsOwner(broken)) {
            hold(unit, broken);
        }
    }

    private void hold(MilkUnit unit, Verdict broken) {
        if (!moves.hold(unit)) {
            return;
        }
        record.create(WasteChart.note("quarantine", unit, "adverse-event", null, bench.now(), bench.person()));
        decisions.keep(Decision.of(Decided.HOLD, "held", unit.reference(), broken));
    }

    /** @param second who confirms it, {@code Practitioner/x} */
    Incident confirm(Incident incident, String second, Verdict verdict, MilkUnit unit) {
        incident.tasks().stream()
                .filter(task ->
                        FeedChart.asks(task, FeedChart.SECOND_PERSON) && task.getStatus() != TaskStatus.COMPLETED)
                .forEach(task -> {
                    task.setStatus(TaskStatus.COMPLETED).setOwner(new Reference(second));
                    record.update(task.setLastModified(Date.from(bench.now())));
                    witnessed(incident, second);
                    decisions.keep(Decision.of(Decided.FEED_INCIDENT, TwoPeople.CONFIRMED, unit.reference(), verdict)
                            .alsoAbout(List.of(incident.reference(), incident.event())));
                });
        return read(incident.feed(), incident.broken(), false);
    }

    private void witnessed(Incident incident, String second) {
        var id = incident.event().substring("AdverseEvent/".length());
        record.read(AdverseEvent.class, id)
                .ifPresent(event -> record.update(event.addContributor(new Reference(second))));
    }

    /** Called when everything is committed. */
    void count(Incident incident) {
        if (incident.fresh()) {
            meters.counter("lactarium.feed.incidents").increment();
        }
    }

    private Incident read(Observation feed, List<Finding> broken, boolean fresh) {
        return new Incident(
                feed, feeds.tasks("Observation/" + feed.getIdElement().getIdPart()), broken, fresh);
    }

    /** @param about {@code Type/x} */
    List<Finding> kept(String about) {
        return kept.of(about);
    }

    /** In both languages, for whoever reads the event later. */
    private CodeableConcept words(Verdict broken) {
        return IncidentPaper.why(broken, sentences(broken, Locale.ENGLISH) + " · " + sentences(broken, Locale.CHINESE));
    }

    private String sentences(Verdict broken, Locale language) {
        return broken.findings().stream()
                .map((Finding finding) -> sentences.of(finding, language))
                .collect(Collectors.joining(" "));
    }
}
