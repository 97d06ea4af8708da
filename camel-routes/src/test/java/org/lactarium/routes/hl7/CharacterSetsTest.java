package org.lactarium.routes.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which character set a message is read. */
class CharacterSetsTest {

    private static final String HEADER = "MSH|^~\\&|LIS|LAB|MILKBANK|BANK|20260309||ORU^R01|M1|P|2.5.1||||||";

    @ParameterizedTest
    @ValueSource(strings = {"UNICODE UTF-16", "UNICODE UTF-32", "UTF-16LE"})
    void aSetOfWiderLettersIsNotBelievedWhenTheHeaderIsWrittenByteByByte(String declared) {
        assertThat(of(HEADER + declared + "\r", StandardCharsets.UTF_8)).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void aSetThatAgreesOnTheHeaderIsBelieved() {
        assertThat(of(HEADER + "BIG-5\r", StandardCharsets.US_ASCII)).isEqualTo(Charset.forName("Big5-HKSCS"));
    }

    @Test
    void aMessageInWiderLettersShowsItByItsFirstBytes() {
        assertThat(of(HEADER + "UNICODE UTF-16\r", StandardCharsets.UTF_16LE)).isEqualTo(StandardCharsets.UTF_16LE);
    }

    private static Charset of(String message, Charset written) {
        return CharacterSets.of(message.getBytes(written), null, StandardCharsets.UTF_8);
    }
}
