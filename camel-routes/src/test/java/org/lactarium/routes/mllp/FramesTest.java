package org.lactarium.routes.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.routes.Messages;
import org.lactarium.routes.TestDatabase;
import org.lactarium.routes.feed.Feed;
import org.lactarium.routes.feed.Feeds;
import org.lactarium.routes.inbox.Inbox;
import org.lactarium.routes.inbox.InboxSchema;
import org.lactarium.routes.inbox.LoggedMessage;
import org.lactarium.routes.inbox.MessageLog;
import org.lactarium.routes.inbox.Search;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What is answered, and what is kept, for whatever comes through the door. */
class FramesTest {

    private static final Feed CHINESE = feed(Map.of("lactarium.feeds.laboratory.language", "zh-HK"));

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
        String answer = send(culture("A1"));
        assertThat(answer).contains("\rMSA|AA|A1\r").contains("|ACK^R01^ACK|").doesNotContain("ERR|");
        assertThat(kept("A1").state()).isEqualTo("received");
    }

    @Test
    void rejectsWhatIsNotHl7AndKeepsIt() {
        assertThat(send("GET / HTTP/1.1")).startsWith("MSH|^~\\&|").contains("\rMSA|AR||");
        assertThat(kept("").reason()).isEqualTo("not-hl7");
    }

    @Test
    void answersAnEmptyFrame() {
        assertThat(send("")).contains("\rMSA|AR||");
    }

    @Test
    void answersWithTheDelimitersOfTheMessage() {
        String answer = send("MSH!@~\\&!LIS!LAB!MB!HK!20260101!!ORU@R01!X-1!P!2.5.1\rPID!1\r");
        assertThat(answer)
                .startsWith("MSH!@~\\&!MB!HK!LIS!LAB!")
                .contains("!ACK@R01@ACK!")
                .contains("\rMSA!AA!X-1\r");
    }

    @Test
    void answersAMessageWithoutControlIdAndHoldsIt() {
        assertThat(send("MSH|^~\\&|LIS|LAB|||||ORU^R01||P|2.3\rPID|1\r")).contains("\rMSA|AE||MSH-10 is empty");
    }

    @Test
    void explainsAnErrorInASegmentOfItsOwnSinceTwoPointFive() {
        String message = "MSH|^~\\&|LIS|LAB|||||ORU^R01||P|2.5.1\r";
        assertThat(send(message)).contains("\rERR|||207^Application internal error^HL70357|E||||MSH-10 is empty");
    }

    @Test
    void answersABatchWithABatchOfAcknowledgements() {
        String batch =
                "FHS|^~\\&|LIS|LAB|MB|HK\rBHS|^~\\&|LIS|LAB|MB|HK\r" + culture("B1") + culture("B2") + "BTS|2\rFTS|1\r";
        String answer = send(batch);
        assertThat(answer)
                .startsWith("FHS|^~\\&|MB|HK|LIS|LAB|")
                .contains("\rBHS|", "\rMSA|AA|B1\r", "\rMSA|AA|B2\r", "\rBTS|2\rFTS|1\r");
        assertThat(kept("B1").state()).isEqualTo("received");
        assertThat(kept("B2").state()).isEqualTo("received");
    }

    @Test
    void takesNothingOfABatchThatHoldsLessThanItSays() {
        String batch = "BHS|^~\\&|LIS|LAB|MB|HK\r" + culture("S1") + "BTS|2\r";
        assertThat(send(batch)).contains("\rMSA|AE|S1|The batch holds not as many messages");
        assertThat(kept("S1").reason()).isEqualTo("batch-incomplete");
    }

    @Test
    void readsBig5WhereASecondByteLooksLikeADelimiter() {
        // the second bytes of these two characters are 0x5C and 0x7C
        String message = culture("G1").replace("MILKBATCH^LOT", "\u529F\u80FD^LOT");
        Map<String, String> big5 = Map.of("lactarium.feeds.laboratory.charset", "Big5-HKSCS");
        Charset charset = Charset.forName("Big5-HKSCS");
        assertThat(send(message, charset, feed(big5))).contains("\rMSA|AA|G1\r");
        assertThat(kept("G1").charset()).isEqualTo("Big5-HKSCS");
        byte[] raw = new MessageLog(dataSource).raw(kept("G1").id()).orElseThrow();
        assertThat(new String(raw, charset)).contains("\u529F\u80FD");
    }

    @Test
    void readsTheCharacterSetAMessageDeclares() {
        assertThat(declared("J1", "GB 18030-2000", "GB18030", "\u6D4B\u8BD5")).isEqualTo("GB18030");
        assertThat(declared("J2", "8859/1", "ISO-8859-1", "M\u00FCller")).isEqualTo("ISO-8859-1");
        assertThat(declared("J3", "BIG-5", "Big5-HKSCS", "\u6E2C\u8A66")).isEqualTo("Big5-HKSCS");
        assertThat(declared("J4", "UNICODE UTF-8", "UTF-8", "\u6E2C\u8A66")).isEqualTo("UTF-8");
        assertThat(declared("J5", "WHATEVER", "UTF-8", "\u6E2C\u8A66")).isEqualTo("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1", "2.2", "2.3", "2.3.1", "2.4", "2.5", "2.5.1", "2.6", "2.7", "2.7.1", "2.8", "2.8.2"})
    void acceptsEveryVersionAndAnswersInIt(String version) {
        String controlId = "V" + version;
        String answer = send(culture(controlId).replace("|P|2.4|", "|P|" + version + "|"));
        assertThat(answer).contains("\rMSA|AA|" + controlId + "\r").contains("|P|" + version);
        assertThat(answer.contains("|ACK^R01^ACK|")).isEqualTo(version.compareTo("2.3") >= 0);
        assertThat(kept(controlId).version()).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({
        "BIG-5, Big5-HKSCS, \u5316\u9A57\u5BA4",
        "BIG-5, Big5-HKSCS, \u529F\u80FD",
        "GB 18030-2000, GB18030, \u5316\u9A8C\u5BA4",
        "8859/1, ISO-8859-1, M\u00FCnchen",
        "UNICODE UTF-8, UTF-8, \u5316\u9A57\u5BA4",
        "'', UTF-8, \u5316\u9A57\u5BA4",
    })
    void answersInTheCharacterSetOfTheMessage(String declared, String charset, String name) {
        String controlId = "CS" + Math.abs((declared + name).hashCode());
        String message = culture(controlId).replace("UNICODE UTF-8", declared).replace("|LIS|", "|" + name + "|");
        String answer = send(message, Charset.forName(charset), feed(Map.of()));
        assertThat(answer)
                .contains("|" + name + "|", "\rMSA|AA|" + controlId + "\r")
                .contains("|" + declared);
        assertThat(kept(controlId).sendingApplication()).isEqualTo(name);
        assertThat(kept(controlId).charset()).isEqualTo(charset);
    }

    @Test
    void readsPastAByteOrderMark() {
        assertThat(send("\uFEFF" + culture("K1"))).contains("\rMSA|AA|K1\r");
    }

    @Test
    void holdsAMessageWhoseBytesDoNotFitItsCharacterSetAndAnswersItAllTheSame() {
        String message = culture("E1").replace("MILKBATCH^LOT", "M\u00FCller^LOT");
        String answer = send(message, StandardCharsets.ISO_8859_1, feed(Map.of()));
        assertThat(answer).contains("\rMSA|AE|E1|");
        assertThat(kept("E1").reason()).isEqualTo("undecodable-text");
    }

    @ParameterizedTest
    @CsvSource({"BIG-5, Big5-HKSCS", "GB 18030-2000, GB18030", "UNICODE UTF-8, UTF-8"})
    void tellsAChineseFeedInChineseWhatIsWrong(String declared, String charset) {
        String unnumbered = culture("").replace("|2.4|", "|2.5.1|").replace("UNICODE UTF-8", declared);
        String answer = send(unnumbered, Charset.forName(charset), CHINESE);
        assertThat(answer).contains("\rMSA|AE||MSH-10 是空的\r", "|E||||MSH-10 是空的\r", "|" + declared);
    }

    @ParameterizedTest
    @CsvSource({"8859/1, ISO-8859-1", "ASCII, US-ASCII"})
    void tellsAChineseFeedInEnglishWhereTheCharacterSetCarriesNoChinese(String declared, String charset) {
        String unnumbered = culture("").replace("|2.4|", "|2.5.1|").replace("UNICODE UTF-8", declared);
        String answer = send(unnumbered, Charset.forName(charset), CHINESE);
        assertThat(answer).contains("\rMSA|AE||MSH-10 is empty\r", "|E||||MSH-10 is empty\r");
    }

    @Test
    void tellsInEnglishWhatCouldNotBeDecoded() {
        String message = culture("E2").replace("MILKBATCH^LOT", "M\u00FCller^LOT");
        assertThat(send(message, StandardCharsets.ISO_8859_1, CHINESE))
                .contains("\rMSA|AE|E2|The bytes are not UTF-8\r");
    }

    @Test
    void putsACodeIntoItsSentenceWithoutTheDelimitersOfTheAnswer() {
        assertThat(new Acknowledgement("AE", "OBX-3 a|b^c is odd")
                        .answering(null, OffsetDateTime.parse("2026-03-03T08:00:00Z"), "X"))
                .contains("|E||||OBX-3 a b c is odd\r");
    }

    @Test
    void asksForTheMessageAgainWhenTheDatabaseIsAway() {
        HikariDataSource away = (HikariDataSource) TestDatabase.dataSource("jdbc:postgresql://127.0.0.1:1/nowhere");
        away.setInitializationFailTimeout(-1);
        Frames frames = frames(away, feed(Map.of()));
        Frames.Taken taken = frames.take(culture("D1").getBytes(StandardCharsets.UTF_8), "peer");
        Frames.Reply reply = frames.onCommit(taken).orElseThrow();
        assertThat(reply.answers().get(0).message()).isNull();
        assertThat(new String(reply.bytes(), StandardCharsets.UTF_8))
                .contains("\rMSA|AE|D1|The message could not be kept.");
        away.close();
    }

    private static String declared(String controlId, String declared, String charset, String name) {
        String message = culture(controlId).replace("UNICODE UTF-8", declared).replace("MILKBATCH^LOT", name + "^LOT");
        assertThat(send(message, Charset.forName(charset), feed(Map.of()))).contains("\rMSA|AA|" + controlId + "\r");
        return kept(controlId).charset();
    }

    private static String culture(String controlId) {
        return Messages.culture(controlId, "B-1", "F-" + controlId, "F", "^0");
    }

    private static String send(String message) {
        return send(message, StandardCharsets.UTF_8, feed(Map.of()));
    }

    private static String send(String message, Charset charset, Feed feed) {
        Frames frames = frames(dataSource, feed);
        Optional<Frames.Reply> reply = frames.onCommit(frames.take(message.getBytes(charset), "peer"));
        return new String(reply.orElseThrow().bytes(), charset);
    }

    private static Frames frames(HikariDataSource database, Feed feed) {
        FeedMeters none = new FeedMeters() {
            @Override
            public void received(String feed) {}

            @Override
            public void acknowledged(String feed, String code) {}

            @Override
            public void answered(String feed, boolean sent, Duration took) {}
        };
        Inbox inbox = new Inbox(database, () -> {});
        Outcomes outcomes = new Outcomes(new MessageLog(database));
        Receiver receiver =
                new Receiver("laboratory", feed, inbox, outcomes, none, new NoQuestions(), Clock.systemUTC());
        return new Frames(feed, receiver, Clock.systemUTC());
    }

    private static Feed feed(Map<String, String> configured) {
        return new Binder(new MapConfigurationPropertySource(configured))
                .bind("lactarium", Feeds.class)
                .orElseGet(() -> new Feeds(null))
                .named("laboratory");
    }

    private static LoggedMessage kept(String controlId) {
        return new MessageLog(dataSource)
                .find(Search.byControlId(controlId), null, 1)
                .get(0);
    }
}
