/** The nerves: HL7 v2 feeds in, an inbox before every acknowledgement, FHIR transactions out. */
@NullMarked
package org.lactarium.routes;

import org.jspecify.annotations.NullMarked;
