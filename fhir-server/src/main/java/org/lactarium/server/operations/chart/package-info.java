/** What the record says, read as the values the rules ask for, and written back in the agreed shape. */
@NullMarked
package org.lactarium.server.operations.chart;

import org.jspecify.annotations.NullMarked;
