/** Where every millilitre went. */
@NullMarked
package org.lactarium.server.balance;

import org.jspecify.annotations.NullMarked;
