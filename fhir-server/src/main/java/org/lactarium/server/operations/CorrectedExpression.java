package org.lactarium.server.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Moments;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** Another time of expression of one deposit: the shelf life of everything made from it follows, and all of it is judged again. */
@Component
class CorrectedExpression {

    private final Bench bench;
    private final Units units;
    private final Stocktake stocktake;
    private final ShelfLives shelfLives;
    private final JudgedAgain judgedAgain;
    private final Reconsider reconsider;

    CorrectedExpression(
            Bench bench,
            Units units,
            Stocktake stocktake,
            ShelfLives shelfLives,
            JudgedAgain judgedAgain,
            Reconsider reconsider) {
        this.bench = bench;
        this.units = units;
        this.stocktake = stocktake;
        this.shelfLives = shelfLives;
        this.judgedAgain = judgedAgain;
        this.reconsider = reconsider;
    }

    /** Whether that is what stands on record. */
    boolean says(MilkUnit deposit, Instant expressed) {
        return expressed.equals(deposit.expressed(bench.profile().zone()));
    }

    String shown(MilkUnit deposit) {
        var collected = deposit.expressed(bench.profile().zone());
        return collected == null ? "-" : collected.toString();
    }

    Verdict judge(MilkUnit deposit, Instant expressed) {
        if (deposit.type() != UnitType.DEPOSIT) {
            throw Refusals.bad(deposit.display() + " was not expressed: correct the deposits it was made from");
        }
        var received = Optional.ofNullable(deposit.firstStep()).orElseGet(bench::now);
        return Verdict.unless(
                !expressed.isAfter(received), RuleId.EXPRESSION_IN_FUTURE, deposit.number(), expressed, received);
    }

    /** In the caller's transaction, under the locks of the whole lineage, after the decision was kept. */
    void write(MilkUnit deposit, Instant expressed) {
        var line = Stream.concat(Stream.of(deposit), units.descendants(List.of(deposit)).stream())
                .toList();
        var stood = line.stream().collect(Collectors.toMap(MilkUnit::id, MilkUnit::status));
        var roots = line.stream()
                .filter(unit -> unit.type() != UnitType.BOTTLE && unit.type() != UnitType.ALIQUOT)
                .map(MilkUnit::id)
                .toList();
        var ends = shelfLives.of(roots);
        units.update(deposit.expressed(Moments.dateTime(expressed)));
        shelfLives.renew(ends);
        roots.forEach(id -> judgedAgain.settle(judged(id), stood));
        shelfLives.follow(ends.keySet());
        reconsider.reconsider(List.of(deposit), Set.of(deposit.reference()));
    }

    private Stocktake.Judged judged(String id) {
        return stocktake.judge(bench.unit(id), bench.profile());
    }
}
