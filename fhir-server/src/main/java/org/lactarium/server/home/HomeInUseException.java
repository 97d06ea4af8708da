package org.lactarium.server.home;

import java.nio.file.Path;

/** Another running Lactarium holds the home directory. */
public final class HomeInUseException extends RuntimeException {

    private final Path home;

    HomeInUseException(Path home, String pid) {
        super("Another Lactarium" + (pid.isEmpty() ? "" : " (process " + pid + ")") + " is running on " + home);
        this.home = home;
    }

    public Path home() {
        return home;
    }
}
