package org.lactarium.server.feeding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lactarium.server.donor.Span;
import org.lactarium.server.rule.Figures;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile.Ordering;
import org.lactarium.server.rule.Verdict;

class OrderRulesTest {

    private static final Instant NOW = Figures.at("2026-03-11T12:00");
    private static final Ordering FIGURES = Figures.STRICTEST.ordering();
    private static final Weighing KILO = new Weighing(1000.0, Verdict.clear());

    @Test
    void aFeedIsBoundByItsScheduleAndATenthMoreIsAllowed() {
        var order = order(20.0, true, null, null);

        assertThat(feed(order, 22, 0).passes()).isTrue();
        assertThat(feed(order, 22.1, 0).rules()).containsExactly(RuleId.FEED_OVER_ORDER);
    }

    @Test
    void aVolumeWithoutAScheduleIsNotSaidOfOneFeedAndBindsNone() {
        assertThat(feed(order(20.0, false, null, null), 60, 0).rules()).isEmpty();
    }

    @Test
    void whatAnOrderDoesNotSayBindsNothing() {
        var silent = order(null, false, null, null);

        assertThat(feed(silent, 500, 5000).rules()).isEmpty();
    }

    @Test
    void theVolumeOfADayBindsAndAFullDayIsSaidBeforeTheFeed() {
        var order = order(null, false, 160.0, null);

        assertThat(feed(order, 16, 160).passes()).isTrue();
        assertThat(feed(order, 17, 160).rules()).containsExactly(RuleId.DAY_OVER_ORDER);
        assertThat(OrderRules.feed(order, NOW, null, 175, Weighing.NONE, FIGURES)
                        .passes())
                .isTrue();
        assertThat(OrderRules.feed(order, NOW, null, 176, Weighing.NONE, FIGURES)
                        .rules())
                .containsExactly(RuleId.DAY_OVER_ORDER);
    }

    @Test
    void moreThanAnInfantOfItsWeightCanHaveIsRefusedInTheOrderAndInTheFeeds() {
        assertThat(OrderRules.standing(order(null, false, 221.0, null), NOW, KILO, FIGURES)
                        .rules())
                .containsExactly(RuleId.VOLUME_OVER_WEIGHT);
        assertThat(OrderRules.standing(order(null, false, 220.0, null), NOW, KILO, FIGURES)
                        .passes())
                .isTrue();
        assertThat(OrderRules.feed(order(null, false, null, null), NOW, 43.0, 200, KILO, FIGURES)
                        .rules())
                .containsExactly(RuleId.VOLUME_OVER_WEIGHT);
    }

    @Test
    void aWeightNobodyCanHaveIsNotBelievedAndTheOneBeforeCounts() {
        var believed = Weighing.of(List.of(118.0, 1180.0), FIGURES);
        var none = Weighing.of(List.of(1_180_000.0), FIGURES);

        assertThat(believed.grams()).isEqualTo(1180.0);
        assertThat(believed.verdict().rules()).containsExactly(RuleId.WEIGHT_IMPLAUSIBLE);
        assertThat(none.grams()).isNull();
        assertThat(OrderRules.standing(order(null, false, 5000.0, null), NOW, none, FIGURES)
                        .passes())
                .isTrue();
    }

    @Test
    void aReviewThatIsDueIsNotedAndStopsWhenTheBankSaysSo() {
        var due = NOW.minus(Duration.ofDays(2));
        var order = order(null, false, null, due);
        var strict =
                new Ordering(10.0, Duration.ofHours(23), Duration.ofDays(1), null, null, null, Duration.ZERO, null);

        assertThat(OrderRules.standing(order, NOW, Weighing.NONE, FIGURES).rules())
                .containsExactly(RuleId.ORDER_REVIEW_DUE);
        assertThat(OrderRules.standing(order, due, Weighing.NONE, FIGURES).rules())
                .isEmpty();
        assertThat(OrderRules.standing(order, NOW, Weighing.NONE, strict).rules())
                .containsExactly(RuleId.ORDER_REVIEW_OVERDUE);
        assertThat(OrderRules.standing(order, due.plusSeconds(60), Weighing.NONE, strict)
                        .passes())
                .isTrue();
    }

    /** Feeds of a schedule that come up to half an hour early or late are never one too many. */
    @Property
    void eightFeedsInADayStayEightHoweverPunctualANightIs(@ForAll List<@IntRange(min = -29, max = 29) Integer> late) {
        var feeds = IntStream.range(0, late.size())
                .mapToObj(turn ->
                        new Fed(NOW.plus(Duration.ofHours(3L * turn)).plus(Duration.ofMinutes(late.get(turn))), 20))
                .toList();

        feeds.forEach(feed -> {
            var others = feeds.stream().filter(other -> other != feed).toList();
            assertThat(DayOfFeeds.fullest(others, feed.at(), FIGURES.day()) + 20)
                    .isLessThanOrEqualTo(160);
        });
    }

    @Test
    void aFeedThatIsChartedLateCountsForTheFeedsAfterIt() {
        var later = List.of(new Fed(NOW.plus(Duration.ofHours(10)), 150));

        assertThat(DayOfFeeds.fullest(later, NOW, FIGURES.day())).isEqualTo(150);
        assertThat(DayOfFeeds.fullest(later, NOW.minus(Duration.ofDays(1)), FIGURES.day()))
                .isZero();
    }

    private static Verdict feed(FeedOrder order, double volume, double before) {
        return OrderRules.feed(order, NOW, volume, before, Weighing.NONE, FIGURES);
    }

    private static FeedOrder order(Double perFeed, boolean scheduled, Double perDay, Instant review) {
        return new FeedOrder(
                "NutritionOrder/1",
                NOW,
                List.of(new Dose(Span.ALWAYS, perFeed, scheduled, null)),
                perDay,
                review,
                null);
    }
}
