package org.lactarium.routes.delivery;

/** The record is out of reach for now; time or an operator cures it, and no message is at fault. */
public final class Away extends RuntimeException {

    private final boolean notAdmitted;

    /** @param notAdmitted reachable, but it does not let this gateway in */
    Away(String sentence, boolean notAdmitted) {
        super(sentence);
        this.notAdmitted = notAdmitted;
    }

    public boolean notAdmitted() {
        return notAdmitted;
    }
}
