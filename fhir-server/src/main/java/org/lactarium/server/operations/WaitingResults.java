package org.lactarium.server.operations;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.profiles.number.NumberKey;
import org.lactarium.server.batch.Step;
import org.lactarium.server.operations.WaitingResultTask.Message;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.WaitingResultChart;
import org.lactarium.server.rule.Finding;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Binds laboratory messages that were not read completely to the milk and the donors they name, until a person has looked.
 * Milk that waits is refused by {@code result-waits}; milk that was let go is held at once when the message could be worse
 * than what is on record. Nothing is recalled, and nothing is released by this.
 */
@Component
public class WaitingResults {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingResults.class);

    private static final Set<UnitStatus> LET_GO =
            EnumSet.of(UnitStatus.RELEASED, UnitStatus.ALLOCATED, UnitStatus.DISPENSED);

    /** More than this are looked up when the message comes, and not waited for. */
    private static final int MOST_AWAITED = 1_000;

    private final Clock clock;
    private final MilkRecord record;
    private final NumberedMilk numbers;
    private final Moves moves;
    private final Lineage lineage;
    private final Account account;
    private final Decisions decisions;
    private final Spoken sentences;
    private final MeterRegistry meters;

    WaitingResults(
            Clock clock,
            MilkRecord record,
            NumberedMilk numbers,
            Moves moves,
            Lineage lineage,
            Account account,
            Decisions decisions,
            Spoken sentences,
            MeterRegistry meters) {
        this.clock = clock;
        this.record = record;
        this.numbers = numbers;
        this.moves = moves;
        this.lineage = lineage;
        this.account = account;
        this.decisions = decisions;
        this.sentences = sentences;
        this.meters = meters;
    }

    /**
     * @param written every number the message names, as it is written
     * @return the Tasks that wait about what is on record
     */
    List<Task> bind(Message message, Collection<String> written) {
        var found = numbers.find(written);
        Map<String, String> subjects = new LinkedHashMap<>();
        found.forEach(one -> subjects.putIfAbsent(one.countsFor(), one.display()));
        var locks = locks(subjects.keySet());
        locks.add(new Lock(Lock.Kind.WAITING_RESULT, message.cause()));
        return record.atomically(locks, () -> {
            var tasks = subjects.entrySet().stream()
                    .map(subject -> raise(message, subject.getKey(), subject.getValue()))
                    .filter(WaitingResultChart::open)
                    .toList();
            Set<String> known = new LinkedHashSet<>();
            found.forEach(one -> known.add(one.given().key()));
            await(message, written, known);
            return tasks;
        });
    }

    /** What was found in milk, or in a donor, that no rule reads. */
    public void bind(UnjudgedFinding finding) {
        var message = finding.message();
        finding.about().forEach(one -> raise(message, one.getReference(), one.getDisplay()));
    }

    /** The same finding says nothing any more, or says it of nothing. */
    public void settle(String finding) {
        settle(finding, "withdrawn", "Lactarium", "it no longer says what had to be looked at");
    }

    /** Of all that {@link #bind(UnjudgedFinding)} or {@link #settle(String)} may touch. */
    public Collection<Lock> locksOf(String finding, Collection<Reference> about) {
        var locks = locks(about.stream().map(Reference::getReference).toList());
        locks.add(new Lock(Lock.Kind.WAITING_RESULT, finding));
        return locks;
    }

    /** Under the locks of all whose release is decided by it: of both at once one sees what the other did. */
    private TreeSet<Lock> locks(Collection<String> subjects) {
        return new TreeSet<>(MilkLocks.ofCultured(subjects.stream()
                .flatMap(subject -> numbers.milkOf(subject).stream())
                .toList()));
    }

    private Task raise(Message message, String subject, String display) {
        var before = numbered(WaitingResultTask.number(message, subject));
        if (before.filter(task -> WaitingResultTask.rests(task, message)).isPresent()) {
            return before.get();
        }
        if (before.filter(task -> WaitingResultTask.staysDismissed(task, message))
                .isPresent()) {
            return record.update(before.get().addIdentifier(WaitingResultTask.identifier(message)));
        }
        var finding = Finding.of(RuleId.RESULT_WAITS, display, message.number(), message.reason());
        var task = before.map(one -> reopen(one, message))
                .orElseGet(() -> record.create(
                        WaitingResultTask.about(message, subject, display, finding, sentences, clock.instant())));
        meters.counter("lactarium.waiting.results", "reason", message.reason()).increment();
        hold(message, task, subject, finding);
        return task;
    }

    /** The same message once more: the same Task, whether it stands open or was closed because the result had arrived. */
    private Task reopen(Task task, Message message) {
        return record.update(WaitingResultTask.reopened(task, message));
    }

    private void hold(Message message, Task task, String subject, Finding finding) {
        var milk = numbers.milkOf(subject);
        milk.stream().filter(unit -> unit.type() == UnitType.BATCH).forEach(moves::forgetFirstSignature);
        var evidence = List.of("Task/" + task.getIdElement().getIdPart());
        List<MilkUnit> moved = message.stops()
                ? lineage.take(
                        Step.HOLD,
                        milk.stream()
                                .filter(unit -> LET_GO.contains(unit.status()))
                                .toList(),
                        numbers.subjects(subject))
                : List.of();
        moved.stream()
                .filter(unit -> unit.type() == UnitType.BATCH)
                .forEach(batch -> account.of(Step.HOLD, batch, Verdict.of(finding), evidence));
        if (moved.stream().noneMatch(unit -> unit.type() == UnitType.BATCH)) {
            decisions.keepOwn(Decision.of(Decided.HOLD, "waits", subject, Verdict.of(finding))
                    .alsoAbout(milk.stream()
                            .filter(unit -> unit.type() != UnitType.BOTTLE && unit.type() != UnitType.ALIQUOT)
                            .map(MilkUnit::reference)
                            .toList())
                    .after(evidence));
        }
        meters.counter("lactarium.waiting.held", "reason", message.reason()).increment(moved.size());
        LOG.warn(
                "ALARM: message {} waits for a person ({}); it names {}, and {} units that were let go are held",
                message.number(),
                message.reason(),
                subject,
                moved.size());
    }

    private void await(Message message, Collection<String> written, Set<String> known) {
        var keys = written.stream()
                .map(NumberKey::of)
                .filter(key -> !key.isEmpty() && !known.contains(key))
                .distinct()
                .limit(MOST_AWAITED)
                .toList();
        if (keys.isEmpty()) {
            return;
        }
        var before = numbered(WaitingResultTask.number(message));
        if (before.isEmpty()) {
            record.create(WaitingResultTask.awaiting(message, keys, clock.instant()));
        } else if (WaitingResultTask.staysDismissed(before.get(), message)) {
            record.update(before.get().addIdentifier(WaitingResultTask.identifier(message)));
        } else if (before.get().getStatus() != TaskStatus.DRAFT || !WaitingResultTask.names(before.get(), message)) {
            WaitingResultTask.named(before.get(), message)
                    .setStatus(TaskStatus.DRAFT)
                    .setBusinessStatus(null);
            record.update(before.get());
        }
    }

    private Optional<Task> numbered(String number) {
        return record.find(Task.class, Query.where("identifier", Query.token(Systems.ALARM_ID, number))).stream()
                .findFirst();
    }

    /** Milk, a donor, a specimen or an order is registered under a number that a waiting message names. */
    public void registered(Collection<GivenNumber> given) {
        given.forEach(number ->
                awaiting(number).forEach((task, found) -> raise(Message.of(task), found.countsFor(), found.display())));
    }

    /** Of all that {@link #registered} may hold. */
    public Collection<Lock> locksOf(Collection<GivenNumber> given) {
        var locks = new TreeSet<Lock>();
        given.forEach(number -> awaiting(number).forEach((task, found) -> {
            locks.add(new Lock(Lock.Kind.WAITING_RESULT, Message.of(task).cause()));
            locks.addAll(locks(List.of(found.countsFor())));
        }));
        return locks;
    }

    /** The messages that name it, and what it is about. */
    private Map<Task, NumberedMilk.Found> awaiting(GivenNumber number) {
        var waiting = record.find(
                Task.class,
                Query.where("status", "draft")
                        .and("identifier", Query.token(Systems.AWAITED_ID, WaitingResultTask.digest(number.key()))));
        Map<Task, NumberedMilk.Found> awaiting = new LinkedHashMap<>();
        if (!waiting.isEmpty()) {
            numbers.found(number).ifPresent(found -> waiting.forEach(task -> awaiting.put(task, found)));
        }
        return awaiting;
    }

    /**
     * Closes whatever waits for this message, and with it whatever rests on the same message sent again.
     *
     * @param outcome {@code delivered} or {@code dismissed}
     * @return the Tasks that were closed
     */
    List<Task> settle(String message, String outcome, String who, String why) {
        return record.atomically(List.of(new Lock(Lock.Kind.WAITING_RESULT, message)), () -> {
            var closed = new ArrayList<Task>();
            of(message).stream()
                    .filter(task -> WaitingResultChart.open(task) || task.getStatus() == TaskStatus.DRAFT)
                    .forEach(task -> closed.add(close(task, outcome, who, why)));
            return closed;
        });
    }

    Task close(Task task, String outcome, String who, String why) {
        var open = WaitingResultChart.open(task);
        WaitingResultTask.close(task, outcome, who, why, clock.instant());
        var closed = record.update(task);
        if (open) {
            meters.timer(
                            "lactarium.waiting.open",
                            "reason",
                            task.getStatusReason().getText(),
                            "outcome",
                            outcome)
                    .record(Duration.between(task.getAuthoredOn().toInstant(), clock.instant()));
            decisions.keepOwn(Decision.of(
                            Decided.SETTLE,
                            outcome,
                            task.getFocus().getReference(),
                            Verdict.satisfied(
                                    RuleId.RESULT_WAITS, task.getFocus().getDisplay(), "-", "-"))
                    .alsoAbout(List.of("Task/" + closed.getIdElement().getIdPart()))
                    .because(who + ": " + why));
        }
        return closed;
    }

    private List<Task> of(String message) {
        return record.find(Task.class, Query.where("identifier", Query.token(Systems.MESSAGE_ID, message))).stream()
                .filter(WaitingResultChart::isOne)
                .toList();
    }

    /** Every message these Tasks rest on. */
    static Stream<String> messages(Collection<Task> tasks) {
        return tasks.stream()
                .flatMap(WaitingResultChart::messages)
                .map(Identifier::getValue)
                .distinct();
    }
}
