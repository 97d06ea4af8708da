package org.lactarium.server.recall;

import java.util.Arrays;
import java.util.Optional;

/** Which way milk is followed. */
public enum Direction {
    SOURCES("sources"),
    RECIPIENTS("recipients"),
    BOTH("both");

    private final String code;

    Direction(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public boolean back() {
        return this != RECIPIENTS;
    }

    public boolean onward() {
        return this != SOURCES;
    }

    public static Optional<Direction> of(String code) {
        return Arrays.stream(values()).filter(way -> way.code.equals(code)).findFirst();
    }
}
