/** The operations of the contract and the guards around writes: thin adapters between HTTP and the rules. */
@NullMarked
package org.lactarium.server.operations;

import org.jspecify.annotations.NullMarked;
