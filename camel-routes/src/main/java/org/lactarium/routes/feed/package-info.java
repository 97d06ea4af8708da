/** What is configured for a feed: where it listens and how its text is to be read. */
@NullMarked
package org.lactarium.routes.feed;

import org.jspecify.annotations.NullMarked;
