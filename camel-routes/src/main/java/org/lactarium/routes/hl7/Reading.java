package org.lactarium.routes.hl7;

/** What came of reading a text as HL7 v2. */
public sealed interface Reading permits V2Message, Reading.Unreadable {

    /** @param sentence why it is no message, without repeating what it says */
    record Unreadable(String sentence) implements Reading {}
}
