/** Writes the guide for people out of the package, so that no page can say what the package does not. */
@NullMarked
package org.lactarium.profiles.guide;

import org.jspecify.annotations.NullMarked;
