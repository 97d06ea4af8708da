package org.lactarium.server.operations;

import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.profiles.Systems;
import org.lactarium.server.batch.Step;
import org.lactarium.server.batch.UnitMoves;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.Finding;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What a fact moves by itself is of the milk or the donor it is about, or made from it. Whoever finds the milk goes down from the
 * subject; here it is looked at once more, upwards. A move that leads elsewhere is a fault of the program: the whole transaction is
 * refused, and a person is called.
 */
@Component
public class Lineage {

    private static final Logger LOG = LoggerFactory.getLogger(Lineage.class);

    private final Clock clock;
    private final MilkRecord record;
    private final Units units;
    private final Moves moves;
    private final Spoken sentences;
    private final Refusals refusals;

    Lineage(Clock clock, MilkRecord record, Units units, Moves moves, Spoken sentences, Refusals refusals) {
        this.clock = clock;
        this.record = record;
        this.units = units;
        this.moves = moves;
        this.sentences = sentences;
        this.refusals = refusals;
    }

    /**
     * As {@link Moves#take}, within the lineage.
     *
     * @param subjects of the fact, as {@code Type/id}: milk, or a donor under all her numbers
     */
    public List<MilkUnit> take(Step step, Collection<MilkUnit> milk, Set<String> subjects) {
        milk.stream()
                .filter(unit -> UnitMoves.after(unit.status(), step).isPresent())
                .filter(unit -> !isOf(unit, subjects))
                .findFirst()
                .ifPresent(this::stop);
        return moves.take(step, milk);
    }

    private boolean isOf(MilkUnit unit, Set<String> subjects) {
        return Stream.concat(Stream.of(unit), units.ancestors(unit).stream())
                .anyMatch(one -> subjects.contains(one.reference()) || subjects.contains(one.donor()));
    }

    private void stop(MilkUnit unit) {
        var finding = Finding.of(RuleId.MOVE_OUTSIDE_LINEAGE, unit.number());
        record.apart(() -> call(unit, finding));
        LOG.error(
                "ALARM: a fact would have moved {}, which is not of its lineage; nothing was stored", unit.reference());
        throw refusals.refusal(Verdict.of(finding), null);
    }

    /** Once for each unit, until somebody has closed the call. */
    private Task call(MilkUnit unit, Finding finding) {
        var number = "moves-stopped-" + unit.id();
        var open = record
                .find(
                        Task.class,
                        Query.where("identifier", Query.token(Systems.ALARM_ID, number))
                                .and("status", "requested"))
                .stream()
                .findFirst();
        return open.orElseGet(() -> record.create(alarm(unit, finding, number)));
    }

    private Task alarm(MilkUnit unit, Finding finding, String number) {
        var task = new Task().setStatus(TaskStatus.REQUESTED).setIntent(TaskIntent.ORDER);
        task.addIdentifier(new Identifier().setSystem(Systems.ALARM_ID).setValue(number));
        task.setCode(new CodeableConcept(new Coding(Systems.MILK_ALARM, "moves-stopped", null)));
        task.setPriority(TaskPriority.STAT).setAuthoredOn(Date.from(clock.instant()));
        task.setFocus(new Reference(unit.reference()).setDisplay(unit.display()));
        return task.setReasonCode(
                new CodeableConcept(new Coding(Systems.MILK_RULE, finding.rule().code(), null))
                        .setText(sentences.inBoth(finding)));
    }
}
