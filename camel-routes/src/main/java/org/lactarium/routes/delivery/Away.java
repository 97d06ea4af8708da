package org.lactarium.routes.delivery;

/** The record is out of reach for now; time or an operator cures it, and no message is at fault. */
public final class Away extends RuntimeException {

    private final boolean notAdmitted;
    private final boolean ofTheMoment;

    /** @param notAdmitted reachable, but it does not let this gateway in */
    Away(String sentence, boolean notAdmitted) {
        this(sentence, notAdmitted, false);
    }

    private Away(String sentence, boolean notAdmitted, boolean ofTheMoment) {
        super(sentence);
        this.notAdmitted = notAdmitted;
        this.ofTheMoment = ofTheMoment;
    }

    /** It is there and lets this gateway in; only this request came at the wrong moment. */
    static Away ofTheMoment(String sentence) {
        return new Away(sentence, false, true);
    }

    boolean isOfTheMoment() {
        return ofTheMoment;
    }

    public boolean notAdmitted() {
        return notAdmitted;
    }
}
