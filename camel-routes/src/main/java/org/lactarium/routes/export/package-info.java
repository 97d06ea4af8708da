/** The door for result files: each row becomes a message in the same inbox. */
@NullMarked
package org.lactarium.routes.export;

import org.jspecify.annotations.NullMarked;
