package org.lactarium.routes.astm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our end of an E1381 line, played by hand: every byte an instrument may send, and every silence. */
class LinkTest {

    private static final byte[] ACK = {Link.ACK};
    private static final byte[] NAK = {Link.NAK};
    private static final byte[] ENQ = {Link.ENQ};
    private static final byte[] EOT = {Link.EOT};
    private static final byte[] NOTHING = {};

    private final List<String> kept = new ArrayList<>();
    private boolean inboxWorks = true;
    private final List<String> brokenOff = new ArrayList<>();
    private final Link link = new Link(new Inbox(), 10_000);

    private final class Inbox implements Keeping {
        @Override
        public boolean whole(byte[] message) {
            return keep(message, kept);
        }

        @Override
        public boolean brokenOff(byte[] message) {
            return keep(message, brokenOff);
        }

        private boolean keep(byte[] message, List<String> where) {
            if (inboxWorks) {
                where.add(new String(message, StandardCharsets.UTF_8));
            }
            return inboxWorks;
        }
    }

    private byte[] hear(byte... bytes) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (byte b : bytes) {
            answer.writeBytes(link.hear(b & 0xFF));
        }
        return answer.toByteArray();
    }

    private byte[] hear(int number, String text) {
        return hear(frame(number, text));
    }

    private static byte[] frame(int number, String text) {
        return new Frame(number, text.getBytes(StandardCharsets.UTF_8), true).bytes();
    }

    private static List<byte[]> records(String... records) {
        return List.of(records).stream()
                .map(record -> (record + "\r").getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void writesTheChecksumThatTheStandardShows() {
        // the sum of "1" to ETX, modulo 256, in hexadecimal
        assertThat(new String(frame(1, "A\r"), StandardCharsets.US_ASCII)).isEqualTo("\u00021A\r\u000382\r\n");
    }

    @Test
    void keepsAMessageBeforeItsLastFrameIsAcknowledged() {
        assertThat(hear(ENQ)).isEqualTo(ACK);
        assertThat(hear(1, "H|\\^&\r")).isEqualTo(ACK);
        assertThat(kept).isEmpty();
        assertThat(hear(2, "L|1|N\r")).isEqualTo(ACK);
        assertThat(kept).containsExactly("H|\\^&\rL|1|N\r");
        assertThat(hear(EOT)).isEqualTo(NOTHING);
    }

    @Test
    void takesAWholeMessageInOneFrameAndSeveralInOneSession() {
        hear(ENQ);
        assertThat(hear(1, "H|\\^&|1\rL|1|N\r")).isEqualTo(ACK);
        assertThat(hear(2, "H|\\^&|2\rL|1|N\r")).isEqualTo(ACK);
        hear(EOT);
        assertThat(kept).hasSize(2);
    }

    @Test
    void putsARecordTogetherThatWasTooLongForOneFrame() {
        hear(ENQ);
        hear(1, "H|\\^&\r");
        assertThat(hear(new Frame(2, "R|1|^^^FA".getBytes(StandardCharsets.UTF_8), false).bytes()))
                .isEqualTo(ACK);
        assertThat(hear(3, "T|3.4\r")).isEqualTo(ACK);
        hear(4, "L|1|N\r");
        assertThat(kept).containsExactly("H|\\^&\rR|1|^^^FAT|3.4\rL|1|N\r");
    }

    @Test
    void countsFramesBeyondSeven() {
        hear(ENQ);
        hear(1, "H|\\^&\r");
        for (int i = 2; i < 20; i++) {
            assertThat(hear(i % 8, "C|1|I|" + i + "\r")).isEqualTo(ACK);
        }
        assertThat(hear(20 % 8, "L|1|N\r")).isEqualTo(ACK);
        assertThat(kept.get(0)).contains("C|1|I|19\rL|1|N");
    }

    @Test
    void refusesADefectiveFrameAndTakesItWhenItComesAgain() {
        hear(ENQ);
        byte[] defective = frame(1, "H|\\^&\r");
        defective[3] ^= 1;
        assertThat(hear(defective)).isEqualTo(NAK);
        assertThat(hear(frame(1, "H|\\^&\r"))).isEqualTo(ACK);
        assertThat(hear(3, "L|1|N\r")).isEqualTo(NAK);
        assertThat(hear(2, "L|1|N\r")).isEqualTo(ACK);
        assertThat(kept).containsExactly("H|\\^&\rL|1|N\r");
    }

    @Test
    void countsAFrameOnceThatComesAgainBecauseItsAcknowledgementWasLost() {
        hear(ENQ);
        hear(1, "H|\\^&\r");
        assertThat(hear(1, "H|\\^&\r")).isEqualTo(ACK);
        hear(2, "L|1|N\r");
        assertThat(hear(2, "L|1|N\r")).isEqualTo(ACK);
        assertThat(kept).containsExactly("H|\\^&\rL|1|N\r");
    }

    @Test
    void doesNotAcknowledgeWhatCouldNotBeKept() {
        inboxWorks = false;
        hear(ENQ);
        hear(1, "H|\\^&\r");
        assertThat(hear(2, "L|1|N\r")).isEqualTo(NAK);
        inboxWorks = true;
        assertThat(hear(2, "L|1|N\r")).isEqualTo(ACK);
        assertThat(kept).hasSize(1);
    }

    enum End {
        HANGING_UP,
        CALLING_ANEW,
        SILENCE,
        BREAKING
    }

    private void end(End how) {
        switch (how) {
            case HANGING_UP -> assertThat(hear(EOT)).isEqualTo(NOTHING);
            case CALLING_ANEW -> hear(ENQ);
            case SILENCE -> {
                assertThat(link.patience()).isPresent();
                assertThat(link.silence()).isEqualTo(NOTHING);
            }
            case BREAKING -> assertThat(link.broken()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatWasAcknowledgedOfAMessageWhoseEndNeverCame(End how) {
        hear(ENQ);
        hear(1, "H|\\^&|half\r");
        hear(2, "O|1|B-26-0117\r");
        end(how);
        hear(ENQ);
        hear(1, "H|\\^&|whole\r");
        hear(2, "L|1|N\r");
        hear(EOT);
        assertThat(brokenOff).containsExactly("H|\\^&|half\rO|1|B-26-0117\r");
        assertThat(kept).containsExactly("H|\\^&|whole\rL|1|N\r");
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatEndsWithAFrameThatPromisesAnother(End how) {
        hear(ENQ);
        hear(1, "H|\\^&\r");
        assertThat(hear(new Frame(2, "L|1|N\r".getBytes(StandardCharsets.UTF_8), false).bytes()))
                .isEqualTo(ACK);
        end(how);
        assertThat(kept).isEmpty();
        assertThat(brokenOff).containsExactly("H|\\^&\rL|1|N\r");
    }

    @ParameterizedTest
    @EnumSource
    void keepsNothingOfASessionInWhichNothingIsLeft(End how) {
        hear(ENQ);
        hear(1, "H|\\^&\rL|1|N\r");
        hear(new byte[] {Frame.STX, '2', 'H'});
        end(how);
        assertThat(brokenOff).isEmpty();
        assertThat(kept).hasSize(1);
    }

    @Test
    void beginsNoNewSessionBeforeTheRestOfTheLastOneIsKept() {
        hear(ENQ);
        hear(1, "H|\\^&|half\r");
        inboxWorks = false;
        assertThat(hear(EOT)).isEqualTo(NOTHING);
        assertThat(hear(ENQ)).isEqualTo(NAK);
        assertThat(link.broken()).isFalse();
        inboxWorks = true;
        assertThat(hear(ENQ)).isEqualTo(ACK);
        assertThat(brokenOff).containsExactly("H|\\^&|half\r");
        assertThat(link.broken()).isTrue();
        assertThat(brokenOff).hasSize(1);
    }

    @Test
    void forgetsAFrameThatIsLongerThanAMessageMayBe() {
        hear(ENQ);
        assertThat(hear(1, "H|\\^&|" + "x".repeat(20_000) + "\r")).isEqualTo(NAK);
    }

    @Test
    void saysWhatItHasToSayFrameByFrame() {
        link.say(records("H|\\^&", "L|1|N"));
        assertThat(link.free()).isEqualTo(ENQ);
        assertThat(hear(ACK)).isEqualTo(frame(1, "H|\\^&\r"));
        assertThat(hear(ACK)).isEqualTo(frame(2, "L|1|N\r"));
        assertThat(hear(ACK)).isEqualTo(EOT);
        assertThat(link.patience()).isEmpty();
    }

    @Test
    void dividesALongRecord() {
        List<Frame> frames = Frame.of(records("H|" + "x".repeat(300)));
        assertThat(frames).extracting(Frame::last).containsExactly(false, true);
        assertThat(frames).extracting(frame -> frame.text().length).containsExactly(240, 63);
    }

    @Test
    void repeatsAFrameSixTimesAndThenHangsUp() {
        link.say(records("H|\\^&"));
        link.free();
        hear(ACK);
        for (int i = 1; i < 6; i++) {
            assertThat(hear(NAK)).isEqualTo(frame(1, "H|\\^&\r"));
        }
        assertThat(hear(NAK)).isEqualTo(EOT);
        assertThat(link.patience()).isEmpty();
    }

    @Test
    void callsAgainAfterAPauseWhenTheInstrumentIsBusyAndGivesUpAfterSixCalls() {
        link.say(records("H|\\^&"));
        assertThat(link.free()).isEqualTo(ENQ);
        for (int i = 1; i < 6; i++) {
            assertThat(hear(NAK)).isEqualTo(NOTHING);
            assertThat(link.silence()).isEqualTo(ENQ);
        }
        assertThat(hear(NAK)).isEqualTo(EOT);
        assertThat(link.silence()).isEqualTo(NOTHING);
    }

    @Test
    void hangsUpWhenNobodyAnswers() {
        link.say(records("H|\\^&"));
        link.free();
        hear(ACK);
        assertThat(link.silence()).isEqualTo(EOT);
    }

    @Test
    void letsTheInstrumentGoFirstWhenBothCallAndSpeaksAfterwards() {
        link.say(records("H|\\^&|ours"));
        assertThat(link.free()).isEqualTo(ENQ);
        assertThat(hear(ENQ)).isEqualTo(NOTHING);
        assertThat(hear(ENQ)).isEqualTo(ACK);
        hear(1, "H|\\^&|theirs\rL|1|N\r");
        assertThat(hear(EOT)).isEqualTo(ENQ);
        assertThat(hear(ACK)).isEqualTo(frame(1, "H|\\^&|ours\r"));
        assertThat(kept).containsExactly("H|\\^&|theirs\rL|1|N\r");
    }
}
