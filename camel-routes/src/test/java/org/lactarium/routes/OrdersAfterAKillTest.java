package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.lactarium.routes.LaboratoryServer.Mood;
import org.springframework.jdbc.core.JdbcTemplate;

/** The gateway is killed (SIGKILL) while a laboratory keeps it waiting for an answer. */
class OrdersAfterAKillTest {

    private final RecordServer record = new RecordServer();
    private final LaboratoryServer laboratory = new LaboratoryServer();
    private final String database = TestDatabase.fresh();
    private final JdbcTemplate jdbc = new JdbcTemplate(TestDatabase.dataSource(database));

    @Test
    void sendsWhatWasNotAnsweredUnderTheSameControlIdAndNothingThatWas() throws Exception {
        Process gateway = start();
        await().atMost(Duration.ofMinutes(2)).until(this::hasBegun);
        for (String number : List.of("1", "2")) {
            record.put(Milk.batch("b" + number, "B-" + number));
            record.put(Milk.specimen(
                    "s" + number, "SP-" + number, "BiologicallyDerivedProduct/b" + number, "batch B-" + number));
        }
        record.put(order("1"));
        await().atMost(Duration.ofMinutes(1)).until(() -> states().equals(List.of("accepted")));
        laboratory.will(Mood.SAYS_NOTHING);
        record.put(order("2"));
        await().atMost(Duration.ofMinutes(1)).until(() -> laboratory.received().size() == 2);
        gateway.destroyForcibly().waitFor();
        assertThat(states()).containsExactly("accepted", "ready");

        gateway = start();
        await().atMost(Duration.ofMinutes(2)).until(() -> states().equals(List.of("accepted", "accepted")));
        gateway.destroyForcibly().waitFor();

        assertThat(laboratory.received()).hasSize(3);
        assertThat(laboratory.received().get(2)).isEqualTo(laboratory.received().get(1));
        assertThat(jdbc.queryForList("select outcome from outbox.attempt order by id", String.class))
                .containsExactly("accepted", "unknown", "accepted");
        assertThat(record.all(ServiceRequest.class))
                .allMatch(order -> order.getIdentifier().size() == 2);
    }

    private boolean hasBegun() {
        return jdbc.queryForObject("select to_regclass('outbox.cursor') is not null", Boolean.class)
                && jdbc.queryForObject("select count(*) from outbox.cursor", Integer.class) == 1;
    }

    private List<String> states() {
        return jdbc.queryForList("select state from outbox.message order by id", String.class);
    }

    private static ServiceRequest order(String number) {
        return Milk.culture(
                "o" + number, "MB-" + number, "BiologicallyDerivedProduct/b" + number, "Specimen/s" + number);
    }

    private Process start() throws IOException {
        Path log = Files.createTempFile("gateway", ".log");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Gateway.class.getName(),
                        "--server.port=0",
                        "--spring.datasource.url=" + database,
                        "--spring.datasource.username=postgres",
                        "--lactarium.feeds.laboratory.enabled=false",
                        "--lactarium.outbox.poll=100ms",
                        "--lactarium.orders.lab.host=127.0.0.1",
                        "--lactarium.orders.lab.port=" + laboratory.port(),
                        "--lactarium.fhir.base-url=" + record.url() + "/fhir",
                        "--lactarium.fhir.token-url=" + record.url() + "/oauth2/token")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
