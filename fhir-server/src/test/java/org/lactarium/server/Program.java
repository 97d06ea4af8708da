package org.lactarium.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The program as a process of its own, which can be killed. */
final class Program implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final Process process;
    private final Path output;
    private final int port;
    private final int managementPort;
    private final int laboratoryPort;

    private Program(Process process, Path output, int port, int managementPort, int laboratoryPort) {
        this.process = process;
        this.output = output;
        this.port = port;
        this.managementPort = managementPort;
        this.laboratoryPort = laboratoryPort;
    }

    static Program start(Path home, String... more) throws IOException {
        int port = LactariumServer.freePort();
        int management = LactariumServer.freePort();
        int laboratory = LactariumServer.freePort();
        Path output = Files.createTempFile(Files.createDirectories(Path.of("target", "homes")), "program", ".log");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx1g",
                                "-cp",
                                classPath,
                                Lactarium.class.getName(),
                                "--lactarium.home=" + home,
                                "--server.port=" + port,
                                "--management.server.port=" + management,
                                "--lactarium.feeds.laboratory.port=" + laboratory,
                                "--lactarium.feeds.analyser.enabled=false"),
                        Stream.of(more))
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Program(process, output, port, management, laboratory);
    }

    String base() {
        return "http://127.0.0.1:" + port;
    }

    String mllp() {
        return "127.0.0.1:" + laboratoryPort;
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /** Waits until the program says it is ready. */
    Program awaitReady() {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest readiness = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness"))
                .build();
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the program ended: " + output());
            }
            try {
                return http.send(readiness, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException notYet) {
                return false;
            }
        });
        return this;
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the program hangs");
        }
        return process.exitValue();
    }

    /** SIGKILL: no shutdown hook runs, and the PostgreSQL it started lives on. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
