package org.lactarium.routes;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A PostgreSQL that keeps its promises (fsync, synchronous commit) and can be made to fall over. */
final class BreakablePostgres implements AutoCloseable {

    private final Path data;
    private final int port;
    private EmbeddedPostgres postgres;

    BreakablePostgres(int port) throws IOException {
        this.data = Files.createTempDirectory("breakable");
        this.port = port;
        start();
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** Immediate mode: every session is cut, nothing is written any more; the next start recovers from the log. */
    void fallOver() throws IOException, InterruptedException {
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        new ProcessBuilder("kill", "-QUIT", String.valueOf(postmaster)).start().waitFor();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> ProcessHandle.of(postmaster).isEmpty());
        try {
            postgres.close();
        } catch (IOException | RuntimeException e) {
            // there is nothing left to stop; what counts is that its lock is given back
        }
    }

    void start() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
