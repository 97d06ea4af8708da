/** The meaning of what milk analysers say, however they write it: from their words to a FHIR transaction. Pure. */
@NullMarked
package org.lactarium.routes.analyser;

import org.jspecify.annotations.NullMarked;
