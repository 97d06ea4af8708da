/** What the server calls people for by itself: the thaw clock, places that do not answer a recall, parcels that do not come. */
@NullMarked
package org.lactarium.server.operations.alarm;

import org.jspecify.annotations.NullMarked;
