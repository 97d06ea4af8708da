/** The way out: orders are noticed in the record, written, sent, and what the laboratory says is written on the order. */
@NullMarked
package org.lactarium.routes.dispatch;

import org.jspecify.annotations.NullMarked;
