package org.lactarium.server.door;

import java.time.OffsetDateTime;

/** The bank as a laboratory, two officers and a ward see it. */
interface Door {

    /** What the sender knows afterwards. */
    enum Answer {
        /** Accepted, or kept for a person: the bank answers for it from here on. */
        KEPT,
        /** Refused and not kept: the sender knows that nothing was done with it. */
        NOT_KEPT
    }

    OffsetDateTime now();

    /** A batch of a healthy donor's milk, heated as it should be, without any culture and on no hold. */
    Milk milk();

    /** Sends the message and waits until it has settled: delivered or held. */
    Answer send(byte[] message);

    /** Whether the record has a result, read as one, that forbids this milk's release. */
    boolean resultForbids(Milk milk);

    /** Two people sign one after the other. @return whether the milk is released now */
    boolean release(Milk milk);

    /** Of milk that was released: whether it could be dispensed and fed now. */
    boolean mayBeFed(Milk milk);
}
