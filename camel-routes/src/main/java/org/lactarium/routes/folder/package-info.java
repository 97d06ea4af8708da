/** Watched directories: files of messages and of results, read when they are whole, kept, and put away. */
@NullMarked
package org.lactarium.routes.folder;

import org.jspecify.annotations.NullMarked;
