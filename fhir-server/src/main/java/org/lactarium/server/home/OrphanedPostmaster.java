package org.lactarium.server.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL that outlived the program that started it, because that program was killed.
 *
 * <p>Only called while the home's lock is held, so nobody can be using it. It is asked to stop the orderly way
 * (SIGTERM); its clients died with the program, so it has nobody to wait for.
 */
final class OrphanedPostmaster {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedPostmaster.class);
    private static final int PATIENCE_SECONDS = 60;

    private OrphanedPostmaster() {}

    static void stop(Path data) {
        find(data).ifPresent(OrphanedPostmaster::stop);
    }

    private static Optional<ProcessHandle> find(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
            // the number may have been given to something else since; PostgreSQL itself clears a stale file then
            return ProcessHandle.of(pid)
                    .filter(process -> process.info().command().orElse("").contains("postgres"));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static void stop(ProcessHandle postmaster) {
        LOG.info("Stopping the PostgreSQL (process {}) that an earlier, killed start left behind", postmaster.pid());
        postmaster.destroy();
        try {
            postmaster.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException(
                    "PostgreSQL process " + postmaster.pid() + " of an earlier start does not stop; stop it by hand",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Interrupted while stopping PostgreSQL", e));
        }
    }
}
