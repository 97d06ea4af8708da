/** Why a message waits for a person, and what that person can do. */
@NullMarked
package org.lactarium.routes.quarantine;

import org.jspecify.annotations.NullMarked;
