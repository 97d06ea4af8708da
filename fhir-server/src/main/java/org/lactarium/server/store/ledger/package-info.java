/** Plain rows beside the resources, for what is added up or followed over the whole bank. */
@NullMarked
package org.lactarium.server.store.ledger;

import org.jspecify.annotations.NullMarked;
