/** Where rule profiles and sentences come from: files on the class path, checked at start. */
@NullMarked
package org.lactarium.server.rulebook;

import org.jspecify.annotations.NullMarked;
