/** The program: starts the record, the rules and whatever routes lie on the class path. */
@NullMarked
package org.lactarium.server;

import org.jspecify.annotations.NullMarked;
