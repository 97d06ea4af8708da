package org.lactarium.server.operations.alarm;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.profiles.Profiles;
import org.lactarium.server.operations.Lock;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.operations.Spoken;
import org.lactarium.server.operations.chart.NoticeChart;
import org.lactarium.server.recall.RecallAlarm;
import org.lactarium.server.rule.Finding;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Calls for a place that holds recalled milk and does not answer: a Task, once for each moment, however often it is asked
 * for; of a place that has answered, or holds none any more, never.
 */
@Component
public class RecallAlarms {

    private static final Logger LOG = LoggerFactory.getLogger(RecallAlarms.class);

    private final Clock clock;
    private final RuleProfile profile;
    private final MilkRecord record;
    private final Spoken sentences;
    private final MeterRegistry meters;

    RecallAlarms(Clock clock, RuleProfile profile, MilkRecord record, Spoken sentences, MeterRegistry meters) {
        this.clock = clock;
        this.profile = profile;
        this.record = record;
        this.sentences = sentences;
        this.meters = meters;
    }

    /** @param id id of the notice */
    public void fire(String id, RecallAlarm alarm) {
        var recall = record.read(Task.class, id)
                .map(notice -> notice.getGroupIdentifier().getValue())
                .orElse("");
        // the same lock as an acknowledgement: of both at once one sees what the other did
        var rang = record.atomically(List.of(new Lock(Lock.Kind.RECALL, recall)), () -> record.read(Task.class, id)
                .filter(NoticeChart::isOne)
                .filter(notice -> speaks(notice, alarm))
                .map(notice -> record.create(paper(notice, alarm)))
                .isPresent());
        if (rang) {
            meters.counter("lactarium.recall.alarms", "alarm", alarm.code()).increment();
            LOG.warn("{}: notice {} of a recall is not answered", alarm.code(), id);
        }
    }

    private boolean speaks(Task notice, RecallAlarm alarm) {
        return notice.getStatus() != TaskStatus.CANCELLED
                && alarm.speaks(
                        NoticeChart.tally(notice), NoticeChart.answered(notice), told(notice), clock.instant(), profile)
                && !AlarmPaper.raised(record, number(notice, alarm));
    }

    private Task paper(Task notice, RecallAlarm alarm) {
        var reference = new Reference("Task/" + notice.getIdElement().getIdPart());
        var finding =
                Finding.of(RuleId.RECALL_UNANSWERED, NoticeChart.tally(notice).outstanding(), told(notice));
        var task = AlarmPaper.requested(
                        Profiles.RECALL_ALARM,
                        number(notice, alarm),
                        alarm.code(),
                        AlarmPaper.words(finding, sentences),
                        clock.instant())
                .setPriority(alarm == RecallAlarm.RECALL_SILENT ? TaskPriority.URGENT : TaskPriority.STAT)
                .setFocus(reference)
                .addPartOf(reference.copy());
        if (notice.hasLocation()) {
            task.setLocation(notice.getLocation().copy());
        }
        return task;
    }

    private static Instant told(Task notice) {
        return notice.getAuthoredOn().toInstant();
    }

    private static String number(Task notice, RecallAlarm alarm) {
        return notice.getIdElement().getIdPart() + "-" + alarm.code();
    }
}
