package org.lactarium.server.door;

import org.junit.jupiter.api.AfterAll;

/** The laboratory's door in memory: many messages in little time. */
class PaperDoorTest extends DoorProperties {

    private static final PaperDoor DOOR = new PaperDoor();

    @AfterAll
    static void close() {
        DOOR.close();
    }

    @Override
    Door door() {
        return DOOR;
    }
}
