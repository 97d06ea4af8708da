package org.lactarium.server.batch;

import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitStatus;

/**
 * One container on its way into a pool.
 *
 * @param number the number on its label
 * @param donor the donor's record, for counting donors
 * @param volume mL
 * @param pool number of the pool it already went into; null when none
 */
public record Portion(
        String number, String donor, double volume, UnitStatus status, boolean inThaw, @Nullable String pool) {}
