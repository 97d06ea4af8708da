/** What the server calls people for by itself: the thaw clock, and places that do not answer a recall. */
@NullMarked
package org.lactarium.server.operations.alarm;

import org.jspecify.annotations.NullMarked;
