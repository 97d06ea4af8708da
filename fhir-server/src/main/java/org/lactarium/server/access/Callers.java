package org.lactarium.server.access;

/** Tells who is calling, whatever carries the login. */
public interface Callers {

    /**
     * The caller of the request being served on this thread.
     *
     * @throws IllegalStateException outside a request
     */
    Caller current();
}
