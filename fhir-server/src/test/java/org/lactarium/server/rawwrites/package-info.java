/**
 * Random FHIR against a second account: whatever anybody writes by any verb, well or badly made, the milk stands where a slow and
 * separate evaluation of all facts says, and a refused write changed nothing.
 */
@NullMarked
package org.lactarium.server.rawwrites;

import org.jspecify.annotations.NullMarked;
