package org.lactarium.routes.analyser;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One milk analysis that was ordered and not measured yet.
 *
 * @param order our order number
 * @param sample number of the specimen; that of the milk when the order names no specimen
 * @param milk as in {@code batch B-26-0117}, for the eye of the technician
 * @param collected when the sample was taken
 * @param ordered when it was asked for
 */
public record WorkItem(
        String order, String sample, String milk, @Nullable Instant collected, @Nullable Instant ordered) {}
