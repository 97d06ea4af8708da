package org.lactarium.routes.inbox;

/** What the inbox made of an arrival. In every case the message is committed when this value exists. */
public sealed interface Kept {

    long id();

    /** The acknowledgement code to answer with. */
    String ackCode();

    /** A message not seen before. */
    record New(long id, String ackCode) implements Kept {}

    /** The very same message was kept before; nothing changed, and the answer is the first one's. */
    record Again(long id, String ackCode) implements Kept {}

    /** Its control id was used before for another message: kept, and held for a person. */
    record Reused(long id, String ackCode) implements Kept {}
}
