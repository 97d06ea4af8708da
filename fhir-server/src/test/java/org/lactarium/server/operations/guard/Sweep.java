package org.lactarium.server.operations.guard;

import org.lactarium.server.LactariumServer;

/** What the timer does every few minutes. */
public final class Sweep {

    private Sweep() {}

    public static void now() {
        LactariumServer.shared().bean(ExpiryWatch.class).sweep();
    }
}
