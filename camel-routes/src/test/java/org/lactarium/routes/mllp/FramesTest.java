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
        String answer = send("MSH!@~\\&!LIS!LAB!MB!HK!20260101!!ORU@R01!X-1!P!2.5.1\rPID!1\rOBR!1\r");
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
        assertThat(send(message)).contains("\rERR||MSH^1^10|101^Required field missing^HL70357|E||||MSH-10 is empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
            hello; AR; 100^Segment sequence error; not-hl7
            junk~{MSH}; AE; 100^Segment sequence error; broken-structure
            {MSH}~and a line that is none; AE; 100^Segment sequence error; broken-structure
            {MSH}~OBX|1|NM|A||1; AE; 100^Segment sequence error; broken-structure
            {MSH}~ORC|RE|1~OBX|1|NM|A||1~OBR|1; AE; 100^Segment sequence error; broken-structure
            {MSH}~PID|1; AE; 100^Segment sequence error; broken-structure
            {MSH}~OBR|1~PID|1; AE; 100^Segment sequence error; broken-structure
            {MSH}~OBR|1~ADD|more; AE; 100^Segment sequence error; broken-structure
            {MSH}~OBR|1~DSC|17; AE; 100^Segment sequence error; broken-structure
            {MSH}~OBR|1~{MSH}; AE; 100^Segment sequence error; broken-structure
            {MSH}||17~OBR|1; AE; 100^Segment sequence error; broken-structure
            {MSH:ADT^A01}~PID|1; AR; 200^Unsupported message type; unsupported-message
            {MSH:ADT^A01}~and a line that is none; AR; 200^Unsupported message type; unsupported-message
            {MSH:ORM^O01}~PID|1; AR; 200^Unsupported message type; unsupported-message
            {MSH:SIU^S12}~PID|1; AR; 200^Unsupported message type; unsupported-message
            {MSH:QBP^Q11}~QPD|1; AR; 200^Unsupported message type; unsupported-message
            {MSH:MFN^M02}~MFI|1; AR; 200^Unsupported message type; unsupported-message
            {MSH:OUL^R22}~SPM|1; AE; 200^Unsupported message type; unsupported-message
            {MSH:MDM^T02}~TXA|1; AE; 200^Unsupported message type; unsupported-message
            {MSH:ZZZ^Z01}~ZZZ|1; AE; 200^Unsupported message type; unsupported-message
            {MSH:}~PID|1; AE; 200^Unsupported message type; unsupported-message
            {MSH:ORF^R04}~MSA|AA|1~OBR|1; AE; 200^Unsupported message type; unsupported-message
            """)
    void namesTheFaultOfWhatItHoldsForAPersonAndForAProgram(String lines, String code, String error, String reason) {
        String controlId = "N" + Math.abs(lines.hashCode());
        String header = "MSH|^~\\&|LIS|LAB|||||%s|" + controlId + "|P|2.5.1";
        String message = lines.replace("~", "\r")
                        .replaceAll("\\{MSH:?(.*?)}", "<$1>")
                        .replace("<>", lines.contains("{MSH:}") ? header.formatted("") : header.formatted("ORU^R01"))
                        .replaceAll(
                                "<(.*?)>",
                                java.util.regex.Matcher.quoteReplacement(header).replace("%s", "$1"))
                + "\r";
        assertThat(send(message)).contains("\rMSA|" + code + "|", "|" + error + "^HL70357|E|");
        assertThat(kept(reason.equals("not-hl7") ? "" : controlId).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACK^R01", "ACK", "ORL^O34", "ORR^O02", "RSP^K11", "MCF"})
    void notesAnAcknowledgementAndNeverAnswersIt(String type) {
        String controlId = "ACK" + type.hashCode();
        String message = "MSH|^~\\&|LIS|LAB|||||" + type + "|" + controlId + "|P|2.5.1\rMSA|AE|ours\r";
        assertThat(frames(dataSource, feed(Map.of())).onCommit(taken(message))).isEmpty();
        assertThat(frames(dataSource, feed(Map.of())).onOutcome(taken(message))).isEmpty();
        assertThat(kept(controlId).reason()).isEqualTo("acknowledgement");
        assertThat(kept(controlId).ackCode()).isEmpty();
        // one without a number of its own is no fault to be told of either
        String unnumbered = message.replace("|" + controlId + "|", "||");
        assertThat(frames(dataSource, feed(Map.of())).onCommit(taken(unnumbered)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ACK^R01, OBR|1, unsupported-message",
        "RSP^K11, OBX|1, unsupported-message",
        "ACK^R01, MSH|^~\\&|LIS, unsupported-message",
    })
    void answersNoAcknowledgementThatHoldsMoreButKeepsItForAPerson(String type, String more, String reason) {
        String controlId = "MORE" + Math.abs((type + more).hashCode());
        String message = "MSH|^~\\&|LIS|LAB|||||" + type + "|" + controlId + "|P|2.5.1\rMSA|AE|ours\r" + more + "\r";
        assertThat(frames(dataSource, feed(Map.of())).onCommit(taken(message))).isEmpty();
        assertThat(kept(controlId).reason()).isEqualTo(reason);
    }

    @Test
    void answersInABatchOnlyWhatIsNoAcknowledgement() {
        String ack = "MSH|^~\\&|LIS|LAB|||||ACK|BA1|P|2.5.1\rMSA|AE|ours\r";
        String answer = send("BHS|^~\\&|LIS|LAB|MB|HK\r" + ack + culture("BA2") + "BTS|2\r");
        assertThat(answer).contains("\rMSA|AA|BA2\r", "\rBTS|1\r").doesNotContain("BA1");
        assertThat(kept("BA1").reason()).isEqualTo("acknowledgement");
        assertThat(frames(dataSource, feed(Map.of())).onCommit(taken("BHS|^~\\&|LIS|LAB|MB|HK\r" + ack + "BTS|1\r")))
                .isEmpty();
    }

    @Test
    void countsTwoQuotationMarksInMsh10AsEmpty() {
        assertThat(send("MSH|^~\\&|LIS|LAB|||||ORU^R01|\"\"|P|2.3\rOBR|1\r")).contains("|MSH-10 is empty");
    }

    private Frames.Taken taken(String message) {
        return frames(dataSource, feed(Map.of())).take(message.getBytes(StandardCharsets.UTF_8), "peer");
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
        assertThat(new Acknowledgement("AE", "OBX-3 a|b^c is odd", ErrorCode.of(null))
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
