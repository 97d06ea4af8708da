package org.lactarium.routes.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lactarium.routes.TestDatabase;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What people tell the inbox to do, and what it lets nobody do, on a real PostgreSQL. */
class OrdersOfPeopleTest {

    private static HikariDataSource dataSource;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void open() {
        dataSource = (HikariDataSource) TestDatabase.dataSource(TestDatabase.fresh());
        InboxSchema.migrate(dataSource, null, null);
        jdbc = new JdbcTemplate(dataSource);
    }

    @AfterAll
    static void close() {
        dataSource.close();
    }

    @BeforeEach
    void empty() {
        jdbc.update("delete from intake.message");
        jdbc.update("delete from intake.pause");
    }

    @Test
    void theDatabaseLetsAMessageMakeExactlyTheMovesOfItsLife() {
        for (MessageState from : MessageState.values()) {
            for (MessageState to : MessageState.values()) {
                if (from != to) {
                    long id = standing(from);
                    if (from.mayBecome(to)) {
                        move(id, to);
                        assertThat(state(id)).isEqualTo(to.code());
                    } else {
                        assertThatThrownBy(() -> move(id, to))
                                .as("%s to %s", from, to)
                                .isInstanceOf(DataIntegrityViolationException.class)
                                .hasMessageContaining(from.code() + " may not become " + to.code());
                        assertThat(state(id)).isEqualTo(from.code());
                    }
                }
            }
        }
    }

    @Test
    void theDatabaseLetsNoMessageBeginSettledNorBeHeldWithoutAReason() {
        long id = keep("laboratory", "BORN");
        for (MessageState state : MessageState.values()) {
            if (state != MessageState.RECEIVED) {
                assertThatThrownBy(() -> jdbc.update(
                                """
                                insert into intake.message overriding system value select (m2).* from (
                                    select (json_populate_record(m, json_build_object('control_id', 'OTHER',
                                        'state', ?, 'reason', 'refused', 'settled', '2026-03-03'))) as m2
                                    from intake.message m where id = ?) x
                                """,
                                state.code(),
                                id))
                        .hasMessageContaining("may not begin as " + state.code());
            }
        }
        assertThatThrownBy(() -> jdbc.update(
                        "update intake.message set state = 'quarantined', settled = now() where id = ?", id))
                .hasMessageContaining("message_reasoned");
        assertThatThrownBy(() -> jdbc.update(
                        "update intake.message set state = 'quarantined', reason = 'refused' where id = ?", id))
                .hasMessageContaining("message_settled");
    }

    @Test
    void aPausedFeedKeepsAndHandsOutNothingInAnyProcessUntilItIsResumed() {
        Pauses here = new Pauses(dataSource);
        assertThat(here.pause("laboratory", "an-engineer", "new analyser")).isTrue();
        assertThat(here.pause("laboratory", "somebody-else", "again")).isFalse();
        keep("laboratory", "C1");
        keep("other", "C2");
        // another process is another queue on the same database
        WorkQueue elsewhere = new WorkQueue(dataSource);
        assertThat(feedOf(elsewhere)).isEqualTo("other");
        assertThat(feedOf(elsewhere)).isNull();
        assertThat(new Pauses(dataSource).all().get("laboratory"))
                .extracting(Pauses.Pause::who, Pauses.Pause::why)
                .containsExactly("an-engineer", "new analyser");
        assertThat(here.resume("laboratory", "an-engineer", "done")).isTrue();
        assertThat(here.resume("laboratory", "an-engineer", "done")).isFalse();
        assertThat(feedOf(elsewhere)).isEqualTo("laboratory");
        assertThat(jdbc.queryForList(
                        "select action || ' ' || who || ' ' || why from intake.feed_event order by id", String.class))
                .containsExactly("paused an-engineer new analyser", "resumed an-engineer done");
    }

    @Test
    void manyAreReplayedAtOnceOnlyIfTheyAreAsManyAsWereCounted() {
        Replays replays = new Replays(dataSource);
        long first = keep("laboratory", "C1");
        long second = keep("laboratory", "C2");
        long passed = keep("laboratory", "C3");
        hold(2);
        new WorkQueue(dataSource).workOff(message -> new Settlement.Delivered(List.of()));
        Search held = new Search("laboratory", "quarantined", null, null, null, null);
        assertThat(replays.count(held)).isEqualTo(2);
        assertThat(replays.many(held, 3, "an-engineer", "code map corrected")).isEmpty();
        assertThat(state(first)).isEqualTo("quarantined");
        long replay = replays.many(held, 2, "an-engineer", "code map corrected").orElseThrow();
        assertThat(replays.byId(replay).orElseThrow().states()).isEqualTo(Map.of("received", 2L));
        assertThat(new MessageLog(dataSource).moves(second))
                .last()
                .extracting(MessageLog.LoggedMove::who, MessageLog.LoggedMove::why, MessageLog.LoggedMove::replay)
                .containsExactly("an-engineer", "code map corrected", replay);
        new WorkQueue(dataSource).workOff(message -> new Settlement.Delivered(List.of()));
        assertThat(replays.byId(replay).orElseThrow().states()).isEqualTo(Map.of("received", 1L, "delivered", 1L));
        assertThat(state(passed)).isEqualTo("delivered");
        assertThat(replays.last(10)).extracting(Replays.Replay::messages).containsExactly(2);
    }

    @Test
    void whatIsHeldIsDismissedByAPersonWhoSaysWhyAndCanStillBeReplayed() {
        Dismissals dismissals = new Dismissals(dataSource);
        Replays replays = new Replays(dataSource);
        long id = keep("laboratory", "C1");
        assertThat(dismissals.one(id, "a-microbiologist", "not our milk")).contains(MessageState.RECEIVED);
        assertThat(state(id)).isEqualTo("received");
        hold(1);
        assertThat(dismissals.one(id, "a-microbiologist", "not our milk")).contains(MessageState.QUARANTINED);
        assertThat(dismissals.one(id, "somebody-else", "again")).contains(MessageState.DISMISSED);
        assertThat(dismissals.one(id + 1, "a-microbiologist", "not our milk")).isEmpty();
        LoggedMessage dismissed = new MessageLog(dataSource).byId(id).orElseThrow();
        assertThat(dismissed.reason()).isEqualTo("unknown-test");
        assertThat(dismissed.settled()).isNotNull();
        assertThat(new MessageLog(dataSource).moves(id))
                .extracting(MessageLog.LoggedMove::to, MessageLog.LoggedMove::who, MessageLog.LoggedMove::why)
                .containsExactly(
                        tuple("quarantined", null, null), tuple("dismissed", "a-microbiologist", "not our milk"));
        assertThat(new MessageLog(dataSource).waiting()).isEmpty();
        assertThat(new MessageLog(dataSource).done())
                .extracting(MessageLog.Depth::state)
                .containsExactly("dismissed");
        assertThat(replays.count(new Search(null, "dismissed", null, null, null, null)))
                .isEqualTo(1);
        assertThat(replays.one(id, "an-engineer", "it was ours")).contains(MessageState.DISMISSED);
        assertThat(feedOf(new WorkQueue(dataSource))).isEqualTo("laboratory");
        assertThat(state(id)).isEqualTo("delivered");
    }

    @Test
    void whatWasDismissedIsForgottenAfterItsTimeAndNotBefore() {
        long id = keep("laboratory", "C1");
        hold(1);
        new Dismissals(dataSource).one(id, "a-microbiologist", "not our milk");
        Retention retention = new Retention(dataSource);
        assertThat(retention.forget(MessageState.DISMISSED, Duration.ofDays(1))).isZero();
        jdbc.update("update intake.message set settled = now() - interval '2 days'");
        assertThat(retention.forget(MessageState.QUARANTINED, Duration.ofDays(1)))
                .isZero();
        assertThat(retention.forget(MessageState.DISMISSED, Duration.ofDays(1))).isEqualTo(1);
    }

    @Test
    void whatCanCarryNoResultIsForgottenSoonAndWhatCouldIsNot() {
        stopped("ADT", "unsupported-message", "AR");
        stopped("MDM", "unsupported-message", "AE");
        stopped("NOISE", "not-hl7", "AR");
        stopped("BROKEN", "broken-structure", "AE");
        stopped("ACK", "acknowledgement", "");
        stopped("ACK-WITH-RESULTS", "unsupported-message", "");
        keep("laboratory", "GOOD");
        WorkQueue queue = new WorkQueue(dataSource);
        for (int i = 0; i < 7; i++) {
            queue.workOff(message -> message.fault() == null
                    ? new Settlement.Delivered(List.of())
                    : message.fault().equals("acknowledgement")
                            ? new Settlement.LeftOut(message.fault(), "")
                            : new Settlement.Held(message.fault(), ""));
        }
        Retention retention = new Retention(dataSource);
        assertThat(retention.forgetAstray(Duration.ofDays(30))).isZero();
        jdbc.update("update intake.message set settled = now() - interval '31 days'");
        assertThat(retention.forgetAstray(Duration.ofDays(30))).isEqualTo(2);
        assertThat(jdbc.queryForList("select control_id from intake.message order by id", String.class))
                .containsExactly("MDM", "NOISE", "BROKEN", "ACK-WITH-RESULTS", "GOOD");
    }

    @Test
    void aMessageIsFoundByAnyNumberOfItsSpecimenAndByTime() {
        keep("laboratory", "C1", "MB-SP-44", "26QM1");
        keep("laboratory", "C2", "MB-SP-45", "26QM2");
        MessageLog log = new MessageLog(dataSource);
        assertThat(log.find(new Search(null, null, null, "26QM1", null, null), null, 10))
                .extracting(LoggedMessage::controlId)
                .containsExactly("C1");
        Instant day = Instant.parse("2026-03-03T08:00:00Z");
        assertThat(log.find(new Search("laboratory", "received", null, "MB-SP-45", day, day.plusSeconds(1)), null, 10))
                .extracting(LoggedMessage::controlId)
                .containsExactly("C2");
        assertThat(log.find(new Search(null, null, null, null, null, day), null, 10))
                .isEmpty();
        assertThat(log.find(new Search(null, null, null, null, day.plusSeconds(1), null), null, 10))
                .isEmpty();
    }

    @Test
    void whatCouldNotBeWrittenOfAnAcknowledgementIsWrittenTheNextTime() {
        long id = keep("laboratory", "C1");
        AckLedger ledger = new AckLedger(dataSource);
        ledger.record(id, AckOutcome.SENT);
        jdbc.execute("alter table intake.message rename to message_away");
        try {
            assertThatThrownBy(ledger::write).isInstanceOf(RuntimeException.class);
        } finally {
            jdbc.execute("alter table intake.message_away rename to message");
        }
        ledger.write();
        assertThat(new MessageLog(dataSource).byId(id).orElseThrow().ackOutcome())
                .isEqualTo("sent");
    }

    private long standing(MessageState state) {
        long id = keep("laboratory", "S" + System.nanoTime());
        if (state == MessageState.DISMISSED) {
            move(id, MessageState.QUARANTINED);
        }
        if (state != MessageState.RECEIVED) {
            move(id, state);
        }
        return id;
    }

    private static void move(long id, MessageState to) {
        jdbc.update(
                """
                update intake.message set state = ?, reason = case when ? in ('retrying', 'quarantined', 'dismissed') then 'refused' end,
                    settled = case when ? in ('delivered', 'quarantined', 'dismissed') then now() end where id = ?
                """,
                to.code(),
                to.code(),
                to.code(),
                id);
    }

    private static void hold(int times) {
        for (int i = 0; i < times; i++) {
            new WorkQueue(dataSource).workOff(message -> new Settlement.Held("unknown-test", ""));
        }
    }

    private static String feedOf(WorkQueue queue) {
        String[] feed = new String[1];
        queue.workOff(message -> {
            feed[0] = message.feed();
            return new Settlement.Delivered(List.of());
        });
        return feed[0];
    }

    private static String state(long id) {
        return jdbc.queryForObject("select state from intake.message where id = ?", String.class, id);
    }

    private static void stopped(String controlId, String fault, String ackCode) {
        keepAnswered("laboratory", controlId, ackCode, fault);
    }

    private static long keep(String feed, String controlId, String... specimens) {
        return keepAnswered(feed, controlId, "AA", null, specimens);
    }

    private static long keepAnswered(
            String feed, String controlId, String ackCode, @Nullable String fault, String... specimens) {
        Arrival.Header header =
                new Arrival.Header("LIS", "LAB", "MILKBANK", "HKMB", "", "ORU^R01", controlId, "P", "2.5.1");
        Arrival arrival = new Arrival(
                feed,
                "127.0.0.1",
                Instant.parse("2026-03-03T08:00:00Z"),
                controlId.getBytes(StandardCharsets.UTF_8),
                "UTF-8",
                header,
                "",
                List.of(specimens),
                ackCode,
                fault,
                fault);
        return new Inbox(dataSource, () -> {}).keep(arrival).id();
    }
}
