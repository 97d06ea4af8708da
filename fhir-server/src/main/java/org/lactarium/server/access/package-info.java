/** Who may come in, and as whom. */
@NullMarked
package org.lactarium.server.access;

import org.jspecify.annotations.NullMarked;
