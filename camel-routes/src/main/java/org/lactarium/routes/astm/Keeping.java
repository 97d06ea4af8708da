package org.lactarium.routes.astm;

/** Where a link leaves what it heard. Nothing that was acknowledged may be lost, so both say whether it is committed. */
interface Keeping {

    /** A message from its header to its terminator record. */
    boolean whole(byte[] message);

    /** What was acknowledged of a message whose end never came. */
    boolean brokenOff(byte[] message);
}
