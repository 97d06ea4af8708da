package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.release.Signing;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code [id]/$relabel}: a container on hold gets another number. The caller asks for it; a second person reads the same
 * number from the new label, with a token of their own, and then it counts.
 *
 * <p>The old number stays as an old one: never given again, and a stop at the bedside. The hold is not lifted. Whoever
 * asked may ask again for another number as long as nobody has witnessed it.
 */
@Component
class Relabel implements BankOperation {

    private static final String AWAITING = "awaiting-witness";
    private static final String RELABELLED = "relabelled";

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;
    private final RelabelTask papers;
    private final Decisions decisions;
    private final Refusals refusals;

    private final MilkLocks locks;

    Relabel(
            Bench bench,
            MilkRecord record,
            Units units,
            RelabelTask papers,
            Decisions decisions,
            Refusals refusals,
            MilkLocks locks) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.papers = papers;
        this.decisions = decisions;
        this.refusals = refusals;
        this.locks = locks;
    }

    @Operation(name = "$relabel", typeName = "BiologicallyDerivedProduct")
    public Parameters relabel(@IdParam IdType id, @ResourceParam Parameters body, RequestDetails request) {
        var ask = Ask.of(body);
        var number = ask.text("identifier");
        var person = bench.accountable();
        var held = MilkLocks.and(locks.of(bench.unit(id.getIdPart())), Stream.of(new Lock(Lock.Kind.NUMBER, number)));
        return record.atomically(held, () -> {
            var unit = bench.unit(id.getIdPart());
            if (unit.number().equals(number)) {
                return answer(RELABELLED, null, unit);
            }
            free(unit, number, request);
            refusals.unless(bench.mayBeGiven(unit.type(), number), request);
            var open = papers.open(unit);
            return open.isPresent() && !changesMind(open.get(), number, person)
                    ? witness(unit, open.get(), number, person, request)
                    : start(unit, open, number, ask.text("reason"), request);
        });
    }

    private Parameters start(MilkUnit unit, Optional<Task> open, String number, String reason, RequestDetails request) {
        var verdict = onHold(unit);
        refusals.unless(verdict, request);
        open.ifPresent(papers::drop);
        var task = papers.ask(unit, number, reason, bench.accountable());
        keep(AWAITING, unit, task, verdict, reason);
        return answer(AWAITING, task, unit);
    }

    private Parameters witness(MilkUnit unit, Task open, String number, String person, RequestDetails request) {
        var asked = RelabelTask.number(open);
        var verdict = onHold(unit)
                .and(Signing.judge(RelabelTask.asker(open), person))
                .and(Verdict.unless(
                        number.equals(asked), RuleId.NEW_LABEL_DIFFERS, unit.number(), String.valueOf(asked), number));
        refusals.unless(verdict, request);
        var task = papers.witness(open, person);
        keep(RELABELLED, unit, task, verdict, null);
        return answer(RELABELLED, task, units.update(unit.renumber(number)));
    }

    private static boolean changesMind(Task open, String number, String person) {
        return person.equals(RelabelTask.asker(open)) && !number.equals(RelabelTask.number(open));
    }

    private static Verdict onHold(MilkUnit unit) {
        return Verdict.unless(
                unit.status() == UnitStatus.QUARANTINE,
                RuleId.UNIT_NOT_ON_HOLD,
                unit.number(),
                unit.status().code());
    }

    /** A number is given once: not to two units, and not a second time to the one that had it. */
    private void free(MilkUnit unit, String number, RequestDetails request) {
        var token = Query.token(unit.type().identifierSystem(), number);
        if (!units.found(Query.where("identifier", token)).isEmpty()) {
            throw refusals.conflict(Verdict.of(RuleId.UNIT_NUMBER_TAKEN, number), request);
        }
    }

    private void keep(String outcome, MilkUnit unit, Task task, Verdict verdict, @Nullable String reason) {
        decisions.keep(Decision.of(Decided.RELABEL, outcome, unit.reference(), verdict)
                .alsoAbout(List.of("Task/" + task.getIdElement().getIdPart()))
                .after(Versions.ofMilk(List.of(unit)))
                .because(reason));
    }

    private static Parameters answer(String outcome, @Nullable Task task, MilkUnit unit) {
        var answer = new Parameters();
        answer.addParameter().setName("outcome").setValue(new CodeType(outcome));
        if (task != null) {
            answer.addParameter().setName("task").setResource(task);
        }
        answer.addParameter().setName("unit").setResource(unit.product());
        return answer;
    }
}
