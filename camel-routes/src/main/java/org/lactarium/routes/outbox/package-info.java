/** The memory of what is sent: every order is committed here before a laboratory hears of it. Knows JDBC and nothing else. */
@NullMarked
package org.lactarium.routes.outbox;

import org.jspecify.annotations.NullMarked;
