package org.lactarium.routes.delivery;

/** The record looked at a transaction and said no; its sentences are the message. */
final class Refused extends RuntimeException {

    Refused(String sentences) {
        super(sentences);
    }
}
