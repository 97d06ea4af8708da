package org.lactarium.routes.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lactarium.routes.Messages;
import org.lactarium.routes.TestDatabase;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.inbox.Inbox;
import org.lactarium.routes.inbox.InboxSchema;
import org.lactarium.routes.inbox.LoggedMessage;
import org.lactarium.routes.inbox.MessageLog;

/** What is answered, and what is kept, for whatever comes through the door. */
class ReceiverTest {

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
    void acceptsAMessageOnceItIsKept() {
        Receiver.Answer answer = receive(Messages.culture("A1", "B-1", "F1", "F", "^0"), StandardCharsets.UTF_8);
        assertThat(answer.code()).isEqualTo("AA");
        assertThat(text(answer)).contains("\rMSA|AA|A1\r").contains("|ACK^R01^ACK|");
        assertThat(kept(answer).state()).isEqualTo("received");
    }

    @Test
    void rejectsWhatIsNotHl7AndKeepsIt() {
        Receiver.Answer answer = receive("GET / HTTP/1.1", StandardCharsets.UTF_8);
        assertThat(text(answer)).startsWith("MSH|^~\\&|").contains("\rMSA|AR||");
        assertThat(kept(answer).reason()).isEqualTo("not-hl7");
    }

    @Test
    void answersAnEmptyFrame() {
        assertThat(receive("", StandardCharsets.UTF_8).code()).isEqualTo("AR");
    }

    @Test
    void answersWithTheDelimitersOfTheMessage() {
        Receiver.Answer answer =
                receive("MSH!@~\\&!LIS!LAB!MB!HK!20260101!!ORU@R01!X-1!P!2.5.1\rPID!1\r", StandardCharsets.UTF_8);
        assertThat(text(answer)).startsWith("MSH!@~\\&!MB!HK!LIS!LAB!").contains("\rMSA!AA!X-1\r");
    }

    @Test
    void saysInASentenceWhyABatchIsNotTaken() {
        String batch = "FHS|^~\\&|LIS\rBHS|^~\\&|LIS\r" + Messages.culture("B1", "B-1", "F1", "F", "^0") + "BTS|1\r";
        Receiver.Answer answer = receive(batch, StandardCharsets.UTF_8);
        assertThat(text(answer)).contains("\rMSA|AE|B1|");
    }

    @Test
    void holdsAMessageWhoseBytesDoNotFitItsCharacterSetAndAnswersItAllTheSame() {
        String message = Messages.culture("E1", "B-1", "F1", "F", "^0").replace("LOT\r", "Müller\r");
        Receiver.Answer answer = receive(message, StandardCharsets.ISO_8859_1);
        assertThat(new String(answer.bytes(), StandardCharsets.ISO_8859_1)).contains("\rMSA|AE|E1|");
        assertThat(kept(answer).reason()).isEqualTo("undecodable-text");
    }

    @Test
    void asksForTheMessageAgainWhenTheDatabaseIsAway() {
        HikariDataSource away = (HikariDataSource) TestDatabase.dataSource("jdbc:postgresql://127.0.0.1:1/nowhere");
        away.setInitializationFailTimeout(-1);
        Receiver.Answer answer = receiver(new Inbox(away, () -> {}))
                .receive(Messages.culture("D1", "B-1", "F1", "F", "^0").getBytes(StandardCharsets.UTF_8), "peer");
        assertThat(answer.message()).isNull();
        assertThat(text(answer)).contains("\rMSA|AE|D1|The message could not be kept.");
        away.close();
    }

    private static Receiver.Answer receive(String message, Charset charset) {
        return receiver(new Inbox(dataSource, () -> {})).receive(message.getBytes(charset), "peer");
    }

    private static Receiver receiver(Inbox inbox) {
        FeedMeters none = new FeedMeters() {
            @Override
            public void received(String feed) {}

            @Override
            public void acknowledged(String feed, String code) {}
        };
        return new Receiver("laboratory", new Feeds(null).named("laboratory"), inbox, none, Clock.systemUTC());
    }

    private static LoggedMessage kept(Receiver.Answer answer) {
        return new MessageLog(dataSource).byId(answer.message()).orElseThrow();
    }

    private static String text(Receiver.Answer answer) {
        return new String(answer.bytes(), StandardCharsets.UTF_8);
    }
}
