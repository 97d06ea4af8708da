/** The register of numbers: plain rows beside the resources, so that one number never stands on two records. */
@NullMarked
package org.lactarium.server.store.number;

import org.jspecify.annotations.NullMarked;
