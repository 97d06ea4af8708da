/**
 * The laboratory's door under test: whatever happens to a message that forbids milk on its way here, that milk is not fed;
 * and however a laboratory chooses to write a message that lets milk pass, it passes.
 */
@NullMarked
package org.lactarium.server.door;

import org.jspecify.annotations.NullMarked;
