package org.lactarium.server.benchmark;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.lactarium.server.Lactarium;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The program in a process of its own on the benchmark's PostgreSQL, as a hospital runs it. */
final class Server implements AutoCloseable {

    /** A login with every role, and a second person who signs. */
    static final List<String> LOGINS = List.of("bank", "second");

    static final String SECRET = "benchmark";

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final long POLL_MILLIS = 200;

    private final Process process;
    private final String base;
    private final double secondsToReady;

    private Server(Process process, String base, double secondsToReady) {
        this.process = process;
        this.base = base;
        this.secondsToReady = secondsToReady;
    }

    static Server start(Store store, Path directory) throws IOException, InterruptedException {
        Path clients = directory.resolve("clients.yaml");
        Files.writeString(clients, clients());
        Path log = directory.resolve("server.log");
        int port = freePort();
        int management = freePort();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(Arrays.asList(
                System.getProperty("lactarium.benchmark.jvm", "-Xmx3g").split(" ")));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Lactarium.class.getName(),
                "--lactarium.home=" + directory.resolve("home"),
                "--server.port=" + port,
                "--management.server.port=" + management,
                "--spring.datasource.url=" + store.url(),
                "--lactarium.access.clients-file=file:" + clients,
                // the one shipped profile that lets donors be pooled
                "--lactarium.rules.profile=hmbana",
                "--lactarium.routes.enabled=false"));
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        awaitReady(process, management, log);
        return new Server(process, "http://127.0.0.1:" + port, (System.nanoTime() - began) / 1e9);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String clients() {
        var encoder = new BCryptPasswordEncoder(4);
        var text = new StringBuilder();
        LOGINS.forEach(login -> text.append(
                """
                - id: %s
                  secret: "{bcrypt}%s"
                  practitioner: Practitioner/%s
                  roles: [donor-coordinator, technician, microbiologist, release-officer, ward, traceability-officer, quality]
                """
                        .formatted(login, encoder.encode(SECRET), login)));
        return text.toString();
    }

    private static void awaitReady(Process process, int management, Path log) throws IOException, InterruptedException {
        var http = HttpClient.newHttpClient();
        var readiness = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + management + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(10))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the program ended: " + Files.readString(log));
            }
            try {
                if (http.send(readiness, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // it does not listen yet
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new IllegalStateException("not ready after " + PATIENCE);
    }

    String base() {
        return base;
    }

    double secondsToReady() {
        return secondsToReady;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
