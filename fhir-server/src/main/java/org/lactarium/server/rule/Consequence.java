package org.lactarium.server.rule;

/** What a broken rule means for the milk it was asked about, mildest first. */
public enum Consequence {
    /** Worth writing down; the milk may go on. */
    NOTE,
    /** The step is refused; the milk stays where it stands. */
    REFUSE,
    /** The milk waits in quarantine until a person has looked, because a figure is missing or does not decide. */
    HOLD,
    /** The milk may never be fed. */
    REJECT
}
