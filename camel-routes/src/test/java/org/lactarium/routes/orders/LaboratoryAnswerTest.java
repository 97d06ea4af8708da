package org.lactarium.routes.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lactarium.routes.hl7.V2Message;

class LaboratoryAnswerTest {

    private static final OrderProfile PROFILE = OrderWriterTest.laboratories().get("lab");

    @ParameterizedTest
    @CsvSource({
        "ORL^O34, AA, ORC|OK|MB-1|F-9, ACCEPTED, F-9",
        "ORL^O22, AA, ORC|OK|MB-1, ACCEPTED, ''",
        "ORR^O02, AA, ORC|UA|MB-1, REFUSED, ''",
        "ORR^O02, AA, ORC|UX|MB-1|F-9, REFUSED, F-9",
        "ACK, AA, '', ACCEPTED, ''",
        "ACK, CA, '', ACCEPTED, ''",
        "ACK, AE, '', ERROR, ''",
        "ACK, AR, '', REFUSED, ''",
        "ORL^O34, AE, ORC|UA|MB-1, REFUSED, ''",
        "ORL^O34, AA, ORC|UA|MB-2|F-8, ACCEPTED, ''",
        "ACK, '', '', ERROR, ''"
    })
    void hearsWhetherTheOrderWasTaken(
            String type, String code, String order, LaboratoryAnswer.Verdict verdict, String filler) {
        V2Message answer = (V2Message) V2Message.read(
                "MSH|^~\\&|LIS|LAB|||20261122||" + type + "|A1|P|2.5.1\rMSA|" + code + "|LO1\r" + order + "\r");
        LaboratoryAnswer heard = LaboratoryAnswer.read(answer, "MB-1", PROFILE);
        assertThat(heard.verdict()).isEqualTo(verdict);
        assertThat(heard.filler()).isEqualTo(filler);
        assertThat(LaboratoryAnswer.answered(answer)).isEqualTo("LO1");
    }
}
