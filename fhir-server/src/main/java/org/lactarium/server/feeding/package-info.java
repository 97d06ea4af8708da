/** Which bottle goes to which infant: dispensing, the bedside check and the feed. */
@NullMarked
package org.lactarium.server.feeding;

import org.jspecify.annotations.NullMarked;
