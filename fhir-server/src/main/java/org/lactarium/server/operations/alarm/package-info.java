/** What the server calls people for by itself: the thaw clock. */
@NullMarked
package org.lactarium.server.operations.alarm;

import org.jspecify.annotations.NullMarked;
