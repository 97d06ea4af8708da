/** The door: frames in, acknowledgements out. The only room that builds an acknowledgement. */
@NullMarked
package org.lactarium.routes.mllp;

import org.jspecify.annotations.NullMarked;
