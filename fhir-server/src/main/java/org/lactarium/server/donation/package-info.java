/** What is looked at when a donor's milk comes through the door. */
@NullMarked
package org.lactarium.server.donation;

import org.jspecify.annotations.NullMarked;
