package org.lactarium.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.junit.jupiter.api.Test;
import org.lactarium.simulator.Desk;
import org.lactarium.simulator.Misbehaviour;
import org.lactarium.simulator.Peer;
import org.lactarium.simulator.Tally;
import org.lactarium.simulator.Telegram;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The gateway is killed (SIGKILL) and its PostgreSQL falls over (immediate mode) at random moments while misbehaving
 * laboratories send, and resend what was not answered. At the end every acknowledged message is in the record exactly once, in
 * order for each batch, and of what was never acknowledged nothing is half there. {@code -Dlactarium.crash.rounds=50} for a
 * long run, {@code -Dlactarium.crash.seed} for another one.
 */
class CrashTest {

    private static final int ROUNDS = Integer.getInteger("lactarium.crash.rounds", 2);
    private static final long SEED = Long.getLong("lactarium.crash.seed", 2575);
    private static final int LABORATORIES = 4;
    private static final int LOTS_OF_EACH = 3;

    private final RecordServer record = new RecordServer();
    private final int[] feeds = {freePort(), freePort()};
    private final Tally tally = new Tally();
    private final List<List<Peer.Outcome>> outcomes = new ArrayList<>();
    /** Every message begun, by its control id, so that the inbox can be held against what was really sent. */
    private final Map<String, Telegram> begun = new ConcurrentHashMap<>();

    private volatile boolean sending = true;

    @Test
    void losesNoAcknowledgedMessageAndDoublesNoneHoweverOftenSomethingFallsOver() throws Exception {
        try (BreakablePostgres postgres = new BreakablePostgres(freePort())) {
            GatewayProcess gateway = new GatewayProcess(postgres.url(), record, feeds);
            List<Thread> laboratories = new ArrayList<>();
            for (int laboratory = 0; laboratory < LABORATORIES; laboratory++) {
                laboratories.add(open(laboratory));
            }
            int[] fallen = fall(gateway, postgres);
            untilAcknowledged(20);
            sending = false;
            for (Thread laboratory : laboratories) {
                laboratory.join(120_000);
                assertThat(laboratory.isAlive()).isFalse();
            }
            verify(new JdbcTemplate(TestDatabase.dataSource(postgres.url())), fallen);
            gateway.kill();
        }
    }

    /** @return kills of the gateway, falls of PostgreSQL, times the record was away */
    private int[] fall(GatewayProcess gateway, BreakablePostgres postgres) throws Exception {
        Random random = new Random(SEED);
        int[] fallen = new int[3];
        for (int round = 0; round < ROUNDS; round++) {
            untilAcknowledged(random.nextInt(60));
            boolean recordAway = random.nextInt(4) == 0;
            if (recordAway) {
                fallen[2]++;
                record.failWith(503);
                untilAcknowledged(10);
            }
            // the first two of a short run are one of each
            boolean database = round < 2 ? round == 1 : random.nextInt(3) == 0;
            fallen[database ? 1 : 0]++;
            if (database) {
                postgres.fallOver();
                postgres.start();
            } else {
                gateway.kill();
                gateway.start();
            }
            record.failWith(0);
        }
        return fallen;
    }

    private void untilAcknowledged(int more) {
        long before = tally.of(Tally.Event.AA);
        await().atMost(Duration.ofMinutes(3)).until(() -> tally.of(Tally.Event.AA) > before + more);
    }

    private void verify(JdbcTemplate inbox, int[] fallen) {
        await().atMost(Duration.ofMinutes(5)).untilAsserted(() -> assertThat(inbox.queryForObject(
                        "select count(*) from intake.message where state in ('received', 'retrying')", Integer.class))
                .isZero());
        assertThat(tally.of(Tally.Event.UNANSWERED)).isZero();
        assertThat(tally.of(Tally.Event.MISANSWERED)).isZero();

        List<String> acknowledged = controlIds("AA");
        assertThat(inbox.queryForList("select control_id from intake.message where state = 'delivered'", String.class))
                .as("in the inbox once, and delivered")
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(inbox.queryForList(
                        "select control_id from intake.message where reason = 'undecodable-text'", String.class))
                .as("held, and answered so")
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(controlIds("AE"));
        assertThat(inbox.queryForObject("select count(*) from intake.message", Integer.class))
                .isEqualTo(begun.size());
        inbox.query("select control_id, raw from intake.message where state = 'delivered'", row -> {
            assertThat(row.getBytes("raw"))
                    .isEqualTo(begun.get(row.getString("control_id")).bytes());
        });

        assertThat(record.all(DiagnosticReport.class)).as("one report for each").hasSize(acknowledged.size());
        List<String> inTheRecord =
                record.transactions().stream().map(CrashTest::filler).distinct().toList();
        outcomes.forEach(sent -> sent.stream()
                .filter(outcome -> outcome.code().equals("AA"))
                .map(outcome -> outcome.telegram().subject())
                .distinct()
                .forEach(lot -> assertThat(inTheRecord.stream()
                                .filter(filler -> begun.get(filler).subject().equals(lot)))
                        .as("in order of %s", lot)
                        .containsExactlyElementsOf(sent.stream()
                                .filter(outcome -> outcome.code().equals("AA"))
                                .map(Peer.Outcome::telegram)
                                .filter(telegram -> telegram.subject().equals(lot))
                                .map(Telegram::controlId)
                                .toList())));
        report(acknowledged.size(), fallen);
    }

    private void report(int acknowledged, int[] fallen) {
        System.out.printf(
                "crash test, seed %d: %d kills of the gateway, %d falls of PostgreSQL, record away %d times; %d messages"
                        + " acknowledged AA and in the record once, %d held; %d transactions%n",
                SEED,
                fallen[0],
                fallen[1],
                fallen[2],
                acknowledged,
                tally.of(Tally.Event.AE),
                record.transactions().size());
        Arrays.stream(Tally.Event.values()).forEach(event -> System.out.printf("  %s %d%n", event, tally.of(event)));
    }

    private List<String> controlIds(String code) {
        return outcomes.stream()
                .flatMap(List::stream)
                .filter(outcome -> outcome.code().equals(code))
                .map(outcome -> outcome.telegram().controlId())
                .toList();
    }

    private static String filler(Bundle transaction) {
        return transaction.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(DiagnosticReport.class::isInstance)
                .map(report ->
                        ((DiagnosticReport) report).getIdentifier().get(1).getValue())
                .findFirst()
                .orElseThrow();
    }

    /** A laboratory with batches of its own; every message is a report of its own. */
    private Thread open(int laboratory) {
        for (int lot = 0; lot < LOTS_OF_EACH; lot++) {
            record.put(Milk.batch("b" + laboratory + lot, "B-" + laboratory + lot));
        }
        List<Peer.Outcome> sent = new ArrayList<>();
        outcomes.add(sent);
        Peer.Address address = new Peer.Address("127.0.0.1", feeds[laboratory % feeds.length]);
        Peer peer = new Peer(
                address, new Random(SEED + laboratory), EnumSet.allOf(Misbehaviour.class), Integer.MAX_VALUE, tally);
        Thread thread =
                new Thread(() -> peer.send(desk(laboratory), () -> sending, sent::add), "laboratory-" + laboratory);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private Desk desk(int laboratory) {
        int[] number = {0};
        return () -> {
            String controlId = "L" + laboratory + "N" + ++number[0];
            String lot = "B-" + laboratory + number[0] % LOTS_OF_EACH;
            Telegram telegram = new Telegram(controlId, lot, Messages.culture(controlId, lot, controlId, "F", "^0"));
            begun.put(controlId, telegram);
            return telegram;
        };
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
