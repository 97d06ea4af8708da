package org.lactarium.simulator;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What was ordered and not yet reported. */
public final class Orders {

    /**
     * @param placer the bank's number of the order, as it came; may be empty
     * @param filler the laboratory's own number
     * @param subject the milk's number
     * @param test code of the test
     */
    record Order(String placer, String filler, String subject, String test) {}

    private final Queue<Order> open = new ConcurrentLinkedQueue<>();

    void add(Order order) {
        open.add(order);
    }

    @Nullable
    Order poll() {
        return open.poll();
    }
}
