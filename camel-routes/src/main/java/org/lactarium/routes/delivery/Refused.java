package org.lactarium.routes.delivery;

/** The record looked at what was sent and said no; its sentences are the message. */
public final class Refused extends RuntimeException {

    Refused(String sentences) {
        super(sentences);
    }
}
