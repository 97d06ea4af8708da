package org.lactarium.routes.mllp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lactarium.routes.Messages;
import org.lactarium.routes.TestDatabase;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.feed.ResultFiles;
import org.lactarium.routes.inbox.Inbox;
import org.lactarium.routes.inbox.InboxSchema;
import org.lactarium.routes.inbox.LoggedMessage;
import org.lactarium.routes.inbox.MessageLog;
import org.lactarium.routes.inbox.Search;

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
    void takesResultsThatAreNotHl7EachForItselfAndKnowsThemWhenTheyComeAgain() {
        FileDoor door = door(
                dataSource,
                (feed, text) -> Optional.of(new ResultFiles.Entries(text.lines()
                        .skip(1)
                        .map(line -> new ResultFiles.Entry(
                                line, "CSV", "pool " + line.split(",")[0], List.of(line.split(",")[0])))
                        .toList())));
        FileDoor.Done first = (FileDoor.Done) door.take("sample,fat\nP-1,3.5\nP-2,4.1\n".getBytes(UTF_8), "a.csv");
        FileDoor.Done second = (FileDoor.Done) door.take("sample,fat\nP-2,4.1\nP-3,3.9\n".getBytes(UTF_8), "b.csv");
        assertThat(first.kept()).hasSize(2);
        assertThat(second.kept()).hasSize(2).contains(first.kept().get(1));
        assertThat(new String(first.answers(), UTF_8)).containsPattern("\\rMSA\\|AA\\|FILE-[0-9a-f]{16}\\r");
        LoggedMessage kept = new MessageLog(dataSource)
                .find(new Search(null, null, null, "P-1", null, null), null, 10)
                .get(0);
        assertThat(kept.messageType()).isEqualTo("CSV");
        assertThat(kept.peer()).isEqualTo("file a.csv");
        assertThat(new String(new MessageLog(dataSource).raw(kept.id()).orElseThrow(), UTF_8))
                .isEqualTo("P-1,3.5");
    }

    @Test
    void saysWhyAFileOfResultsCannotBeRead() {
        FileDoor door =
                door(dataSource, (feed, text) -> Optional.of(new ResultFiles.Unreadable("No column for the sample.")));
        assertThat(door.take("what\n".getBytes(UTF_8), "a.csv"))
                .isEqualTo(new FileDoor.Failed("No column for the sample."));
    }

    @Test
    void answersInTheCharacterSetOfTheFile() {
        Charset big5 = Charset.forName("Big5-HKSCS");
        String message = Messages.culture("CS1", "B-1", "F-CS1", "F", "^0")
                .replace("UNICODE UTF-8", "BIG-5")
                .replace("|LIS|", "|\u5316\u9A57|");
        FileDoor.Done done = (FileDoor.Done) door(dataSource, none()).take(message.getBytes(big5), "a.hl7");
        assertThat(new String(done.answers(), big5)).contains("|\u5316\u9A57|", "\rMSA|AA|CS1\r");
    }

    @Test
    void isReadAgainWhenTheInboxIsAway() {
        HikariDataSource away = (HikariDataSource) TestDatabase.dataSource("jdbc:postgresql://127.0.0.1:1/nowhere");
        away.setInitializationFailTimeout(-1);
        byte[] file = Messages.culture("AW1", "B-1", "F-AW1", "F", "^0").getBytes(UTF_8);
        assertThat(door(away, none()).take(file, "a.hl7")).isEqualTo(new FileDoor.Again());
        away.close();
    }

    @Test
    void keepsWhatIsGoodOfAFileAndHoldsTheRestForAPerson() {
        String good = Messages.culture("GB1", "B-1", "F-GB1", "F", "^0");
        String nameless = good.replace("|GB1|", "||");
        FileDoor.Done done = (FileDoor.Done) door(dataSource, none()).take((good + nameless).getBytes(UTF_8), "a.hl7");
        assertThat(new String(done.answers(), UTF_8)).contains("\rMSA|AA|GB1\r", "\rMSA|AE||MSH-10 is empty");
        assertThat(door(dataSource, none()).take(nameless.getBytes(UTF_8), "b.hl7"))
                .isInstanceOfSatisfying(FileDoor.Failed.class, failed -> assertThat(failed.why())
                        .contains("MSH-10 is empty"));
    }

    private static ResultFiles none() {
        return (feed, text) -> Optional.empty();
    }

    private static FileDoor door(HikariDataSource database, ResultFiles resultFiles) {
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
        Receiver receiver = new Receiver("laboratory", feed, inbox, outcomes, meters, Clock.systemUTC());
        return new FileDoor("laboratory", feed, receiver, resultFiles, Clock.systemUTC());
    }
}
