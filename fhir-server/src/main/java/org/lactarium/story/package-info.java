/**
 * A night at a milk bank, played against a running server through its public interfaces only: FHIR over HTTP, and MLLP.
 */
@NullMarked
package org.lactarium.story;

import org.jspecify.annotations.NullMarked;
