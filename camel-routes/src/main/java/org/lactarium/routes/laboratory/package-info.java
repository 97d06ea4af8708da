/** The meaning of laboratory messages: from segments to a FHIR transaction or a reason why not. Pure. */
@NullMarked
package org.lactarium.routes.laboratory;

import org.jspecify.annotations.NullMarked;
