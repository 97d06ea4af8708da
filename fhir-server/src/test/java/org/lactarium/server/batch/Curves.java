package org.lactarium.server.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.lactarium.server.rule.Figures;

/** Heating curves for tests, one reading a minute unless said otherwise. */
public final class Curves {

    public static final Instant START = Figures.at("2026-02-03T10:00");

    private Curves() {}

    public static Curve read(String data) {
        return read(Duration.ofMinutes(1), data);
    }

    static Curve read(Duration period, String data) {
        return Curve.parse(START, period, 0, 1, data).orElseThrow();
    }

    /** The same word {@code times} times. */
    public static String of(int times, String word) {
        return String.join(" ", Collections.nCopies(times, word)) + " ";
    }

    /** Comes up, holds 62.6 °C for half an hour and cools within four minutes. */
    public static Curve good() {
        return read("20 45 60 " + of(31, "62.6") + "50 35 26 24 10 4");
    }
}
