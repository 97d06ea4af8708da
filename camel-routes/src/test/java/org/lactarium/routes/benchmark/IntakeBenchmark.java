package org.lactarium.routes.benchmark;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lactarium.routes.Gateway;
import org.lactarium.routes.Milk;
import org.lactarium.routes.RecordServer;

/**
 * How fast messages are acknowledged, each after its commit, beside what limits it: PostgreSQL inserting a row of the same size
 * at the same concurrency ({@code pgbench}), and a bare Camel route that inserts one row and answers. All in one run on one
 * machine, turn by turn. Arguments: seconds of each measurement (15), connections (1 8 64).
 */
final class IntakeBenchmark {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private static final String FORGET = "delete from intake.message where state in ('received', 'retrying')";

    private final EmbeddedPostgres postgres;
    private final Duration length;

    private IntakeBenchmark(EmbeddedPostgres postgres, Duration length) {
        this.postgres = postgres;
        this.length = length;
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
        int[] connections = arguments.length > 1
                ? List.of(arguments).subList(1, arguments.length).stream()
                        .mapToInt(Integer::parseInt)
                        .toArray()
                : new int[] {1, 8, 64};
        // as the server starts it: a commit survives the power cord
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "150")
                .setServerConfig("shared_buffers", "128MB")
                .start()) {
            new IntakeBenchmark(postgres, Duration.ofSeconds(seconds)).run(connections);
        }
    }

    private void run(int[] connections) throws Exception {
        System.out.printf(
                "%s, %d processors, Java %s, load %s, message of %d bytes%n",
                Instant.now(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                Files.readString(Path.of("/proc/loadavg")).strip(),
                Senders.message("R1C1N1000", 1).length);
        String intake = database("intake");
        String bare = database("bare");
        System.out.println(settings(intake));
        RecordServer record = new RecordServer();
        record.forgetTransactions();
        for (int lot = 0; lot < Senders.LOTS; lot++) {
            record.put(Milk.batch("b" + lot, "B-" + lot));
        }
        int keeping = Child.freePort();
        int delivering = Child.freePort();
        String work = database("work");
        int camel = Child.freePort();
        try (Child first = new Child(Gateway.class, keeping, gateway(intake, keeping, 0, record));
                Child second = new Child(Gateway.class, delivering, gateway(work, delivering, 2, record));
                Child third = new Child(BareRoute.class, camel, List.of(bare, String.valueOf(camel)))) {
            System.out.println("warming up");
            // until the compiler has seen what it will see: a service runs for weeks
            for (int round = 0; round < 2; round++) {
                for (int port : new int[] {keeping, delivering, camel}) {
                    Senders.send(port, 16, length);
                    settle(intake, work);
                }
            }
            System.out.println(
                    "| connections | what | a second | p50 ms | p99 ms | processor of the program, µs a message | of PostgreSQL |\n|---|---|---|---|---|---|---|");
            for (int count : connections) {
                settle(intake, work);
                pgbench(count);
                settle(intake, work);
                mllp("bare Camel route", third, camel, count);
                settle(intake, work);
                mllp("Lactarium, delivery elsewhere", first, keeping, count);
                settle(intake, work);
                mllp("Lactarium, delivering meanwhile", second, delivering, count);
            }
        }
        System.out.println(
                "load at the end " + Files.readString(Path.of("/proc/loadavg")).strip());
        // the record's threads are nobody's to end
        System.exit(0);
    }

    /** What the turns before left to be delivered is thrown away and swept out, or it would be counted against the next. */
    private static void settle(String... inboxes) throws SQLException {
        for (String inbox : inboxes) {
            settle(inbox);
        }
    }

    private static void settle(String inbox) throws SQLException {
        try (Connection connection = java.sql.DriverManager.getConnection(inbox)) {
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> connection.createStatement().executeUpdate(FORGET) == 0);
            // outcomes of acknowledgements are written every half second
            connection.createStatement().execute("select pg_sleep(2)");
            connection.createStatement().execute("vacuum analyze intake.message");
            connection.createStatement().execute("checkpoint");
        }
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (ResultSet found = connection.createStatement().executeQuery(query)) {
            found.next();
            return found.getString(1);
        }
    }

    private void mllp(String what, Child program, int port, int connections) throws Exception {
        double programBefore = program.processorMicros();
        double postgresBefore = postgresMicros();
        Senders.Answered answered = Senders.send(port, connections, length);
        System.out.printf(
                "| %d | %s | %.0f | %.2f | %.2f | %.0f | %.0f |%n",
                connections,
                what,
                answered.rate(),
                answered.percentile(50),
                answered.percentile(99),
                (program.processorMicros() - programBefore) / answered.nanos().length,
                (postgresMicros() - postgresBefore) / answered.nanos().length);
    }

    /** Of all of PostgreSQL's processes that are still there. */
    private double postgresMicros() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                ResultSet own = connection.createStatement().executeQuery("select pg_backend_pid()")) {
            own.next();
            return ProcessHandle.of(own.getLong(1)).flatMap(ProcessHandle::parent).stream()
                    .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.children()))
                    .mapToDouble(Child::processorMicros)
                    .sum();
        }
    }

    /** One row with the same bytes, under a unique key, committed; PostgreSQL's own client, which thinks of nothing else. */
    private void pgbench(int connections) throws Exception {
        String url = database("pgbench" + connections);
        try (Connection connection = java.sql.DriverManager.getConnection(url)) {
            connection
                    .createStatement()
                    .execute("create table row (id bigint generated always as identity primary key,"
                            + " control_id text not null unique, raw bytea not null)");
        }
        Path script = Files.createTempFile("pgbench", ".sql");
        String raw = java.util.HexFormat.of().formatHex(Senders.message("R1C1N1000", 1));
        Files.writeString(
                script,
                "insert into row (control_id, raw) values ('C' || :client_id || 'N' || nextval('row_id_seq'), '\\x"
                        + raw + "');\n");
        Path log = Files.createTempDirectory("pgbench");
        double postgresBefore = postgresMicros();
        Process process = new ProcessBuilder(
                        "pgbench",
                        "-n",
                        "-M",
                        "prepared",
                        "-h",
                        "localhost",
                        "-p",
                        String.valueOf(postgres.getPort()),
                        "-U",
                        "postgres",
                        "-f",
                        script.toString(),
                        "-c",
                        String.valueOf(connections),
                        "-j",
                        String.valueOf(Math.min(2, connections)),
                        "-T",
                        String.valueOf(length.toSeconds()),
                        "-l",
                        "--log-prefix=" + log.resolve("latency"),
                        "pgbench" + connections)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        Matcher rate = RATE.matcher(said);
        if (process.waitFor() != 0 || !rate.find()) {
            throw new IllegalStateException(said);
        }
        double postgresUsed = postgresMicros() - postgresBefore;
        long[] micros = latencies(log);
        System.out.printf(
                "| %d | pgbench, one insert | %.0f | %.2f | %.2f | | %.0f |%n",
                connections,
                Double.parseDouble(rate.group(1)),
                micros[micros.length / 2] / 1e3,
                micros[(int) (micros.length * 0.99)] / 1e3,
                postgresUsed / micros.length);
    }

    private static long[] latencies(Path log) throws IOException {
        try (var files = Files.list(log)) {
            List<Path> each = files.toList();
            List<String> lines = new ArrayList<>();
            for (Path file : each) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines.stream()
                    .mapToLong(line -> Long.parseLong(line.split(" ")[2]))
                    .sorted()
                    .toArray();
        }
    }

    private static List<String> gateway(String database, int port, int workers, RecordServer record) {
        return List.of(
                "--server.port=0",
                "--spring.datasource.url=" + database,
                "--spring.datasource.hikari.maximum-pool-size=20",
                "--lactarium.feeds.laboratory.port=" + port,
                "--lactarium.feeds.analyser.enabled=false",
                "--lactarium.delivery.workers=" + workers,
                "--lactarium.fhir.base-url=" + record.url() + "/fhir",
                "--lactarium.fhir.token-url=" + record.url() + "/oauth2/token");
    }

    private String database(String name) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create database " + name);
        }
        return postgres.getJdbcUrl("postgres", name);
    }

    private static String settings(String url) throws SQLException {
        try (Connection connection = java.sql.DriverManager.getConnection(url)) {
            return one(
                    connection,
                    "select 'PostgreSQL ' || current_setting('server_version') || ', fsync '"
                            + " || current_setting('fsync') || ', synchronous_commit '"
                            + " || current_setting('synchronous_commit')");
        }
    }
}
