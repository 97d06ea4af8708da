package org.lactarium.server.batch;

/** Why a unit may change where it stands. */
public enum Step {
    /** Milk goes into the next unit: deposits into a pool, a pool into bottles, bottles into aliquots. */
    CONSUME,
    /** A person has looked again at a container that was held or refused. */
    REINSPECT,
    /** A figure is missing, undecided or doubted. */
    HOLD,
    /** A rule says that the milk may never be fed. */
    REJECT,
    /** Milk that was released turns out to be unsafe. */
    RECALL,
    /** Two people let it go. */
    RELEASE,
    /** Two people lift the hold of what a ward already has; it stays the ward's. */
    READMIT,
    ALLOCATE,
    /** A reservation is given up. */
    DEALLOCATE,
    DISPENSE,
    FEED,
    /** The feed that used it up was none, or was smaller; what is left is the ward's again. */
    RESTORE,
    EXPIRE,
    DISCARD,
    /** What moved it was entered in error, and nothing else speaks against it. */
    RECONSIDER,
    /** The record of the unit was a mistake. */
    VOID
}
