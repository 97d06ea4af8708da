package org.lactarium.routes.mllp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lactarium.routes.Messages;
import org.lactarium.routes.TestDatabase;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.inbox.Inbox;
import org.lactarium.routes.inbox.InboxSchema;
import org.lactarium.routes.inbox.MessageLog;

/** What is kept of a file, and what is said of it. */
class FileDoorTest {

    private static HikariDataSource dataSource;

    @BeforeAll
    static void open() {
        dataSource = (HikariDataSource) TestDatabase.dataSource(TestDatabase.fresh());
        InboxSchema.migrate(dataSource, null, null);
    }

    @AfterAll
    static void close() {
        dataSource.close();
    }

    @Test
    void answersInTheCharacterSetOfTheFile() {
        Charset big5 = Charset.forName("Big5-HKSCS");
        String message = Messages.culture("CS1", "B-1", "F-CS1", "F", "^0")
                .replace("UNICODE UTF-8", "BIG-5")
                .replace("|LIS|", "|\u5316\u9A57|");
        FileDoor.Done done = (FileDoor.Done) door(dataSource).take(message.getBytes(big5));
        assertThat(new String(done.answers(), big5)).contains("|\u5316\u9A57|", "\rMSA|AA|CS1\r");
    }

    @Test
    void isReadAgainWhenTheInboxIsAway() {
        HikariDataSource away = (HikariDataSource) TestDatabase.dataSource("jdbc:postgresql://127.0.0.1:1/nowhere");
        away.setInitializationFailTimeout(-1);
        byte[] file = Messages.culture("AW1", "B-1", "F-AW1", "F", "^0").getBytes(UTF_8);
        assertThat(door(away).take(file)).isEqualTo(new FileDoor.Again());
        away.close();
    }

    @Test
    void keepsWhatIsGoodOfAFileAndHoldsTheRestForAPerson() {
        String good = Messages.culture("GB1", "B-1", "F-GB1", "F", "^0");
        String nameless = good.replace("|GB1|", "||");
        FileDoor.Done done = (FileDoor.Done) door(dataSource).take((good + nameless).getBytes(UTF_8));
        assertThat(new String(done.answers(), UTF_8)).contains("\rMSA|AA|GB1\r", "\rMSA|AE||MSH-10 is empty");
        assertThat(door(dataSource).take(nameless.getBytes(UTF_8)))
                .isInstanceOfSatisfying(FileDoor.Failed.class, failed -> assertThat(failed.why())
                        .contains("MSH-10 is empty"));
    }

    @Test
    void writesNoAnswerToAnAcknowledgement() {
        String ack = "MSH|^~\\&|LIS|LAB|||20260306||ACK|AK%s|P|2.5.1\rMSA|AA|LACT1AA\r";
        FileDoor.Done alone =
                (FileDoor.Done) door(dataSource).take(ack.formatted(1).getBytes(UTF_8));
        assertThat(alone.answers()).isEmpty();
        assertThat(alone.kept()).hasSize(1);
        String good = Messages.culture("AK2", "B-1", "F-AK2", "F", "^0");
        FileDoor.Done both = (FileDoor.Done) door(dataSource).take((good + ack.formatted(3)).getBytes(UTF_8));
        assertThat(new String(both.answers(), UTF_8)).contains("\rMSA|AA|AK2\r").doesNotContain("AK3");
        assertThat(both.kept()).hasSize(2);
    }

    private static FileDoor door(HikariDataSource database) {
        FeedMeters meters = new FeedMeters() {
            @Override
            public void received(String feed) {}

            @Override
            public void acknowledged(String feed, String code) {}

            @Override
            public void answered(String feed, boolean sent, Duration took) {}
        };
        var feed = new Feeds(null).named("laboratory");
        Inbox inbox = new Inbox(database, () -> {});
        Outcomes outcomes = new Outcomes(new MessageLog(database));
        Receiver receiver =
                new Receiver("laboratory", feed, inbox, outcomes, meters, new NoQuestions(), Clock.systemUTC());
        return new FileDoor(feed, receiver, Clock.systemUTC());
    }
}
