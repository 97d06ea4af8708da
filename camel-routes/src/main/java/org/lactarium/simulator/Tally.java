package org.lactarium.simulator;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What happened, counted. */
public final class Tally {

    /** In the order of the table. */
    public enum Event {
        SENT,
        AA,
        AE,
        AR,
        RESENT,
        SLOW,
        DUPLICATE,
        REORDER,
        CUT,
        CHARSET,
        LOST,
        ORDERED,
        /** Given up. */
        UNANSWERED,
        /** Acknowledged under another control id, or otherwise the second time than the first. */
        MISANSWERED
    }

    private final Map<Event, LongAdder> counts = new EnumMap<>(Event.class);

    public Tally() {
        for (Event event : Event.values()) {
            counts.put(event, new LongAdder());
        }
    }

    void add(Event event) {
        counts.get(event).increment();
    }

    /** @param code MSA-1; the enhanced forms count as the original ones */
    void answered(String code) {
        switch (code) {
            case "AA", "CA" -> add(Event.AA);
            case "AR", "CR" -> add(Event.AR);
            default -> add(Event.AE);
        }
    }

    public long of(Event event) {
        return counts.get(event).sum();
    }

    boolean isClean() {
        return of(Event.UNANSWERED) == 0 && of(Event.MISANSWERED) == 0;
    }
}
