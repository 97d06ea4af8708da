package org.lactarium.server.histories;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.server.histories.MilkBench.Lot;
import org.slf4j.LoggerFactory;

/** A bank on paper with milk on the shelf. To make milk takes long, so an empty shelf becomes what it was when it was full. */
public final class PaperCellar implements AutoCloseable {

    private final PaperBank bank = new PaperBank();
    private final MilkBench bench;
    private final List<Lot> shelf = new ArrayList<>();
    private final Map<String, List<Resource>> full;
    private int taken;

    /** @param lots how many there are on the full shelf */
    public PaperCellar(int lots) {
        // that a report is not on record yet, and that milk is held, is what happens here all the time
        List.of("ca.uhn.fhir.rest.server", "org.lactarium.server").forEach(PaperCellar::onlyErrors);
        bench = new MilkBench(bank, "d");
        for (int lot = 0; lot < lots; lot++) {
            shelf.add(bench.make());
        }
        full = bank.record().standing();
    }

    private static void onlyErrors(String logger) {
        ((Logger) LoggerFactory.getLogger(logger)).setLevel(Level.ERROR);
    }

    public MilkBench bench() {
        return bench;
    }

    /** Where the record is asked. */
    public String base() {
        return bank.base();
    }

    public Instant now() {
        return bank.now();
    }

    public int left() {
        return shelf.size() - taken;
    }

    public Lot take() {
        return shelf.get(taken++);
    }

    /** Nothing has happened to any of the milk. */
    public void refill() {
        bank.record().rewind(full);
        taken = 0;
    }

    @Override
    public void close() {
        bank.close();
    }
}
