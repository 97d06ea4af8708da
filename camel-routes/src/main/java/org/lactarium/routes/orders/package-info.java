/** The meaning of orders: from a ServiceRequest to a message for the laboratory, and from its answer back. Pure. */
@NullMarked
package org.lactarium.routes.orders;

import org.jspecify.annotations.NullMarked;
