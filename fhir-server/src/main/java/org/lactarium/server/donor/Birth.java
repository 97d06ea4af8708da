package org.lactarium.server.donor;

import java.time.LocalDate;

/**
 * A day of birth as far as it is known; of a month or a year its first and its last day.
 */
public record Birth(LocalDate first, LocalDate last) {

    public static Birth on(LocalDate day) {
        return new Birth(day, day);
    }
}
