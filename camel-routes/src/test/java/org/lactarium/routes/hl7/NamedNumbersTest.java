package org.lactarium.routes.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.profiles.number.NumberKey;

/** Which numbers a message could mean that nobody can read. */
class NamedNumbersTest {

    private static final String MSH = "MSH|^~\\&|LIS|LAB-77|MB|HK|20261129101500+0800||ORU^R01|C-1|P|2.5.1\r";

    private static List<String> keys(String text, Charset sent, Charset read) {
        return NamedNumbers.of(text.getBytes(sent), read).stream()
                .map(NumberKey::of)
                .toList();
    }

    private static List<String> keys(String body) {
        return keys(MSH + body, StandardCharsets.UTF_8, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PID|1||B-26-0117^^^HKMB^LOT",
                "PID|1||b-26-0117",
                "PID|1||Ｂ－２６－０１１７",
                "PID|1||B - 26 - 0117",
                "PID|1||B-26-0117.",
                "PID|1||B-26-0117/1",
                "PID|1||B-26-0117-03",
                "PID|1||LOT#B-26-0117",
                "PID|1||LAB_B-26-0117",
                "PID|1||(B-26-0117)",
                "OBX|1|TX|X||批號B-26-0117有生長",
                "OBX|1|TX|X||growth in B-26-0117, and much of it",
                "NTE|1||see B-26-0117",
                "PID|1||\\X422D32362D30313137\\",
                "PID|1||&#66;-26-0117",
                "ZXX|B-26-0117",
                "B-26-0117",
                "  PID ;1;;B-26-0117",
            })
    void aNumberIsFoundWhereverAndHoweverItStands(String line) {
        assertThat(keys(line)).contains("B-26-0117");
    }

    @ParameterizedTest
    @CsvSource({"Big5-HKSCS,", "GB18030,", "GB18030,Big5-HKSCS", "UTF-8,US-ASCII", "UTF-16LE,", "UTF-16,UTF-8"})
    void aNumberIsFoundInWhateverCharacterSetItWasWritten(String sent, String read) {
        assertThat(keys(
                        MSH + "PID|1||Ｂ－２６－０１１７^^^HKMB^LOT\r",
                        Charset.forName(sent),
                        read == null ? null : Charset.forName(read)))
                .contains("B-26-0117");
    }

    @Test
    void aSmallNumberAndAWordAreNumbersOnlyWhereNumbersStand() {
        assertThat(keys("PID|1||12^^^BANK^PI")).contains("12");
        assertThat(keys("PID|1||ALPHABCD^^^BANK^PI")).contains("ALPHABCD");
        assertThat(keys("PID|1||X-1^^^HK^LOT||CHAN\rOBR|1||F-9|MBCULPOST\rOBX|2|NM|MBCFU||30|CFU/mL\rSPM|3|S-1"))
                .doesNotContain("1", "2", "3", "30", "CHAN");
    }

    @Test
    void neitherATimeNorWhatTheHeaderSaysIsANumberOfMilk() {
        assertThat(
                        keys(
                                "PID|1||X-1\rOBR|1||F-9|T|||20261129||||||||||||||||||||20261129101500+0800\rOBX|1|ST|||202611290930"))
                .noneMatch(key -> key.startsWith("2026"))
                .doesNotContain("2.5.1", "C-1");
        assertThat(keys("PID|1||20261129^^^HKMB^LOT")).contains("20261129");
    }

    @Test
    void aNumberThatHasSlippedIntoTheHeaderIsFound() {
        String joined = MSH.strip() + "|||AL|NE||UNICODE UTF-8PID|1||B-26-0117^^^HKMB^LOT\rOBR|1||F-9\r";
        assertThat(keys(joined, StandardCharsets.UTF_8, StandardCharsets.UTF_8)).contains("B-26-0117");
        assertThat(keys(
                        "MSH|^~\\&|LIS|PID|1||B-26-0117|\rOBR|1||F-9\r",
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_8))
                .contains("B-26-0117");
    }

    @Test
    void aMessageOfOneLineOnlyIsSearchedWhole() {
        assertThat(keys(
                        (MSH + "PID|1||B-26-0117\rOBR|1||F-9\r").replace("\r", "\u0085"),
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_8))
                .contains("B-26-0117");
    }
}
