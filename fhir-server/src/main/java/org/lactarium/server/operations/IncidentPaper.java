package org.lactarium.server.operations;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.AdverseEvent.AdverseEventActuality;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.donor.SourceSerology;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.Moments;
import org.lactarium.server.rule.Verdict;

/** The papers of a feed: the feed itself, the adverse event, and what people are asked to do. */
final class IncidentPaper {

    private IncidentPaper() {}

    /** A feed, not yet marked as anything. @param by {@code Practitioner/x} */
    static Observation feed(FeedReport report, String by) {
        var feed = new Observation().setStatus(ObservationStatus.FINAL);
        feed.getMeta().addProfile(Profiles.FEED_GIVEN);
        feed.setCode(Coded.concept(Systems.SNOMED, BottleChart.FEED_GIVEN));
        feed.setSubject(new Reference(report.infant()));
        feed.addFocus(new Reference(report.unit().reference())
                .setDisplay(report.unit().display()));
        feed.setEffective(Moments.dateTime(report.at()));
        feed.setValue(Coded.millilitres(report.volume()));
        feed.addPerformer(new Reference(by));
        if (report.device() != null) {
            feed.addIdentifier(report.device());
        }
        return feed;
    }

    static AdverseEvent event(FeedReport report, CodeableConcept broken, String by, Instant now) {
        var event = new AdverseEvent().setActuality(AdverseEventActuality.ACTUAL);
        event.getMeta().addProfile(Profiles.ADVERSE_EVENT);
        event.setEvent(broken);
        event.setSubject(new Reference(report.infant()));
        event.setDate(Date.from(report.at())).setDetected(Date.from(now)).setRecordedDate(Date.from(now));
        event.setRecorder(new Reference(by));
        event.addSuspectEntity().setInstance(Coded.alternate(report.unit()));
        return event;
    }

    /** @param about {@code Observation/x}, or the bottle of an override */
    static Task task(String code, String about, String infant, CodeableConcept why, String by, Instant now) {
        var task = new Task()
                .setStatus(TaskStatus.REQUESTED)
                .setIntent(TaskIntent.ORDER)
                .setPriority(TaskPriority.URGENT);
        task.getMeta().addProfile(Profiles.FEED_TASK);
        task.setCode(Coded.concept(Systems.FEED_TASK, code));
        task.setFocus(new Reference(about));
        task.setFor(new Reference(infant));
        task.setAuthoredOn(Date.from(now)).setLastModified(Date.from(now));
        task.setRequester(new Reference(by));
        task.setReasonCode(why);
        return task;
    }

    /** Tells the doctor how the sources stand, and the ward nothing of who they are. */
    static Task tell(Task task, List<SourceSerology> sources) {
        sources.forEach(source -> {
            task.addOutput()
                    .setType(Coded.concept(Systems.TASK_PART, "serology"))
                    .setValue(Coded.concept(
                            Systems.SOURCE_SEROLOGY, source.state().code()));
            if (source.drawn() != null) {
                task.addOutput()
                        .setType(Coded.concept(Systems.TASK_PART, "drawn"))
                        .setValue(Moments.dateTime(source.drawn()));
            }
        });
        return task;
    }

    /** The rules by their ids, and a person's words. */
    static CodeableConcept why(Verdict broken, String words) {
        var why = new CodeableConcept().setText(words);
        broken.rules().forEach(rule -> why.addCoding(new Coding(Systems.MILK_RULE, rule.code(), null)));
        return why;
    }
}
