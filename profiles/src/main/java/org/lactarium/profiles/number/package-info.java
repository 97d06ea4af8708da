/** Numbers on labels, wristbands and cards, read from what a scanner or a person gives. Pure values; knows no framework. */
@NullMarked
package org.lactarium.profiles.number;

import org.jspecify.annotations.NullMarked;
