package org.lactarium.server.door;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lactarium.routes.delivery.PaperIntake;
import org.lactarium.server.histories.MilkBench.Lot;
import org.lactarium.server.histories.PaperCellar;

/** The routes' own reading and delivery in front of the bank's own operations and guards, with the record in memory. */
final class PaperDoor implements Door, AutoCloseable {

    private static final int LOTS = 24;
    /** Of the milk of one message and of what stands beside it neither may come from a shelf that was refilled in between. */
    private static final int TOGETHER = 2;

    private final PaperCellar cellar = new PaperCellar(LOTS);
    private final PaperIntake intake = new PaperIntake(cellar.base());
    private final Map<Milk, Lot> lots = new HashMap<>();
    private boolean sent;

    @Override
    public OffsetDateTime now() {
        return cellar.now().atOffset(ZoneOffset.ofHours(8));
    }

    @Override
    public Milk milk() {
        if (sent && cellar.left() < TOGETHER) {
            cellar.refill();
            intake.forget();
        }
        sent = false;
        var lot = cellar.take();
        var milk = new Milk(lot.batch(), lot.pool(), lot.donor());
        lots.put(milk, lot);
        return milk;
    }

    @Override
    public Answer send(byte[] message) {
        sent = true;
        var taken = intake.take(message, cellar.now());
        return taken.stream().allMatch(PaperIntake.Taken::refused) ? Answer.NOT_KEPT : Answer.KEPT;
    }

    /** What comes from an analyser by that way. */
    void sendBy(String feed, byte[] message) {
        sent = true;
        intake.take(message, feed, cellar.now());
    }

    /** The measurements of the milk on record, a line of code and number for each nutrient. */
    List<String> analysed(Milk milk) {
        return cellar.bench().analysed(lots.get(milk));
    }

    @Override
    public boolean resultForbids(Milk milk) {
        return Reading.forbids(cellar.bench().refusals(lots.get(milk)));
    }

    @Override
    public boolean release(Milk milk) {
        return cellar.bench().release(lots.get(milk));
    }

    @Override
    public boolean mayBeFed(Milk milk) {
        return cellar.bench().mayBeFed(lots.get(milk));
    }

    @Override
    public void close() {
        cellar.close();
    }
}
