/** Following milk both ways between donor and infant. */
@NullMarked
package org.lactarium.server.recall;

import org.jspecify.annotations.NullMarked;
