package org.lactarium.server.operations.alarm;

import org.lactarium.server.feeding.Consignment;

/** Wakes {@link DeliveryAlarms} when a parcel has been on its way for too long, whichever process is running then. */
public interface DeliveryTimers {

    /**
     * Sets the timer of one parcel, in the caller's transaction and once however many bottles are in it; it is never
     * moved or taken back. A profile without {@code transport.within} sets none.
     */
    void set(Consignment parcel);
}
