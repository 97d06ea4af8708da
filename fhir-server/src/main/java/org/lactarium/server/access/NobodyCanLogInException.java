package org.lactarium.server.access;

/** The configuration leaves nobody who could log in. */
final class NobodyCanLogInException extends RuntimeException {

    NobodyCanLogInException() {
        super("Nobody could log in: the demo is off, and there is neither an external issuer nor a file of clients");
    }
}
