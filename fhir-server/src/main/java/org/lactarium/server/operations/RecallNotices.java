package org.lactarium.server.operations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.profiles.Profiles;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.alarm.RecallTimers;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.Holders;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.NoticeChart;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.RunChart;
import org.lactarium.server.recall.RecallAlarm;
import org.lactarium.server.recall.Tally;
import org.springframework.stereotype.Component;

/**
 * The notices of a recall: one Task for each place that holds some of the milk. A container that moves is taken to the
 * notice of the place it moved to, unless it has been accounted for.
 */
@Component
public class RecallNotices {

    private final Bench bench;
    private final MilkRecord record;
    private final Holders holders;
    private final RecallTimers timers;

    RecallNotices(Bench bench, MilkRecord record, Holders holders, RecallTimers timers) {
        this.bench = bench;
        this.record = record;
        this.holders = holders;
        this.timers = timers;
    }

    /** The notices of one recall, closed ones too. */
    List<Task> of(String recall) {
        return record.find(Task.class, Query.where("group-identifier", Query.token(Systems.RECALL_ID, recall))).stream()
                .filter(task -> task.getStatus() != TaskStatus.CANCELLED)
                .toList();
    }

    /** Makes the notices fit where the milk is now, and stores what changed. */
    void follow(String recall, String list, List<MilkUnit> milk) {
        var notices = new ArrayList<>(of(recall));
        Set<Task> changed = new LinkedHashSet<>();
        for (var unit : milk) {
            var holder = holders.place(unit);
            var told = notices.stream()
                    .filter(task -> RunChart.units(task).contains(unit.reference()))
                    .findFirst();
            if (told.isPresent()
                    && (NoticeChart.closed(told.get())
                            || NoticeChart.holder(told.get()).equals(holder))) {
                continue;
            }
            told.ifPresent(task -> {
                NoticeChart.forget(task, unit);
                changed.add(task);
            });
            var notice = notices.stream()
                    .filter(task -> !NoticeChart.closed(task)
                            && NoticeChart.holder(task).equals(holder))
                    .findFirst()
                    .orElseGet(() -> {
                        var fresh = notice(recall, list, holder);
                        notices.add(fresh);
                        return fresh;
                    });
            RunChart.input(notice, unit);
            changed.add(notice);
        }
        notices.stream()
                .filter(task -> !NoticeChart.closed(task) && belongs(task))
                .forEach(changed::add);
        changed.forEach(this::store);
    }

    /** Whether the place belongs to somebody else than when it was told; whoever owns it now has to answer. */
    private boolean belongs(Task notice) {
        var owner = holders.owner(NoticeChart.holder(notice)).orElse("");
        if (owner.equals(Coded.plain(notice.getOwner()))) {
            return false;
        }
        notice.setOwner(owner.isEmpty() ? null : new Reference(owner));
        return true;
    }

    /** A container was moved: every open recall it is in follows it. */
    public void moved(MilkUnit unit) {
        for (var issue : record.find(DetectedIssue.class, Query.where("implicated", unit.reference()))) {
            if (!StandingRecalls.isOne(issue)) {
                continue;
            }
            var recall = issue.getIdentifierFirstRep().getValue();
            record.atomically(Set.of(new Lock(Lock.Kind.RECALL, recall)), () -> {
                of(recall).stream()
                        .findFirst()
                        .ifPresent(any -> follow(recall, Coded.plain(any.getFocus()), List.of(unit)));
                return recall;
            });
        }
    }

    /** The recall was a mistake: every place is told, what it said is kept, and nobody is called for its silence any more. */
    void withdraw(String recall, String why, String by) {
        for (var notice : of(recall)) {
            notice.addNote().setText(why).setTime(Date.from(bench.now())).setAuthor(new Reference(by));
            if (!NoticeChart.closed(notice)) {
                notice.setStatus(TaskStatus.CANCELLED);
            }
            record.update(notice);
            record
                    .find(
                            Task.class,
                            Query.where(
                                    "part-of", "Task/" + notice.getIdElement().getIdPart()))
                    .stream()
                    .filter(alarm -> alarm.getStatus() != TaskStatus.COMPLETED)
                    .forEach(alarm -> record.update(alarm.setStatus(TaskStatus.CANCELLED)));
        }
    }

    static double progress(Collection<Task> notices) {
        return Tally.progress(notices.stream().map(NoticeChart::tally).toList());
    }

    private void store(Task notice) {
        if (RunChart.units(notice).isEmpty()) {
            notice.setStatus(TaskStatus.CANCELLED);
        } else {
            NoticeChart.settle(notice);
        }
        if (notice.hasId()) {
            record.update(notice);
        } else {
            var told = record.create(notice);
            timers.set(told.getIdElement().getIdPart(), told.getAuthoredOn().toInstant());
        }
    }

    private Task notice(String recall, String list, String place) {
        var now = bench.now();
        var due = RecallAlarm.RECALL_OVERDUE.when(now, bench.profile());
        var task = new Task().setIntent(TaskIntent.ORDER).setStatus(TaskStatus.REQUESTED);
        task.getMeta().addProfile(Profiles.RECALL_NOTICE);
        task.setCode(Coded.concept(Systems.PROCESSING_STEP, "recall"));
        task.setGroupIdentifier(new Identifier().setSystem(Systems.RECALL_ID).setValue(recall));
        task.setFocus(new Reference(list));
        task.setAuthoredOn(Date.from(now));
        task.getRestriction().setPeriod(new Period().setStart(Date.from(now)).setEnd(Date.from(due)));
        if (!place.isEmpty()) {
            task.setLocation(new Reference(place));
            holders.owner(place).ifPresent(owner -> task.setOwner(new Reference(owner)));
        }
        return task;
    }
}
