/**
 * What stands on a bottle: the words, the barcode, the picture, and the barcode read back. Knows no FHIR, no Spring but its
 * own settings, and no donor's name.
 */
@NullMarked
package org.lactarium.server.label;

import org.jspecify.annotations.NullMarked;
