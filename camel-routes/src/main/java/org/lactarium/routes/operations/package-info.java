/** What the people who run the feeds see: the message log, health, meters. */
@NullMarked
package org.lactarium.routes.operations;

import org.jspecify.annotations.NullMarked;
