/** The record in PostgreSQL. The only room that knows HAPI JPA and SQL. */
@NullMarked
package org.lactarium.server.store;

import org.jspecify.annotations.NullMarked;
