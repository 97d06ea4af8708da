package org.lactarium.routes.feed;

/** What an acknowledgement of a feed promises. */
public enum AcknowledgementMode {
    /** AA once the message is committed to the inbox, AE or AR when it cannot be kept or is not HL7. */
    ORIGINAL
}
