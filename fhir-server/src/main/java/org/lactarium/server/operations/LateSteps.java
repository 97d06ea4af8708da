package org.lactarium.server.operations;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.batch.Step;
import org.lactarium.server.batch.TypedLate;
import org.lactarium.server.donor.DonorRules;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Reasons;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.operations.chart.Versions;
import org.lactarium.server.operations.chart.WasteChart;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** Steps on milk that are typed after they were done: judged by their own time, on one person's word or on that of two. */
@Component
class LateSteps {

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;
    private final DonorChart donors;
    private final Reasons reasons;
    private final StandingReasons standing;
    private final Moves moves;

    LateSteps(
            Bench bench,
            MilkRecord record,
            Units units,
            DonorChart donors,
            Reasons reasons,
            StandingReasons standing,
            Moves moves) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.donors = donors;
        this.reasons = reasons;
        this.standing = standing;
        this.moves = moves;
    }

    /** @param paper the downtime report that a step was typed with; null when none was named */
    record Typed(@Nullable Task paper) {

        /** What was read of it. */
        List<String> looked() {
            return Stream.ofNullable(paper).map(Versions::of).toList();
        }

        boolean confirmed() {
            return paper != null && DowntimePaper.confirmed(paper);
        }
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException (HTTP 404) when the record has no such report */
    Typed of(Ask ask) {
        return ask.reference("downtime")
                .map(named -> ask.id("downtime", "Task"))
                .map(id -> record.read(Task.class, id)
                        .filter(DowntimePaper::isOne)
                        .orElseThrow(() -> Refusals.unknown("a downtime report Task/" + id)))
                .map(Typed::new)
                .orElseGet(() -> new Typed(null));
    }

    /**
     * @param milk numbers of what the step is about
     * @param passed whether a limit that the step kept has passed since
     */
    Verdict judge(Typed typed, Collection<String> milk, Instant done, boolean passed) {
        var downtime = Optional.ofNullable(typed.paper())
                .map(paper -> DowntimePaper.downtime(paper, milk))
                .orElse(null);
        return TypedLate.judge(List.copyOf(milk), done, bench.now(), passed, downtime, bench.profile());
    }

    /** A step that only takes time from the milk is taken whenever it is typed. */
    Verdict noted(Collection<String> milk, Instant done) {
        return TypedLate.noted(List.copyOf(milk), done, bench.now(), bench.profile());
    }

    /**
     * Whether the limit of the thaw is all that speaks against this milk, so that a step that kept it gives it back. What became known
     * of its donors while it was lost is written against nobody's milk, and is asked here.
     */
    boolean lostByTheClock(MilkUnit unit) {
        return unit.status() == UnitStatus.REJECTED
                && reasons.only(unit, RuleId.THAW_DEADLINE_PASSED, RuleId.HEATING_NOT_REPORTED)
                && !WasteChart.heldByAPerson(record, unit)
                && !standing.today().of(unit).mentions(RuleId.THAW_TOO_WARM)
                && Stream.concat(Stream.of(unit), units.ancestors(unit).stream())
                        .filter(milk -> milk.type() == UnitType.DEPOSIT)
                        .allMatch(this::ofAFitDonor);
    }

    private boolean ofAFitDonor(MilkUnit deposit) {
        var expressed = deposit.expressed(bench.profile().zone());
        return expressed != null
                && donors.file(deposit.donor())
                        .filter(file -> DonorRules.judge(file, expressed, bench.profile())
                                .passes())
                        .isPresent();
    }

    /** As it would stand without the limit. */
    List<MilkUnit> giveBack(List<MilkUnit> milk) {
        var lost = milk.stream().filter(this::lostByTheClock).toList();
        var back = moves.take(Step.REINSPECT, moves.take(Step.RECONSIDER, lost));
        return Stream.concat(milk.stream().filter(unit -> !lost.contains(unit)), back.stream())
                .toList();
    }
}
