package org.lactarium.server.batch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The moments at which the thaw clock speaks by itself. */
public enum ThawAlarm {
    /** People should be told. */
    THAW_WARNING,
    /** People must act. */
    THAW_ALARM,
    /** Heating may not begin any more. */
    THAW_STOP,
    /** A heating that began in time would have been reported by now. */
    THAW_UNREPORTED;

    /** The code in {@link org.lactarium.profiles.Systems#MILK_ALARM}, for example {@code thaw-warning}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether no container of the thaw may be heated any more. */
    public boolean over() {
        return this == THAW_STOP || this == THAW_UNREPORTED;
    }

    public static Optional<ThawAlarm> of(String code) {
        return Arrays.stream(values())
                .filter(alarm -> alarm.code().equals(code))
                .findFirst();
    }
}
