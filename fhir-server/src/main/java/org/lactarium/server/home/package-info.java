/** Where a single machine keeps its data: the home directory, its lock and the embedded PostgreSQL. */
@NullMarked
package org.lactarium.server.home;

import org.jspecify.annotations.NullMarked;
