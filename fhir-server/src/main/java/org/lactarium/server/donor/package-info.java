/** May this woman's milk be given to infants: enrolment, consent and serology at the time of expression. */
@NullMarked
package org.lactarium.server.donor;

import org.jspecify.annotations.NullMarked;
