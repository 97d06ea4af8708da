package org.lactarium.server.door;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;

/** The laboratory's door in memory: many messages in little time. */
class PaperDoorTest extends DoorProperties {

    /** To open another door takes longer than to send so many messages. */
    private static final int FEW = 500;

    private static final Queue<PaperDoor> OPEN = new ConcurrentLinkedQueue<>();
    private static final ThreadLocal<PaperDoor> DOOR = ThreadLocal.withInitial(PaperDoorTest::open);

    /** One after the other: two that start at once register the same names with the virtual machine. */
    private static synchronized PaperDoor open() {
        var door = new PaperDoor();
        OPEN.add(door);
        return door;
    }

    @AfterAll
    static void close() {
        OPEN.forEach(PaperDoor::close);
    }

    @Override
    Door door() {
        return DOOR.get();
    }

    @Override
    int players() {
        return count() < FEW ? 1 : Runtime.getRuntime().availableProcessors();
    }
}
