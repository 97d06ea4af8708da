package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Date;
import java.util.Set;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.server.operations.chart.NoticeChart;
import org.lactarium.server.recall.Tally;
import org.springframework.stereotype.Component;

/**
 * {@code Task/[id]/$acknowledge-recall}: a place says how many of its containers it found, had used and has destroyed.
 *
 * <p>The numbers are of all its containers so far, so that sending them again changes nothing, and a miscount is set right
 * by the next one. A notice is completed when everything is accounted for and not before.
 */
@Component
class AcknowledgeRecall implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final RecallNotices notices;
    private final RecallPaper papers;
    private final Refusals refusals;

    AcknowledgeRecall(Bench bench, MilkRecord record, RecallNotices notices, RecallPaper papers, Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.notices = notices;
        this.papers = papers;
        this.refusals = refusals;
    }

    @Operation(name = "$acknowledge-recall", typeName = "Task")
    public Parameters acknowledge(@IdParam IdType id, @ResourceParam Parameters body, RequestDetails request) {
        var ask = Ask.of(body);
        var recall = notice(id).getGroupIdentifier().getValue();
        return record.atomically(Set.of(new Lock(Lock.Kind.RECALL, recall)), () -> {
            var notice = notice(id);
            var tally = new Tally(
                    NoticeChart.tally(notice).units(),
                    ask.count("found").orElse(0),
                    ask.count("used").orElse(0),
                    ask.count("destroyed").orElse(0));
            refusals.unless(tally.judge(), request);
            if (notice.getStatus() == TaskStatus.CANCELLED) {
                return answer(notice, NoticeChart.tally(notice), RecallNotices.progress(notices.of(recall)));
            }
            if (!tally.equals(NoticeChart.tally(notice)) || !notice.hasOutput()) {
                NoticeChart.acknowledge(notice, tally);
                note(notice, ask.optionalText("comment").orElse("acknowledged"));
                notice = record.update(notice);
            }
            var progress = RecallNotices.progress(notices.of(recall));
            if (progress < 100) {
                papers.reopen(recall);
            }
            return answer(notice, tally, progress);
        });
    }

    private Task notice(IdType id) {
        return record.read(Task.class, id.getIdPart())
                .filter(NoticeChart::isOne)
                .orElseThrow(() -> Refusals.unknown("a recall notice Task/" + id.getIdPart()));
    }

    private void note(Task notice, String words) {
        var note = notice.addNote();
        note.setText(words).setTime(Date.from(bench.now()));
        var person = bench.person();
        if (person != null) {
            note.setAuthor(new Reference(person));
        }
    }

    private static Parameters answer(Task notice, Tally tally, double progress) {
        var answer = new Parameters();
        answer.addParameter().setName("task").setResource(notice);
        answer.addParameter().setName("outstanding").setValue(new IntegerType(tally.outstanding()));
        answer.addParameter().setName("progress").setValue(new DecimalType(progress));
        return answer;
    }
}
