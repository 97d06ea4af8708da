package org.lactarium.routes.mllp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.lactarium.routes.Messages;
import org.lactarium.routes.TestDatabase;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.inbox.Impatient;
import org.lactarium.routes.inbox.Inbox;
import org.lactarium.routes.inbox.InboxSchema;
import org.lactarium.routes.inbox.LoggedMessage;
import org.lactarium.routes.inbox.MessageLog;
import org.lactarium.routes.inbox.Search;
import org.springframework.jdbc.core.JdbcTemplate;

/** A sender is always told, and told to send again, when the database cannot say that a message is kept. */
class DatabaseFaultsTest {

    private final String url = TestDatabase.fresh();
    private HikariDataSource dataSource;
    private JdbcTemplate jdbc;

    @BeforeEach
    void open() {
        dataSource = (HikariDataSource) TestDatabase.dataSource(url);
        InboxSchema.migrate(dataSource, null, null);
        jdbc = new JdbcTemplate(dataSource);
    }

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void answersTheResendLikeTheFirstWhenTheConnectionWasLostAfterTheCommitAndBeforeItsAnswer() throws Exception {
        try (LossyLine line = new LossyLine(port());
                HikariDataSource overTheLine = (HikariDataSource) TestDatabase.dataSource(line.instead(url))) {
            Frames frames = frames(overTheLine);
            assertThat(send(frames, culture("WARM"))).contains("\rMSA|AA|WARM\r");
            line.holdAnswers();
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> send(frames, culture("LOST")));
            await().until(() -> jdbc.queryForObject(
                    "select exists (select 1 from intake.message where control_id = 'LOST')", Boolean.class));
            line.cut();
            assertThat(answer.get(30, TimeUnit.SECONDS)).contains("\rMSA|AE|LOST|The message could not be kept");
            assertThat(send(frames, culture("LOST"))).contains("\rMSA|AA|LOST\r");
        }
        assertThat(kept("LOST").repeats()).isEqualTo(1);
        assertThat(jdbc.queryForObject("select count(*) from intake.message where control_id = 'LOST'", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void answersAeWhenTheDatabaseHangsWithoutAWordAndTheResendLikeTheFirst() throws Exception {
        try (LossyLine line = new LossyLine(port());
                HikariDataSource overTheLine = (HikariDataSource) TestDatabase.dataSource(line.instead(url))) {
            Frames frames = frames(new Impatient(overTheLine, Duration.ofSeconds(1)));
            assertThat(send(frames, culture("WARM"))).contains("\rMSA|AA|WARM\r");
            line.holdAnswers();
            assertThat(send(frames, culture("HANGS"))).contains("\rMSA|AE|HANGS|The message could not be kept");
            line.cut();
            assertThat(send(frames, culture("HANGS"))).contains("\rMSA|AA|HANGS\r");
        }
        assertThat(jdbc.queryForObject("select count(*) from intake.message where control_id = 'HANGS'", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void answersAeWhenPostgresqlSaysThatTheDiskIsFullAndAaWhenThereIsRoomAgain() {
        // what PostgreSQL raises; the disk itself is filled by the test below, where there is one to fill
        jdbc.execute(
                """
                create function intake.full() returns trigger language plpgsql as $$ begin
                    raise exception 'could not extend file: No space left on device' using errcode = 'disk_full';
                end $$
                """);
        jdbc.execute(
                "create trigger full_disk before insert on intake.message for each row execute function intake.full()");
        assertThat(send(frames(dataSource), culture("FULL"))).contains("\rMSA|AE|FULL|The message could not be kept");
        jdbc.execute("drop function intake.full cascade");
        assertThat(send(frames(dataSource), culture("FULL"))).contains("\rMSA|AA|FULL\r");
        assertThat(kept("FULL").repeats()).isZero();
    }

    /** On a file system of a few megabytes that the database may write: {@code -Dlactarium.small-disk=<empty directory>}. */
    @Test
    @EnabledIfSystemProperty(named = "lactarium.small-disk", matches = ".+")
    void answersAeWhenTheDiskIsReallyFullAndAaWhenThereIsRoomAgain() {
        jdbc.execute("create tablespace small location '" + System.getProperty("lactarium.small-disk") + "'");
        jdbc.execute("create table public.filler (data text) tablespace small");
        jdbc.execute("alter table public.filler alter column data set storage external");
        jdbc.execute("alter table intake.message set tablespace small");
        Frames frames = frames(dataSource);
        int number = 0;
        String answer = send(frames, large(number));
        while (answer.contains("\rMSA|AA|")) {
            answer = send(frames, large(++number));
        }
        assertThat(answer).contains("\rMSA|AE|D" + number + "|The message could not be kept");
        assertThat(number).isPositive();
        assertThat(jdbc.queryForObject("select count(*) from intake.message", Integer.class))
                .isEqualTo(number);
        // somebody makes room
        jdbc.execute("alter table intake.message set tablespace pg_default");
        assertThat(send(frames, large(number))).contains("\rMSA|AA|D" + number + "\r");
        System.out.printf("disk full: %d kept, then AE, then AA for the same message%n", number);
    }

    private static String large(int number) {
        String noise = new java.util.Random(number)
                .ints(100_000, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return culture("D" + number) + "NTE|1|L|" + noise + "\r";
    }

    private int port() {
        return Integer.parseInt(url.replaceAll(".*://[^:]+:(\\d+)/.*", "$1"));
    }

    private LoggedMessage kept(String controlId) {
        return new MessageLog(dataSource)
                .find(Search.byControlId(controlId), null, 1)
                .get(0);
    }

    private static String culture(String controlId) {
        return Messages.culture(controlId, "B-1", "F-" + controlId, "F", "^0");
    }

    private static String send(Frames frames, String message) {
        Frames.Reply reply =
                frames.onCommit(frames.take(message.getBytes(UTF_8), "peer")).orElseThrow();
        return new String(reply.bytes(), UTF_8);
    }

    private static Frames frames(DataSource database) {
        FeedMeters none = new FeedMeters() {
            @Override
            public void received(String feed) {}

            @Override
            public void acknowledged(String feed, String code) {}

            @Override
            public void answered(String feed, boolean sent, Duration took) {}
        };
        Feed feed = new Feeds(null).named("laboratory");
        Inbox inbox = new Inbox(database, () -> {});
        Outcomes outcomes = new Outcomes(new MessageLog(database));
        return new Frames(
                feed, new Receiver("laboratory", feed, inbox, outcomes, none, Clock.systemUTC()), Clock.systemUTC());
    }
}
