/** What stands around every write, whoever makes it: server-owned state, feeds, and results that change milk. */
@NullMarked
package org.lactarium.server.operations.guard;

import org.jspecify.annotations.NullMarked;
