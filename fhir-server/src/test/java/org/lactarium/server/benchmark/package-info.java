/** Programs that measure; no tests. They are started by the scripts in benchmarks/. */
@NullMarked
package org.lactarium.server.benchmark;

import org.jspecify.annotations.NullMarked;
