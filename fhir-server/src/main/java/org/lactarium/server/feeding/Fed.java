package org.lactarium.server.feeding;

import java.time.Instant;

/** A feed that is on record. @param volume mL */
public record Fed(Instant at, double volume) {}
