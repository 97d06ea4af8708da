package org.lactarium.routes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.routes.quarantine.Reason;

/** A report and its results say the same of how far they are. */
class StatusAgreementTest {

    private static final List<String> LETTERS =
            List.of("F", "U", "V", "C", "A", "B", "P", "R", "S", "D", "W", "X", "N", "O", "I");
    private static final Reading READING = Reading.ofShipped();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X|D,W,X,N,O,I",
                "O|P,R,S,D,W,X,N,O,I",
                "I|P,R,S,D,W,X,N,O,I",
                "S|P,R,S,D,W,X,N,O,I",
                "P|P,R,S,D,W,X,N,O,I",
                "R|P,R,S,D,W,X,N,O,I",
                "A|F,U,V,C,A,B,P,R,S,D,W,X,N,O,I",
                "F|F,U,V,C,A,B,D,W,X,N,O",
                "C|F,U,V,C,A,B,D,W,X,N,O",
            })
    void aReportOfThatStatusCarriesResultsOfTheseAndNoOthers(String report, String allowed) {
        for (String letter : LETTERS) {
            assertThat(mismatch(READING, report, letter))
                    .as("OBR-25 %s with OBX-11 %s", report, letter)
                    .isEqualTo(!Set.of(allowed.split(",")).contains(letter));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"P", "R"})
    void aLaboratoryMayLetFinalResultsGoBeforeTheirReport(String report) {
        Reading early = new Reading(
                Profiles.with("\"finalInPreliminary\": false", "\"finalInPreliminary\": true")
                        .read(),
                Goldens::onRecord);
        assertThat(mismatch(early, report, "F")).isFalse();
        assertThat(mismatch(early, "X", "F")).isTrue();
        assertThat(mismatch(early, "I", "F")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"I", "N", "O"})
    void anAnnouncedResultHoldsNoValue(String letter) {
        assertThat(READING.held(Reading.LOT + Reading.culture("A", "20260309") + obx("5000", letter))
                        .reason())
                .isEqualTo(Reason.STATUS_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({"Q,F", "F,Q", "Y,F", "f,F", "F,f"})
    void anUnknownLetterHoldsTheReport(String report, String result) {
        assertThat(READING.held(Reading.LOT + Reading.culture(report, "20260309") + obx("0", result))
                        .reason())
                .isEqualTo(Reason.STATUS_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({"A,preliminary", "F,final", "C,corrected", "P,preliminary", "X,cancelled"})
    void aResultWithoutAStatusHasThatOfItsReport(String report, String status) {
        assertThat(Reading.observations(READING.of(Reading.LOT + Reading.culture(report, "20260309") + obx("0", ""))))
                .extracting(result -> result.getStatus().toCode())
                .containsExactly(status);
    }

    @ParameterizedTest
    @CsvSource({
        "OC||true",
        "CA||true",
        "DC||true",
        "RE|CA|true",
        "RE|ER|true",
        "RE|CM|false",
        "SC|CM|false",
        "NW||false"
    })
    void aResultOfAnOrderThatWasCancelledIsAContradiction(String order) {
        String[] parts = order.split("\\|");
        Translation translation = READING.of(Reading.LOT + "ORC|" + parts[0] + "|O-1|F-1||" + parts[1] + "\r"
                + Reading.culture("F", "20260309") + obx("0", "F"));
        boolean held = translation instanceof Quarantined why && why.reason() == Reason.STATUS_MISMATCH;
        assertThat(held).isEqualTo(Boolean.parseBoolean(parts[2]));
    }

    private static boolean mismatch(Reading reading, String report, String letter) {
        boolean announced = Statuses.NOT_A_RESULT.contains(letter);
        Understanding understanding = reading.understood(
                Reading.MSH + Reading.LOT + Reading.culture(report, "20260309") + obx(announced ? "" : "0", letter));
        return understanding instanceof Quarantined held && held.reason() == Reason.STATUS_MISMATCH;
    }

    private static String obx(String value, String status) {
        return "OBX|1|NM|20695-3^^LN||" + value + "|CFU/mL|||||" + status + "\r";
    }
}
