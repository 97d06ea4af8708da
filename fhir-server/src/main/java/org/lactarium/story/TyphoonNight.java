package org.lactarium.story;

import java.io.IOException;
import java.time.Clock;

/**
 * The typhoon night: a thawed batch races its deadline and makes it, a second one fails its culture and is refused at
 * the ward, and the feed that was given is followed back to its donor.
 */
final class TyphoonNight {

    private final Night night;

    TyphoonNight(Bank bank, Narrator narrator, Clock clock) {
        this.night = new Night(bank, narrator, clock);
    }

    void play() throws IOException, InterruptedException {
        night.narrator.tell("story.title");
        night.narrator.tell("story.opening");

        DonorScene donors = new DonorScene(night);
        MilkScene milk = new MilkScene(night);
        LaboratoryScene laboratory = new LaboratoryScene(night);

        night.narrator.scene("scene.donors");
        Batch first = new Batch(donors.enrol(1));
        Batch second = new Batch(donors.enrol(2));

        night.narrator.scene("scene.door");
        milk.refuseAStranger();
        milk.receive(first, 1);
        milk.receive(second, 2);

        night.narrator.scene("scene.typhoon");
        milk.thaw(first);
        milk.thaw(second);
        milk.pool(first, 1);
        milk.pool(second, 2);
        laboratory.order(first, "MBCULPRE", first.pool, first.poolNumber, 1);
        laboratory.order(second, "MBCULPRE", second.pool, second.poolNumber, 2);
        milk.pasteurise(first, 1);
        milk.pasteurise(second, 2);

        night.narrator.scene("scene.laboratory");
        laboratory.order(first, "MBCULPOST", first.batch, first.batchNumber, 3);
        laboratory.order(second, "MBCULPOST", second.batch, second.batchNumber, 4);
        laboratory.report("MBCULPRE", first.poolNumber, 1, "=^4200", "count.pre");
        laboratory.report("MBCULPRE", second.poolNumber, 2, "=^900", "count.pre");
        laboratory.reportTwice("MBCULPOST", first.batchNumber, 3, "=^0", "count.none");
        laboratory.report("MBCULPOST", second.batchNumber, 4, "=^40", "count.growth");
        laboratory.reportOnNothing();

        night.narrator.scene("scene.release");
        new ReleaseScene(night).sign(first, second);

        night.narrator.scene("scene.ward");
        WardScene ward = new WardScene(night);
        ward.feed(first);
        ward.refuse(second);

        night.narrator.scene("scene.trace");
        new TraceScene(night).follow(ward, first);
        night.narrator.tell("story.end");
    }
}
