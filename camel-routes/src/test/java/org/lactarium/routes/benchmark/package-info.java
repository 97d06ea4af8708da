/** What intake costs, measured; run by {@code benchmarks/intake.sh}. */
@NullMarked
package org.lactarium.routes.benchmark;

import org.jspecify.annotations.NullMarked;
