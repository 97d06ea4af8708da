/** The memory: every message is committed here before it is acknowledged. Knows JDBC and nothing else. */
@NullMarked
package org.lactarium.routes.inbox;

import org.jspecify.annotations.NullMarked;
