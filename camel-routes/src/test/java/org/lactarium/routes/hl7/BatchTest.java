package org.lactarium.routes.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchTest {

    private static final String MESSAGE = "MSH|^~\\&|LIS|LAB|MB|HK|2026||ORU^R01|C|P|2.5.1\rPID|1\r";

    @ParameterizedTest(name = "{0} in the first, {1} in the second, BTS {2} and {3}, FTS {4}: complete {5}")
    @CsvSource({
        "1, 2, 1, 2, 2, true",
        "1, 2, '', '', '', true",
        "2, 1, 2, 1, '', true",
        // the sums agree and the batches do not
        "1, 2, 2, 1, 2, false",
        "1, 2, 1, 3, 2, false",
        "1, 2, 1, 2, 1, false",
        "1, 2, 1, 2, 3, false",
        "0, 0, 0, 0, 2, false",
    })
    void isCompleteWhenEveryTrailerSaysWhatCame(
            int first, int second, String firstSays, String secondSays, String fileSays, boolean complete) {
        Batch batch = Batch.of("FHS|^~\\&|LIS\rBHS|^~\\&|LIS\r" + MESSAGE.repeat(first) + "BTS|" + firstSays
                        + "\rBHS|^~\\&|LIS\r" + MESSAGE.repeat(second) + "BTS|" + secondSays + "\rFTS|" + fileSays
                        + "\r")
                .orElseThrow();
        assertThat(batch.isComplete()).isEqualTo(complete);
        assertThat(batch.messages()).hasSize(first + second);
        assertThat(batch.closed()).isTrue();
    }

    @Test
    void whatStandsInNoMessageOfABatchIsNeitherLostNorGivenToTheOneBefore() {
        String stray = "OBX|1|NM|MBCFU||850\r";
        assertThat(Batch.of("BHS|^~\\&|LIS\r" + stray + MESSAGE + "BTS|1\r")
                        .orElseThrow()
                        .isComplete())
                .isFalse();
        assertThat(Batch.of("FHS|^~\\&|LIS\rBHS|^~\\&|LIS\r" + MESSAGE + "BTS|1\r" + stray + "FTS|1\r")
                        .orElseThrow()
                        .isComplete())
                .isFalse();
        assertThat(Batch.of("BHS|^~\\&|LIS\r" + MESSAGE + stray + "BTS|1\r")
                        .orElseThrow()
                        .isComplete())
                .isTrue();
    }

    @Test
    void isNotClosedWhenATrailerIsMissing() {
        assertThat(Batch.of("FHS|^~\\&|LIS\rBHS|^~\\&|LIS\r" + MESSAGE + "BTS|1\r")
                        .orElseThrow()
                        .closed())
                .isFalse();
        assertThat(Batch.of("BHS|^~\\&|LIS\r" + MESSAGE).orElseThrow().closed()).isFalse();
        assertThat(Batch.of("BHS|^~\\&|LIS\r" + MESSAGE + "BTS|1\r")
                        .orElseThrow()
                        .closed())
                .isTrue();
    }

    @Test
    void isNoBatchWithoutAnEnvelope() {
        assertThat(Batch.of(MESSAGE)).isEmpty();
        assertThat(Batch.of("")).isEmpty();
    }
}
