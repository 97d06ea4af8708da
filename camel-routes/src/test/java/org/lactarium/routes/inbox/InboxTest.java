package org.lactarium.routes.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lactarium.routes.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** The inbox on a real PostgreSQL. */
class InboxTest {

    private final String url = TestDatabase.fresh();
    private HikariDataSource dataSource;
    private Inbox inbox;
    private WorkQueue queue;
    private MessageLog log;
    private Replays replays;

    @BeforeEach
    void open() {
        dataSource = (HikariDataSource) TestDatabase.dataSource(url);
        InboxSchema.migrate(dataSource, null, null);
        inbox = new Inbox(dataSource, () -> {});
        queue = new WorkQueue(dataSource);
        log = new MessageLog(dataSource);
        replays = new Replays(dataSource);
    }

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void keepsTheSameMessageOnceAndAnswersItLikeTheFirst() {
        Kept first = inbox.keep(arrival("C1", "key", "body"));
        Kept second = inbox.keep(arrival("C1", "key", "body"));
        assertThat(second).isEqualTo(new Kept.Again(first.id(), "AA"));
        assertThat(all()).hasSize(1);
        assertThat(all().get(0).repeats()).isEqualTo(1);
    }

    @Test
    void holdsAnotherBodyUnderTheSameControlIdForAPerson() {
        inbox.keep(arrival("C1", "key", "body"));
        Kept other = inbox.keep(arrival("C1", "key", "another body"));
        assertThat(other).isInstanceOf(Kept.Reused.class);
        LoggedMessage stopped = log.byId(other.id()).orElseThrow();
        assertThat(stopped.state()).isEqualTo("received");
        assertThat(stopped.reason()).isEqualTo("control-id-reused");
        assertThat(workOff()).isEqualTo("body");
        assertThat(faultInHand()).isEqualTo("control-id-reused: MSH-10 was used before for another message");
        assertThat(log.byId(other.id()).orElseThrow().state()).isEqualTo("quarantined");
        assertThat(log.byId(other.id()).orElseThrow().attempts()).isEqualTo(1);
        // and that one, sent again, is known too
        assertThat(inbox.keep(arrival("C1", "key", "another body"))).isInstanceOf(Kept.Again.class);
    }

    @Test
    void bringsEverythingToAWorkerBeforeAPersonSeesItHeldAndKnowsTheFaultUntilAReplay() {
        long id = inbox.keep(stopped("C1", "broken-structure")).id();
        assertThat(log.byId(id).orElseThrow().state()).isEqualTo("received");
        assertThat(log.byId(id).orElseThrow().reason()).isEqualTo("broken-structure");
        // what binds the milk is away: the fault is still known when it is back
        queue.workOff(message -> new Settlement.Later("server-away", "", Duration.ofHours(1)));
        assertThat(log.byId(id).orElseThrow().reason()).isEqualTo("server-away");
        queue.hurry();
        assertThat(faultInHand()).isEqualTo("broken-structure: A sentence");
        assertThat(log.byId(id).orElseThrow().reason()).isEqualTo("broken-structure");
        assertThat(log.byId(id).orElseThrow().attempts()).isEqualTo(2);
        replays.one(id, "an-operator", "it is right");
        assertThat(faultInHand()).isEqualTo("none");
    }

    @Test
    void anAcknowledgementUsesUpNoControlIdOfTheMessageThatComesAfterIt() {
        inbox.keep(stopped("C1", "acknowledgement"));
        assertThat(inbox.keep(arrival("C1", "key", "body"))).isInstanceOf(Kept.New.class);
        assertThat(inbox.keep(arrival("C1", "key", "another body"))).isInstanceOf(Kept.Reused.class);
    }

    @Test
    void keepsOneRowWhenFiftyConnectionsBringTheSameMessageAtOnce() throws Exception {
        ExecutorService connections = Executors.newFixedThreadPool(50);
        List<Future<Kept>> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            answers.add(connections.submit(() -> inbox.keep(arrival("C1", "key", "body"))));
        }
        int fresh = 0;
        for (Future<Kept> answer : answers) {
            fresh += answer.get(60, TimeUnit.SECONDS) instanceof Kept.New ? 1 : 0;
        }
        connections.shutdown();
        assertThat(fresh).isEqualTo(1);
        assertThat(all()).hasSize(1);
        assertThat(all().get(0).repeats()).isEqualTo(49);
    }

    @Test
    void neverHandsOutTwoMessagesOfOneKeyAtOnceButOtherKeysMeanwhile() throws Exception {
        inbox.keep(arrival("C1", "batch 1", "first"));
        inbox.keep(arrival("C2", "batch 1", "second"));
        inbox.keep(arrival("C3", "batch 2", "other"));
        CountDownLatch claimed = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> queue.workOff(message -> {
            assertThat(message.raw()).asString(StandardCharsets.UTF_8).isEqualTo("first");
            claimed.countDown();
            awaitQuietly(release);
            return new Settlement.Delivered(List.of());
        }));
        assertThat(claimed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(workOff()).isEqualTo("other");
        assertThat(workOff()).isNull();
        release.countDown();
        slow.get(10, TimeUnit.SECONDS);
        assertThat(workOff()).isEqualTo("second");
    }

    @Test
    void keepsTheOrderOfAKeyWhileItsFirstMessageMustWait() {
        inbox.keep(arrival("C1", "batch 1", "first"));
        inbox.keep(arrival("C2", "batch 1", "second"));
        queue.workOff(message -> new Settlement.Later("server-away", "", Duration.ofHours(1)));
        assertThat(workOff()).isNull();
        new JdbcTemplate(dataSource).update("update intake.message set next_attempt = now()");
        assertThat(workOff()).isEqualTo("first");
        assertThat(workOff()).isEqualTo("second");
    }

    @Test
    void handsOutWhatIsDueBehindHundredsThatWaitForAnother() {
        inbox.keep(arrival("C1", "batch 1", "first"));
        queue.workOff(message -> new Settlement.Later("server-away", "", Duration.ofHours(1)));
        for (int i = 2; i < 202; i++) {
            inbox.keep(arrival("C" + i, "batch 1", "behind " + i));
        }
        assertThat(workOff()).isNull();
        inbox.keep(arrival("C202", "batch 2", "other"));
        inbox.keep(arrival("C203", "", "about nothing"));
        assertThat(workOff()).isEqualTo("other");
        assertThat(workOff()).isEqualTo("about nothing");
        assertThat(workOff()).isNull();
    }

    @Test
    void hurriesWhatWaitsWhenWhatWasAwayIsBack() {
        inbox.keep(arrival("C1", "batch 1", "first"));
        queue.workOff(message -> new Settlement.Later("server-away", "", Duration.ofHours(1)));
        assertThat(workOff()).isNull();
        queue.hurry();
        assertThat(workOff()).isEqualTo("first");
    }

    @Test
    void letsOthersPassAMessageThatWaitsForAPerson() {
        inbox.keep(arrival("C1", "batch 1", "first"));
        inbox.keep(arrival("C2", "batch 1", "second"));
        queue.workOff(message -> new Settlement.Held("unknown-test", ""));
        assertThat(workOff()).isEqualTo("second");
    }

    @Test
    void givesTheWorkBackWhenTheProcessThatClaimedItDies() {
        inbox.keep(arrival("C1", "batch 1", "first"));
        assertThatThrownBy(() -> queue.workOff(message -> {
                    // from another thread, because this one sits in the transaction that is to be killed
                    CompletableFuture.runAsync(
                                    () -> new JdbcTemplate(dataSource)
                                            .queryForList(
                                                    """
                                            select pg_terminate_backend(pid) from pg_stat_activity
                                            where state = 'idle in transaction' and datname = current_database()
                                            """))
                            .join();
                    return new Settlement.Delivered(List.of());
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(workOff()).isEqualTo("first");
    }

    @Test
    void remembersEverythingOverARestart() {
        inbox.keep(arrival("C1", "batch 1", "first"));
        inbox.keep(arrival("C2", "batch 1", "second"));
        assertThat(workOff()).isEqualTo("first");
        close();
        open();
        assertThat(inbox.keep(arrival("C2", "batch 1", "second"))).isInstanceOf(Kept.Again.class);
        assertThat(workOff()).isEqualTo("second");
        assertThat(workOff()).isNull();
    }

    @Test
    void replaysASettledMessageAndRemembersWhoAskedAndWhy() {
        long id = inbox.keep(arrival("C1", "batch 1", "first")).id();
        assertThat(replays.one(id, "an-operator", null)).contains(MessageState.RECEIVED);
        assertThat(log.moves(id)).isEmpty();
        queue.workOff(message -> new Settlement.Held("unknown-test", "MBX"));
        assertThat(replays.one(id, "an-operator", "code map corrected")).contains(MessageState.QUARANTINED);
        assertThat(workOff()).isEqualTo("first");
        assertThat(log.moves(id))
                .extracting(MessageLog.LoggedMove::to, MessageLog.LoggedMove::who, MessageLog.LoggedMove::why)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("quarantined", null, null),
                        org.assertj.core.groups.Tuple.tuple("received", "an-operator", "code map corrected"),
                        org.assertj.core.groups.Tuple.tuple("delivered", null, null));
    }

    @Test
    void migratesAsOneRoleAndRunsAsAnotherThatMayNotChangeTheSchema() {
        String fresh = TestDatabase.fresh();
        String name = fresh.replaceAll(".*/(intake_\\d+).*", "$1");
        try (HikariDataSource owner = (HikariDataSource) TestDatabase.dataSource(fresh)) {
            JdbcTemplate jdbc = new JdbcTemplate(owner);
            jdbc.execute("create role migrator login");
            jdbc.execute("create role runner login");
            jdbc.execute("grant create on database " + name + " to migrator");
        }
        try (HikariDataSource runner =
                (HikariDataSource) TestDatabase.dataSource(fresh.replace("user=postgres", "user=runner"))) {
            InboxSchema.migrate(runner, "migrator", "");
            assertThat(new Inbox(runner, () -> {}).keep(arrival("C1", "key", "body")))
                    .isInstanceOf(Kept.New.class);
            assertThat(new WorkQueue(runner).workOff(message -> new Settlement.Delivered(List.of())))
                    .isPresent();
            assertThatThrownBy(() -> new JdbcTemplate(runner).execute("drop table intake.message"))
                    .hasStackTraceContaining("must be owner");
        }
    }

    @Test
    void keepsWhateverAPeerPutsIntoAHeader() {
        Arrival odd = new Arrival(
                "laboratory",
                "peer",
                Instant.EPOCH,
                new byte[] {0, 1, (byte) 0xFF},
                "UTF-8",
                new Arrival.Header("a\u0000b", "x".repeat(100_000), "", "", "", "", "y".repeat(5_000), "", ""),
                "z".repeat(10_000),
                List.of("s\u0000" + "9".repeat(1_000)),
                "AA",
                null,
                null);
        long id = inbox.keep(odd).id();
        assertThat(log.raw(id)).contains(new byte[] {0, 1, (byte) 0xFF});
        assertThat(log.byId(id).orElseThrow().sendingApplication()).isEqualTo("ab");
    }

    @Test
    void settlesAMessageWhoseReasonQuotesWhatADatabaseCannotHold() {
        long id = inbox.keep(arrival("C1", "key", "body")).id();
        queue.workOff(message -> new Settlement.Held("unknown-test", "OBR-4 MB\u0000CUL " + "x".repeat(10_000)));
        assertThat(log.byId(id).orElseThrow().detail())
                .startsWith("OBR-4 MBCUL")
                .hasSize(4_000);
    }

    @Test
    void setsAsideAMessageWhoseOutcomeCannotBeWrittenAndGoesOn() {
        long id = inbox.keep(arrival("C1", "batch 1", "first")).id();
        inbox.keep(arrival("C2", "batch 1", "second"));
        queue.workOff(message -> new Settlement.Delivered(List.of("Observation/\u0000")));
        assertThat(log.byId(id).orElseThrow().reason()).isEqualTo("internal-error");
        assertThat(workOff()).isEqualTo("second");
    }

    @Test
    void writesDownWhetherAnAcknowledgementWasSent() {
        long id = inbox.keep(arrival("C1", "key", "body")).id();
        assertThat(log.byId(id).orElseThrow().ackOutcome()).isEqualTo("unknown");
        AckLedger ledger = new AckLedger(dataSource);
        ledger.record(id, AckOutcome.SENT);
        ledger.write();
        assertThat(log.byId(id).orElseThrow().ackOutcome()).isEqualTo("sent");
    }

    @Test
    void forgetsWhatHasHadItsTimeAndNothingThatWaits() {
        inbox.keep(arrival("C1", "batch 1", "delivered long ago"));
        inbox.keep(arrival("C2", "batch 2", "delivered just now"));
        workOff();
        workOff();
        inbox.keep(arrival("C3", "batch 3", "waits since long ago"));
        new JdbcTemplate(dataSource)
                .update("update intake.message set settled = now() - interval '2 days' where control_id = 'C1'");
        assertThat(new Retention(dataSource).forget(MessageState.DELIVERED, Duration.ofDays(1)))
                .isEqualTo(1);
        assertThat(all()).extracting(LoggedMessage::controlId).containsExactly("C3", "C2");
        assertThatThrownBy(() -> new Retention(dataSource).forget(MessageState.RETRYING, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String workOff() {
        String[] body = new String[1];
        Optional<Settlement> settled = queue.workOff(message -> {
            body[0] = new String(message.raw(), StandardCharsets.UTF_8);
            return new Settlement.Delivered(List.of());
        });
        return settled.isPresent() ? body[0] : null;
    }

    /** Settles the next message by its fault, as a worker does. */
    private String faultInHand() {
        String[] fault = {"nothing in hand"};
        queue.workOff(message -> {
            fault[0] = message.fault() == null ? "none" : message.fault() + ": " + message.detail();
            return message.fault() == null
                    ? new Settlement.Delivered(List.of())
                    : new Settlement.Held(message.fault(), message.detail());
        });
        return fault[0];
    }

    private List<LoggedMessage> all() {
        return log.find(Search.any(), null, 100);
    }

    private static Arrival arrival(String controlId, String key, String body) {
        return arrival(controlId, key, body, null);
    }

    private static Arrival stopped(String controlId, String fault) {
        return arrival(controlId, "", "odd", fault);
    }

    private static Arrival arrival(String controlId, String key, String body, @Nullable String fault) {
        return new Arrival(
                "laboratory",
                "127.0.0.1",
                Instant.parse("2026-03-03T08:00:00Z"),
                body.getBytes(StandardCharsets.UTF_8),
                "UTF-8",
                new Arrival.Header("LIS", "LAB", "MILKBANK", "HKMB", "", "ORU^R01", controlId, "P", "2.5.1"),
                key,
                List.of(),
                fault == null ? "AA" : "AE",
                fault,
                fault == null ? null : "A sentence");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
