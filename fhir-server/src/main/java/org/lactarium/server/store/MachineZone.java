package org.lactarium.server.store;

import java.time.ZoneId;
import java.util.TimeZone;

/**
 * The zone of the process: the machine's, until the bank's own takes its place.
 *
 * <p>HAPI reads a day without an hour, in what is stored and in what is asked, in the zone of the process, and so do libraries below it. A
 * day is the bank's day, wherever the machine stands.
 */
final class MachineZone {

    private MachineZone() {}

    static ZoneId now() {
        return ZoneId.systemDefault();
    }

    static void become(ZoneId zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
    }
}
