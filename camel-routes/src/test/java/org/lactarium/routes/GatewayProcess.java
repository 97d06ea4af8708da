package org.lactarium.routes;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The gateway in a process of its own, to be killed. */
final class GatewayProcess {

    private final List<String> arguments;
    private Process process;

    /** @param feeds ports of the feeds {@code laboratory} and {@code second-lab} */
    GatewayProcess(String database, RecordServer record, int... feeds) throws IOException {
        this.arguments = List.of(
                "--server.port=0",
                "--spring.datasource.url=" + database,
                "--spring.datasource.username=postgres",
                // a sender is told AE within its patience when the database is away
                "--spring.datasource.hikari.connection-timeout=2000",
                "--lactarium.feeds.laboratory.port=" + feeds[0],
                "--lactarium.feeds.second-lab.port=" + feeds[1],
                "--lactarium.feeds.analyser.enabled=false",
                "--lactarium.fhir.base-url=" + record.url() + "/fhir",
                "--lactarium.fhir.token-url=" + record.url() + "/oauth2/token");
        start();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Gateway.class.getName()));
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(File.createTempFile("gateway", ".log")))
                .start();
    }
}
