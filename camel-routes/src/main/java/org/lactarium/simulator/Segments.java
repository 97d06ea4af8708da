package org.lactarium.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What every message of ours has: a header, a moment, lines ended by CR. */
final class Segments {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx").withZone(ZoneOffset.ofHours(8));

    private Segments() {}

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static String header(String sender, Instant now, String type, String controlId, String last) {
        return "MSH|^~\\&|" + sender + "|SIMULATED|MILKBANK|BANK|" + time(now) + "||" + type + "|" + controlId
                + "|P|2.5.1" + last;
    }

    static String lines(String... segments) {
        return String.join("\r", segments) + "\r";
    }
}
