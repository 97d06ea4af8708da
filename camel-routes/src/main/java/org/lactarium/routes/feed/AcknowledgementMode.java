package org.lactarium.routes.feed;

/** What an acknowledgement of a feed promises. */
public enum AcknowledgementMode {
    /** AA once the message is committed to the inbox, AE or AR when it cannot be kept or is not HL7. */
    ORIGINAL,
    /** AA once the record has it, AE when it is held or takes too long; a resend asks again and changes nothing. */
    PROCESSED,
    /** CA, CE or CR on the commit as MSH-15 asks, then AA or AE on the outcome as MSH-16 asks. */
    ENHANCED
}
