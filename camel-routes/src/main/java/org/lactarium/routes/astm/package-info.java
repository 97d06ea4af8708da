/** The door for analysers that speak ASTM E1394 (LIS2-A2) over E1381 (LIS1-A) frames on a TCP connection. */
@NullMarked
package org.lactarium.routes.astm;

import org.jspecify.annotations.NullMarked;
