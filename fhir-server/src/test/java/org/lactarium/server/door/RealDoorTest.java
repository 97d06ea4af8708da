package org.lactarium.server.door;

import java.util.List;

/** The laboratory's door of the whole program: few messages, as {@code -Ddoor.real} says, since each of them takes its time. */
class RealDoorTest extends DoorProperties {

    private static final int COUNT = Integer.getInteger("door.real", 3);
    private static final Door DOOR = new RealDoor();

    @Override
    Door door() {
        return DOOR;
    }

    @Override
    int count() {
        return COUNT;
    }

    /** Every variant is read by the same code in memory, for less. */
    @Override
    List<Variant> unharmed() {
        return super.unharmed().stream().filter(Variant::follows).limit(COUNT).toList();
    }
}
