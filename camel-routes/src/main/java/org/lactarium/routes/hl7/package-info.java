/** The grammar: bytes to text, text to segments and fields. Pure, and total: whatever comes in, a value comes out. */
@NullMarked
package org.lactarium.routes.hl7;

import org.jspecify.annotations.NullMarked;
