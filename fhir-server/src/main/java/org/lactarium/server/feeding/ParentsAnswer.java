package org.lactarium.server.feeding;

/** What parents say to some milk at a moment; the graver one counts. */
public enum ParentsAnswer {
    /** Nothing that concerns it. */
    SILENT,
    PERMITTED,
    /** Something that nobody here can read, and so perhaps no. */
    UNCLEAR,
    REFUSED
}
