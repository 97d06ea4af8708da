/** The way out: the only room that talks to the FHIR server. */
@NullMarked
package org.lactarium.routes.delivery;

import org.jspecify.annotations.NullMarked;
