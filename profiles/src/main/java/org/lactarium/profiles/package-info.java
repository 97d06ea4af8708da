/** The language of the bank: canonical URLs, codes and identifier values. Knows no framework. */
@NullMarked
package org.lactarium.profiles;

import org.jspecify.annotations.NullMarked;
