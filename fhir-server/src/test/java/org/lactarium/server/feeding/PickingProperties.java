package org.lactarium.server.feeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.at;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.rule.RuleId;

class PickingProperties {

    private static final Instant NOW = at("2026-03-01T09:00");

    @Property(tries = 300)
    void takesTheFirstToExpireAndNoMoreBottlesThanNeeded(
            @ForAll("stock") List<BottleAtHand> stock, @ForAll @DoubleRange(min = 1, max = 300) double wanted) {
        var picking = Picking.firstExpiredFirstOut(stock, wanted, NOW);
        if (!picking.verdict().passes()) {
            return;
        }
        var left = new ArrayList<>(stock);
        left.removeAll(picking.bottles());
        var latestTaken = picking.bottles().stream()
                .map(BottleAtHand::expires)
                .max(Instant::compareTo)
                .orElseThrow();
        assertThat(left)
                .filteredOn(bottle -> bottle.status() == UnitStatus.RELEASED
                        && bottle.expires().isAfter(NOW))
                .allSatisfy(bottle -> assertThat(bottle.expires()).isAfterOrEqualTo(latestTaken));
        var volume = picking.bottles().stream().mapToDouble(BottleAtHand::left).sum();
        var last = picking.bottles().get(picking.bottles().size() - 1);
        assertThat(volume).isGreaterThanOrEqualTo(wanted);
        assertThat(volume - last.left()).isLessThan(wanted);
    }

    @Property(tries = 300)
    void neverTakesMilkThatIsNotReleasedOrOutOfDate(
            @ForAll("stock") List<BottleAtHand> stock, @ForAll @DoubleRange(min = 1, max = 300) double wanted) {
        assertThat(Picking.firstExpiredFirstOut(stock, wanted, NOW).bottles()).allSatisfy(bottle -> {
            assertThat(bottle.status()).isEqualTo(UnitStatus.RELEASED);
            assertThat(bottle.expires()).isAfterOrEqualTo(NOW);
        });
    }

    @Property(tries = 300)
    void refusesOnlyWhenTheStockIsReallyTooSmall(
            @ForAll("stock") List<BottleAtHand> stock, @ForAll @DoubleRange(min = 1, max = 300) double wanted) {
        var there = stock.stream()
                .filter(bottle -> bottle.status() == UnitStatus.RELEASED && !NOW.isAfter(bottle.expires()))
                .mapToDouble(BottleAtHand::left)
                .sum();

        assertThat(Picking.firstExpiredFirstOut(stock, wanted, NOW).verdict().passes())
                .isEqualTo(there >= wanted);
    }

    @Test
    void aBottleLeavesTheBankOnce() {
        var gone = new BottleAtHand("U-1", UnitStatus.DISPENSED, List.of(UnitStatus.RELEASED), NOW, Set.of(), 50);

        assertThat(Picking.named(List.of(gone), NOW).verdict().rules())
                .containsExactly(RuleId.BOTTLE_ALREADY_DISPENSED);
    }

    @Provide
    Arbitrary<List<BottleAtHand>> stock() {
        var number = Arbitraries.integers().between(1, 1_000_000).map(n -> "U-" + n);
        var status = Arbitraries.of(
                UnitStatus.RELEASED,
                UnitStatus.RELEASED,
                UnitStatus.RELEASED,
                UnitStatus.QUARANTINE,
                UnitStatus.RECALLED,
                UnitStatus.DISPENSED,
                UnitStatus.PENDING_RESULTS);
        var expires = Arbitraries.integers().between(-5, 60).map(days -> NOW.plusSeconds(days * 86_400L));
        var volume = Arbitraries.of(20.0, 50.0, 65.0, 100.0);
        return Combinators.combine(number, status, expires, volume)
                .as((name, standing, until, left) ->
                        new BottleAtHand(name, standing, List.of(UnitStatus.RELEASED), until, Set.of(), left))
                .list()
                .uniqueElements(BottleAtHand::number)
                .ofMaxSize(20);
    }
}
