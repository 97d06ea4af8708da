/** The guide for people, as web pages. */
@NullMarked
package org.lactarium.server.guide;

import org.jspecify.annotations.NullMarked;
