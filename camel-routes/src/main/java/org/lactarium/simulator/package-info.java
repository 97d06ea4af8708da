/**
 * The other end of the line: a laboratory and an analyser that send as the real ones do, and misbehave as the real ones do.
 * They know nothing of the routes, so that two readings of the protocol meet on the wire.
 */
@NullMarked
package org.lactarium.simulator;

import org.jspecify.annotations.NullMarked;
