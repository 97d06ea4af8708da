package org.lactarium.server.feeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.at;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.UnitStatus;

class WithinLimitTest {

    private static final Instant NOW = at("2026-03-01T09:00");
    private static final Instant SOON = at("2026-05-01T23:59");
    private static final Instant LATER = at("2026-06-01T23:59");
    private static final DonorLimit NONE = new DonorLimit(null, Set.of());

    @Test
    void ofWhatExpiresTogetherOneBatchIsTakenBeforeTwo() {
        var stock = List.of(
                offer("U-1", 40, SOON, "B-1", "anna"),
                offer("U-2", 50, SOON, "B-2", "bella"),
                offer("U-3", 50, SOON, "B-2", "bella"),
                offer("U-4", 40, SOON, "B-3", "anna"));

        assertThat(numbers(WithinLimit.pick(stock, 100, NONE, NOW))).containsExactly("U-2", "U-3");
    }

    @Test
    void whatExpiresFirstGoesFirstAndItsDonorGoesOn() {
        var stock = List.of(
                offer("U-1", 40, SOON, "B-1", "anna"),
                offer("U-2", 90, LATER, "B-2", "bella"),
                offer("U-3", 60, LATER, "B-3", "anna"));

        assertThat(numbers(WithinLimit.pick(stock, 100, NONE, NOW))).containsExactly("U-1", "U-3");
    }

    @Test
    void theDonorWhomTheParentsAllowIsPickedInsteadOfRefusing() {
        var stock = List.of(offer("U-1", 40, SOON, "B-1", "anna"), offer("U-2", 40, LATER, "B-2", "bella"));

        assertThat(numbers(WithinLimit.pick(stock, 40, new DonorLimit(1, Set.of("bella")), NOW)))
                .containsExactly("U-2");
        // two small donors before one who has enough would be one too many
        var small = List.of(
                offer("U-1", 40, SOON, "B-1", "anna"),
                offer("U-2", 40, SOON, "B-2", "bella"),
                offer("U-3", 80, LATER, "B-3", "clara"));
        assertThat(numbers(WithinLimit.pick(small, 80, new DonorLimit(1, Set.of()), NOW)))
                .containsExactly("U-3");
    }

    @Property(tries = 300)
    void withinTheLimitWheneverThatCanBeAndNeverMoreBottlesThanNeeded(
            @ForAll("stock") List<OnOffer> stock,
            @ForAll @IntRange(min = 1, max = 200) int wanted,
            @ForAll @IntRange(min = 1, max = 3) int most) {
        var limit = new DonorLimit(most, Set.of());
        var picking = WithinLimit.pick(stock, wanted, limit, NOW);
        if (!picking.verdict().passes()) {
            return;
        }
        var volume = picking.bottles().stream().mapToDouble(BottleAtHand::left).sum();
        var last = picking.bottles().get(picking.bottles().size() - 1);
        assertThat(volume - last.left()).isLessThan(wanted);
        if (!limit.judge(WithinLimit.donors(stock, picking)).passes()) {
            // no donors within the limit have enough
            assertThat(Set.of("anna", "bella", "clara", "dora")).allSatisfy(donor -> assertThat(stock.stream()
                            .filter(one -> one.donors().equals(Set.of(donor)))
                            .mapToDouble(one -> one.bottle().left())
                            .sum())
                    .isLessThan(wanted));
        }
    }

    @Provide
    Arbitrary<List<OnOffer>> stock() {
        var donors = Arbitraries.of("anna", "bella", "clara", "dora");
        return Combinators.combine(
                        Arbitraries.integers().between(1, 9999),
                        Arbitraries.integers().between(10, 80),
                        Arbitraries.of(SOON, LATER),
                        Arbitraries.integers().between(1, 5),
                        donors)
                .as((number, volume, expires, batch, donor) ->
                        offer("U-" + number, volume, expires, donor + batch, donor))
                .list()
                .ofMaxSize(12)
                .uniqueElements(one -> one.bottle().number());
    }

    private static OnOffer offer(String number, double volume, Instant expires, String batch, String donor) {
        return new OnOffer(
                new BottleAtHand(number, UnitStatus.RELEASED, List.of(UnitStatus.RELEASED), expires, Set.of(), volume),
                batch,
                Set.of(donor));
    }

    private static List<String> numbers(Picking picking) {
        return picking.bottles().stream().map(BottleAtHand::number).toList();
    }
}
