package org.lactarium.server.home;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL run by this program, with its data under the home directory.
 *
 * <p>The library that runs it is made for tests and starts PostgreSQL without fsync and with asynchronous commit. Here
 * a commit must survive the power cord, so both are switched on again, and access needs a password that only this home
 * knows.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    static final String DATABASE = "lactarium";
    static final String USER = "postgres";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final EmbeddedPostgres postgres;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
    }

    /** Starts PostgreSQL on a free loopback port, first stopping one that a killed program left behind. */
    public static EmbeddedDatabase start(LactariumHome home) {
        Path data = home.resolve("postgres");
        OrphanedPostmaster.stop(data);
        try {
            String password = DatabasePassword.of(home);
            boolean firstStart = !Files.exists(data.resolve("PG_VERSION"));
            LOG.info("Starting the embedded PostgreSQL in {}", data);
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(
                            home.resolve("postgres-program").toFile())
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "localhost")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "128MB")
                    .setConnectConfig("password", password)
                    .start();
            EmbeddedDatabase database = new EmbeddedDatabase(postgres, password);
            if (firstStart) {
                database.prepare(data);
            }
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The embedded PostgreSQL did not start in " + data
                            + ". Its own words are in the log above. Or use a PostgreSQL of your own: spring.datasource.url.",
                    e);
        }
    }

    private void prepare(Path data) throws IOException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
            statement.execute("alter role " + USER + " password '" + password + "'");
            Files.writeString(
                    data.resolve("pg_hba.conf"),
                    """
                    # Written by Lactarium at the first start: the password lies beside this directory.
                    local all all scram-sha-256
                    host  all all 127.0.0.1/32 scram-sha-256
                    host  all all ::1/128      scram-sha-256
                    """);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("The new database could not be prepared", e);
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + DATABASE;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
