/** From frozen bags to a pasteurised batch: thaw clock, pooling, the heating curve, expiry and the legal moves of a unit. */
@NullMarked
package org.lactarium.server.batch;

import org.jspecify.annotations.NullMarked;
