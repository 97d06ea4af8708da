/** Why a message waits for a person, what that person can do, and how it is said in the language of that person. */
@NullMarked
package org.lactarium.routes.quarantine;

import org.jspecify.annotations.NullMarked;
