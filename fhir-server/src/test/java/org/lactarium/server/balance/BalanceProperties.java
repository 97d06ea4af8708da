package org.lactarium.server.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.balance.Account.Kind;
import org.lactarium.server.balance.Movement.Loss;
import org.lactarium.server.balance.Movement.State;

class BalanceProperties {

    private static final Offset<Double> ROUNDING = within(0.01);
    private static final List<String> CAUSES = List.of("breakage", "weather", "expired", "sample", "recall");

    @Property(tries = 300)
    void whateverHappensToTheMilkEveryMillilitreIsSomewhereOnce(@ForAll Random chance) {
        var history = history(chance);
        var balance = new Balance(history.stream().map(Account::of).toList());

        assertThat(balance.unexplained()).isEmpty();
        balance.stages().values().forEach(line -> assertThat(line.difference()).isZero());
        var whole = balance.whole();
        assertThat(whole.processed()).isEqualTo(0, ROUNDING);
        assertThat(whole.difference()).isZero();
        assertThat(balance.waste().values().stream()
                        .mapToDouble(volume -> volume)
                        .sum())
                .isEqualTo(whole.discarded(), ROUNDING);
    }

    @Property(tries = 300)
    void milkThatComesFromNowhereIsNamedWithItsContainer(@ForAll Random chance) {
        var history = new ArrayList<>(history(chance));
        var pool = new Movement("pool", UnitType.POOL, 95, 95, State.PASSED_ON, "", 120, null, 0, 0, List.of());
        history.add(pool);

        var unexplained = new Balance(history.stream().map(Account::of).toList()).unexplained();

        assertThat(unexplained).hasSize(1);
        assertThat(unexplained.get(0).unit()).isEqualTo("pool");
        assertThat(unexplained.get(0).difference()).isEqualTo(-25, ROUNDING);
    }

    /** Three drops too many are not lost in two thousand bottles. */
    @Property(tries = 30)
    void aLineClosesWhenEachOfItsContainersDoesAndNotBefore(@ForAll @IntRange(min = 6, max = 60) int thousandths) {
        var more = thousandths / 1000.0;
        var odd = new Movement("odd", UnitType.BOTTLE, 50, 50, State.THERE, "", 0, 50 + more, 0, 0, List.of());
        var balance = new Balance();
        balance.add(Account.of(odd));
        for (int i = 0; i < 2_000; i++) {
            balance.add(Account.of(
                    new Movement("b" + i, UnitType.BOTTLE, 50.1, 50.1, State.THERE, "", 0, null, 0.3, 0, List.of())));
        }
        assertThat(balance.unexplained()).extracting(Account::unit).containsExactly("odd");
        assertThat(balance.stages().get(UnitType.BOTTLE).difference()).isEqualTo(-more, within(1e-9));
        assertThat(balance.whole().difference()).isEqualTo(-more, within(1e-9));
    }

    @Example
    void whatAWardThrewAwayIsWasteAndNotAFeed() {
        var bottle = new Movement(
                "bottle",
                UnitType.BOTTLE,
                50,
                50,
                State.GONE,
                "opened-unused",
                0,
                50.0,
                20,
                0,
                List.of(new Loss("spill", 5, true)));

        var account = Account.of(bottle);

        assertThat(account.sum(Kind.DISPENSED)).isEqualTo(20);
        assertThat(account.sum(Kind.DISCARDED)).isEqualTo(30);
        assertThat(account.difference()).isZero();
    }

    @Example
    void moreDeliveredThanTheBottleHeldLeavesADifference() {
        var bottle = new Movement("bottle", UnitType.BOTTLE, 50, 50, State.THERE, "", 0, 60.0, 0, 0, List.of());

        assertThat(Account.of(bottle).difference()).isEqualTo(-10);
    }

    @Example
    void whatWasFedThoughNobodyHadDispensedItIsNoStock() {
        var bottle = new Movement("bottle", UnitType.BOTTLE, 50, 50, State.THERE, "", 0, null, 20, 0, List.of());

        var account = Account.of(bottle);

        assertThat(account.sum(Kind.DISPENSED)).isEqualTo(20);
        assertThat(account.sum(Kind.STOCK)).isEqualTo(30);
        assertThat(account.difference()).isZero();
    }

    @Example
    void moreFedThanWasDeliveredLeavesADifference() {
        var bottle = new Movement("bottle", UnitType.BOTTLE, 50, 50, State.THERE, "", 0, 50.0, 60, 0, List.of());

        assertThat(Account.of(bottle).difference()).isEqualTo(-10);
    }

    /** Bags into pools into bottles, with samples, spills, deliveries and waste anywhere. */
    private static List<Movement> history(Random chance) {
        var all = new ArrayList<Movement>();
        for (int pool = 0; pool < 1 + chance.nextInt(4); pool++) {
            double poured = 0;
            for (int bag = 0; bag < 1 + chance.nextInt(5); bag++) {
                var deposit = bag(chance, "deposit-" + pool + "-" + bag);
                all.add(deposit);
                poured += deposit.state() == State.PASSED_ON ? deposit.onward() : 0;
            }
            if (poured > 1) {
                filled(chance, pool, poured, all);
            }
        }
        return all;
    }

    private static Movement bag(Random chance, String name) {
        double volume = 20 + chance.nextInt(2000) / 10.0;
        var losses = losses(chance, volume, false);
        var state = State.values()[chance.nextInt(3)];
        var left = volume - losses.stream().mapToDouble(Loss::volume).sum();
        return new Movement(
                name,
                UnitType.DEPOSIT,
                volume,
                volume,
                state,
                "weather",
                state == State.PASSED_ON ? left : 0,
                null,
                0,
                0,
                losses);
    }

    private static void filled(Random chance, int number, double poured, List<Movement> all) {
        double volume = poured * (0.9 + chance.nextDouble() / 10);
        double samples = volume * chance.nextDouble() / 10;
        double rest = (volume - samples) * (0.8 + chance.nextDouble() / 5);
        double filled = 0;
        for (int bottle = 0; bottle < 3; bottle++) {
            double share = rest / 3;
            filled += share;
            all.addAll(bottle(chance, "bottle-" + number + "-" + bottle, share));
        }
        all.add(new Movement(
                "pool-" + number,
                UnitType.POOL,
                poured,
                volume,
                State.PASSED_ON,
                "",
                filled,
                null,
                0,
                samples,
                List.of()));
    }

    /** A bottle, and the feed a ward may have drawn from it. */
    private static List<Movement> bottle(Random chance, String name, double volume) {
        boolean delivered = chance.nextBoolean();
        var losses = losses(chance, volume, delivered);
        var left = volume - losses.stream().mapToDouble(Loss::volume).sum();
        var drawn = delivered && chance.nextBoolean() ? left / 3 : 0;
        var fed = delivered ? (left - drawn) * chance.nextDouble() : 0;
        var gone = chance.nextInt(3) == 0;
        var bottle = new Movement(
                name,
                UnitType.BOTTLE,
                volume,
                volume,
                gone ? State.GONE : State.THERE,
                "expired",
                drawn,
                delivered ? volume : null,
                fed,
                0,
                losses);
        if (drawn == 0) {
            return List.of(bottle);
        }
        var eaten = drawn * chance.nextDouble();
        var state = chance.nextBoolean() ? State.GONE : State.THERE;
        return List.of(
                bottle,
                new Movement(
                        name + "-1",
                        UnitType.ALIQUOT,
                        drawn,
                        drawn,
                        state,
                        "opened-unused",
                        0,
                        drawn,
                        eaten,
                        0,
                        List.of()));
    }

    private static List<Loss> losses(Random chance, double volume, boolean afterDelivery) {
        var losses = new ArrayList<Loss>();
        for (int i = 0; i < chance.nextInt(3); i++) {
            losses.add(new Loss(
                    CAUSES.get(chance.nextInt(CAUSES.size())), volume * chance.nextDouble() / 4, afterDelivery));
        }
        return losses;
    }
}
