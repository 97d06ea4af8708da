package org.lactarium.routes.analyser;

import org.jspecify.annotations.Nullable;
import org.lactarium.routes.laboratory.Placement;

/**
 * What the record knows of a measurement.
 *
 * @param device reference to the analyser on record; null when it is not registered
 */
public record Found(Placement placement, @Nullable String device) {}
