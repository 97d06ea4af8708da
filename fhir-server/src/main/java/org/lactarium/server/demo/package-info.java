/** The demo bank: logins and places to try everything on one machine. */
@NullMarked
package org.lactarium.server.demo;

import org.jspecify.annotations.NullMarked;
