package org.lactarium.routes.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A doubt that a person has dismissed stays dismissed for the same message only. */
class SameMessageTest {

    private static final String MESSAGE =
            "MSH|^~\\&|LIS|MSH|||20261129||ORU^R01|C-1|P|2.5\rOBR|1||MSH-26-0412\rOBX|1|TX|MSH^Mount||";

    @Test
    void aMessageIsTheSameWhenItIsSentAgain() {
        assertThat(SameMessage.of(MESSAGE.replace("C-1", "C-2").replace("20261129", "20261130") + "growth\r"))
                .isEqualTo(SameMessage.of(MESSAGE + "growth\r"));
        assertThat(SameMessage.of("H|\\^&|7|||||||||P|LIS2-A2|20261129\rR|1|^^^FAT|3\r"))
                .isEqualTo(SameMessage.of("H|\\^&|8|||||||||P|LIS2-A2|20261130\rR|1|^^^FAT|3\r"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\u0085", "\\r", "  "})
    void anotherResultIsAnotherMessageHoweverItsLinesEnd(String lineEnd) {
        assertThat(SameMessage.of((MESSAGE + "heavy growth\r").replace("\r", lineEnd)))
                .isNotEqualTo(SameMessage.of((MESSAGE + "no growth\r").replace("\r", lineEnd)));
    }

    @Test
    void aLineThatOnlyLooksLikeAHeaderCounts() {
        assertThat(SameMessage.of(MESSAGE + "x\rMSH|||||||1||1\r"))
                .isNotEqualTo(SameMessage.of(MESSAGE + "x\rMSH|||||||2||2\r"));
        assertThat(SameMessage.of("H1|a\r")).isEqualTo("H1|a\r");
        assertThat(SameMessage.of("")).isEmpty();
    }
}
