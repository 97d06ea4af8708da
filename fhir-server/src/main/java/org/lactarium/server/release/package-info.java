/** What must hold before two people let a batch go: cultures, signers, and everything before once more. */
@NullMarked
package org.lactarium.server.release;

import org.jspecify.annotations.NullMarked;
