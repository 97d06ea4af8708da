package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hl7.fhir.r4.model.NutritionOrder;
import org.hl7.fhir.r4.model.Observation;
import org.lactarium.server.feeding.BottleAtHand;
import org.lactarium.server.feeding.FeedCheck;
import org.lactarium.server.feeding.ParentsAnswer;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/** Whether an infant may be fed from a bottle: one answer for the scanner, the record of a feed, and whoever reports it later. */
@Component
public class Bedside {

    private final BottleChart bottles;
    private final InfantChart infants;
    private final KinshipChart kinship;
    private final OrderedFeeds orders;
    private final BottleTimes times;

    Bedside(BottleChart bottles, InfantChart infants, KinshipChart kinship, OrderedFeeds orders, BottleTimes times) {
        this.bottles = bottles;
        this.infants = infants;
        this.kinship = kinship;
        this.orders = orders;
        this.times = times;
    }

    /** @param infant {@code Patient/x} */
    public Verdict judge(MilkUnit unit, String infant, Instant at) {
        return judge(unit, bottles.atHand(unit, null), infant, at);
    }

    /** As above, by a bottle that was looked at already. */
    public Verdict judge(MilkUnit unit, BottleAtHand atHand, String infant, Instant at) {
        return FeedCheck.judge(atHand, infants.file(infant, List.of(unit)), at)
                .and(kinship.atBedside(infant, unit, at, null))
                .and(orders.judge(infant, at, null, List.of(), null));
    }

    /** Whether the parents said no to it, or something that may be one; nobody feeds against that. */
    public boolean refused(MilkUnit unit, String infant, Instant at) {
        var file = infants.file(infant, List.of(unit));
        return !file.mothersOwn() && file.answer(at).compareTo(ParentsAnswer.UNCLEAR) >= 0;
    }

    /** @param volume mL that were given at that time */
    public Verdict given(MilkUnit unit, BottleAtHand atHand, String infant, Instant fed, double volume, Instant now) {
        return FeedCheck.given(atHand, infants.file(infant, List.of(unit)), fed, volume, now)
                .and(kinship.atBedside(infant, unit, fed, null))
                .and(orders.judge(infant, fed, volume, List.of(), null))
                .and(times.fed(unit, infant, fed));
    }

    /**
     * The same of a feed that is stored already, and counts neither for nor against itself.
     *
     * @param by the orders it names
     */
    public Verdict stored(MilkUnit unit, Observation feed, Collection<NutritionOrder> by, Instant now) {
        var infant = Coded.plain(feed.getSubject());
        var id = feed.getIdElement().getIdPart();
        var fed = FeedChart.at(feed);
        var volume = BottleChart.volume(feed);
        return FeedCheck.given(bottles.atHand(unit, id), infants.file(infant, List.of(unit)), fed, volume, now)
                .and(kinship.atBedside(infant, unit, fed, id))
                .and(times.fed(unit, infant, fed))
                .and(by.isEmpty() ? Verdict.clear() : orders.judge(infant, fed, volume, by, id));
    }

    /**
     * The same of a feed that is amended, by how much the bottle holds and by the clocks, consents and orders of the time it says now.
     * What became of the milk since does not make it untrue; only one that is said to be later may have met that.
     *
     * @param givenBy its orders, which stood then
     * @param by all orders it names
     */
    public Verdict amended(
            MilkUnit unit,
            Observation was,
            Observation is,
            Collection<NutritionOrder> givenBy,
            Collection<NutritionOrder> by,
            Instant now) {
        var atHand = bottles.atHand(unit, is.getIdElement().getIdPart());
        var infant = infants.fileOfAmended(Coded.plain(is.getSubject()), unit, givenBy);
        var fed = FeedChart.at(is);
        var volume = BottleChart.volume(is);
        return FeedCheck.given(fed.isAfter(FeedChart.at(was)) ? atHand : atHand.letGo(), infant, fed, volume, now)
                .and(times.fed(unit, Coded.plain(is.getSubject()), fed))
                .and(
                        by.isEmpty()
                                ? Verdict.clear()
                                : orders.judge(
                                        Coded.plain(is.getSubject()),
                                        fed,
                                        volume,
                                        by,
                                        is.getIdElement().getIdPart()));
    }
}
