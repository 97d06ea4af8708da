/** What is asked and answered before FHIR's own servlet sees a request: every refusal is an OperationOutcome. */
@NullMarked
package org.lactarium.server.gate;

import org.jspecify.annotations.NullMarked;
