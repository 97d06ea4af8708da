package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.feeding.DayOfFeeds;
import org.lactarium.server.feeding.Fed;
import org.lactarium.server.feeding.FeedOrder;
import org.lactarium.server.feeding.OrderRules;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** What the orders of an infant say to a feed: how much, how much in a day, and for what weight. That one stands is asked elsewhere. */
@Component
public class OrderedFeeds {

    private final MilkRecord record;
    private final DonorAliases aliases;
    private final WeightChart weights;
    private final RuleProfile profile;

    OrderedFeeds(MilkRecord record, DonorAliases aliases, WeightChart weights, RuleProfile profile) {
        this.record = record;
        this.aliases = aliases;
        this.weights = weights;
        this.profile = profile;
    }

    /** Whether milk may leave the bank by this order now, as far as its review and the infant's weight go. */
    public Verdict leaving(NutritionOrder order, Instant now) {
        var said = OrderChart.of(order, profile);
        var records = aliases.of(Coded.plain(order.getPatient()));
        return OrderRules.standing(said, now, weights.of(records, said, now), profile.ordering());
    }

    /**
     * Of several orders one that allows it is enough.
     *
     * @param infant {@code Patient/x}
     * @param named the orders a feed names; empty when every order of the infant counts
     * @param volume mL; null when it is only asked about
     * @param except id of a feed that is stored already; null when there is none
     */
    public Verdict judge(
            String infant,
            Instant at,
            @Nullable Double volume,
            Collection<NutritionOrder> named,
            @Nullable String except) {
        var records = aliases.of(infant);
        return covering(records, at, named).stream()
                .map(order -> judge(order, records, at, volume, except))
                .min(Comparator.comparing(Verdict::worst))
                .orElse(Verdict.clear());
    }

    /** {@code NutritionOrder/x} by which a feed may be recorded; one that allows it rather than one that does not. */
    public Optional<String> by(String infant, Instant at, double volume) {
        var records = aliases.of(infant);
        return covering(records, at, List.of()).stream()
                .min(Comparator.comparing(
                        order -> judge(order, records, at, volume, null).worst()))
                .map(FeedOrder::id)
                .or(() -> standing(records).map(FeedOrder::id).sorted().findFirst());
    }

    private Verdict judge(
            FeedOrder order, List<String> records, Instant at, @Nullable Double volume, @Nullable String except) {
        var day = profile.ordering().day();
        return OrderRules.feed(
                order,
                at,
                volume,
                DayOfFeeds.fullest(fed(records, except), at, day),
                weights.of(records, order, at),
                profile.ordering());
    }

    /** The newest first. */
    private List<FeedOrder> covering(List<String> records, Instant at, Collection<NutritionOrder> named) {
        var all = named.isEmpty() ? standing(records) : named.stream().map(order -> OrderChart.of(order, profile));
        return all.filter(order -> order.covers(at))
                .sorted(Comparator.comparing(FeedOrder::written).reversed().thenComparing(FeedOrder::id))
                .toList();
    }

    private Stream<FeedOrder> standing(List<String> records) {
        return Query.anyOf("patient", records).stream()
                .flatMap(query -> record.find(NutritionOrder.class, query).stream())
                .filter(InfantChart::standing)
                .map(order -> OrderChart.of(order, profile));
    }

    private List<Fed> fed(List<String> records, @Nullable String except) {
        var given = Query.where("code", Query.token(Systems.SNOMED, BottleChart.FEED_GIVEN));
        return Query.anyOf("subject", records).stream()
                .flatMap(query -> record.find(Observation.class, query.and(given)).stream())
                .filter(BottleChart::stands)
                .filter(feed -> !feed.getIdElement().getIdPart().equals(except))
                .map(feed -> new Fed(FeedChart.at(feed), BottleChart.volume(feed)))
                .toList();
    }
}
