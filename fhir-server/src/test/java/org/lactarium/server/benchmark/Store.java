package org.lactarium.server.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL for a hospital of this size: durable as the embedded one of the program is, with more memory. */
final class Store implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    private Store(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Goes on with what is in the directory, if anything is. */
    static Store start(Path directory) throws IOException, SQLException {
        boolean first = !Files.exists(directory.resolve("postgres/PG_VERSION"));
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("postgres"))
                .setOverrideWorkingDirectory(
                        directory.resolve("postgres-program").toFile())
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(2))
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "4GB")
                .setServerConfig("effective_cache_size", "14GB")
                .setServerConfig("work_mem", "32MB")
                .setServerConfig("random_page_cost", "1.1")
                // for the seeding alone: indexes are built in memory and not logged
                .setServerConfig("maintenance_work_mem", "1GB")
                .setServerConfig("max_wal_size", "16GB")
                .setServerConfig("checkpoint_timeout", "20min")
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .start();
        Store store = new Store(postgres);
        if (first) {
            store.outside("create database lactarium");
        }
        return store;
    }

    /** Whether {@link #keepStories()} was called on this directory before. */
    boolean hasStories() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                var known = connection
                        .createStatement()
                        .executeQuery("select 1 from pg_database where datname = 'stories'")) {
            return known.next();
        }
    }

    /** A copy of the database as it is, for another run. */
    void keepStories() throws SQLException {
        outside("create database stories template lactarium");
    }

    /** The database as it was kept. */
    void backToStories() throws SQLException {
        outside("drop database lactarium with (force)");
        outside("create database lactarium template stories");
    }

    private void outside(String statement) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute(statement);
        }
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "lactarium");
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    void run(String... statements) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    List<String> texts(String query) throws SQLException {
        try (Connection connection = connect();
                var rows = connection.createStatement().executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    String text(String query) throws SQLException {
        return texts(query).get(0);
    }

    long number(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
