package org.lactarium.routes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.quarantine.Reason;

/** A message is read whole or not at all. */
class WholeMessageTest {

    private static final List<String> WHOLE = List.of(
            "MSH|^~\\&|LIS|LAB|MB|HK|20260309161000||ORU^R01|C1|P|2.5.1",
            "PID|1||B-1^^^HK^LOT",
            "ORC|RE|O-1^MB|F-1^LIS||CM",
            "OBR|1|O-1^MB|F-1^LIS|MBCULPRE^Culture^L|||20260304083000|||||||20260304101000||||||||20260309160500|||F",
            "OBX|1|NM|MBCFU^Count^L||850|CFU/mL^^L|<100000|N|||F|||20260309155000",
            "NTE|1|L|Read at 48 h",
            "SPM|1|SP-1&MB^F-1&LIS||MILK^Breast milk^HL70487|||||||||||||20260304083000|20260304101000");

    private static final Set<String> CARRY_RESULTS =
            Set.of("PID", "ORC", "OBR", "OBX", "SPM", "SAC", "NTE", "O", "R", "C");

    @Test
    void aMessageOfWhichEverythingIsKnownIsRead() {
        assertThat(notUnderstood(WHOLE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OBX-9", "OBX-13", "OBX-20", "OBX-22", "OBX-29", "OBX-40", "OBR-12", "OBR-39", "OBR-50", "SPM-3",
                "SPM-20", "SPM-21", "SPM-24", "NTE-5"
            })
    void aFieldOfWhichNobodyHasSaidAnythingHoldsTheResult(String field) {
        assertThat(notUnderstood(with(field, "x"))).containsExactly(field);
        assertThat(notUnderstood(with(field, "\"\""))).isEmpty();
    }

    @Test
    void theDataFileOfALaboratoryMayNameFieldsThatArePassedOverAndNoneThatIsRead() {
        V2Message odd = Goldens.message(with("OBX-9", "0.9"));
        assertThat(Coverage.notUnderstood(odd, Map.of("OBX", Map.of("9", "ignored: says nothing here"))))
                .isEmpty();
        V2Message divided = Goldens.message(with("OBX-11", "F^P"));
        assertThat(Coverage.notUnderstood(divided, Map.of("OBX", Map.of("11", "ignored: why not"))))
                .containsExactly("OBX-11.2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                // components that no reader looks at
                "OBX-5! 1^000! OBX-5.2",
                "OBX-11! F^P! OBX-11.2",
                "OBR-25! F^P! OBR-25.2",
                "OBR-22! 20260309^D! OBR-22.2",
                "OBX-3! MBCFU^Count^L^MBCFU^Count^L^^^^OTHER^Other^L! OBX-3.10",
                "PID-3! B-1^^^HK^LOT^^^^^^^^x! PID-3.13",
                "OBX-4! 1^2! OBX-4.2",
                "OBX-2! NM^x! OBX-2.2",
                "OBR-3! F-1^LIS^2.16^ISO^x! OBR-3.5",
                "SPM-18! 20260304^20260305! SPM-18.2",
                "OBX-7! 0^100! OBX-7.2",
                // subcomponents where there are none
                "OBX-5! 850&000! OBX-5.2",
                "OBX-6! CFU/mL&x^^L! OBX-6.1.2",
                "OBX-11! F&P! OBX-11.2",
                "OBR-2! O-1&O-2^MB! OBR-2.1.2",
                "PID-3! B-1&B-2^^^HK^LOT! PID-3.1.2",
                "OBX-14! 2026&03! OBX-14.2",
                "OBX-3! MBCFU^Count^L&LN! OBX-3.3.2",
                "OBX-11! &F! OBX-11.2",
                "SPM-17! 20260304&x^20260305! SPM-17.1.2",
                // repetitions where one is expected
                "OBX-11! F~P! OBX-11(2)",
                "OBR-25! F~C! OBR-25(2)",
                "OBX-3! MBCFU~MBORG! OBX-3(2)",
                "OBX-6! CFU/mL~CFU/L! OBX-6(2)",
                "OBR-3! F-1~F-2! OBR-3(2)",
                "OBX-8! N~A! OBX-8(2)",
                "OBR-22! 2026~2027! OBR-22(2)",
                "OBX-11! ~F! OBX-11(2)",
                "OBX-11! \"\"~F! OBX-11(2)",
                "SPM-2! SP-1~SP-2! SPM-2(2)",
                "OBR-4! MBCULPRE~MBCULPOST! OBR-4(2)",
                "OBX-2! NM~ST! OBX-2(2)",
                "OBX-4! 1~2! OBX-4(2)",
                // times that are none
                "OBR-22! yesterday! OBR-22",
                "OBX-14! 2026/03/09! OBX-14",
                "OBX-19! 20261309! OBX-19",
                "OBR-7! 00000000! OBR-7",
                "OBR-14! 9.3.2026! OBR-14",
                "SPM-17! x! SPM-17",
                "SPM-18! 2026030916100! SPM-18",
                "MSH-7! now! MSH-7",
                "SPM-17! 20260304^later! SPM-17.2",
                // another language's way to write a sign
                "OBX-5! &lt;10! OBX-5",
                "OBX-5! \\T\\lt;10! OBX-5",
                "OBX-5! &#60;10! OBX-5",
                "OBX-5! &#x3C;10! OBX-5",
                "OBX-5! 10&nbsp;000! OBX-5",
                "OBX-7! &lt;100! OBX-7",
                "OBX-3! MBCFU^A \\T\\amp; B^L! OBX-3",
                "OBX-6! CFU&frasl;mL! OBX-6",
                "NTE-3! count &lt; 10! NTE-3",
                "PID-3! B&#45;1^^^HK^LOT! PID-3",
                // escape sequences that mean nothing
                "OBX-5! 8\\Q\\50! OBX-5",
                "PID-3! B\\X00\\-1^^^HK^LOT! PID-3",
                "OBR-3! F\u0001-1! OBR-3",
                "OBX-11! F\\! OBX-11",
                "OBR-3! F-1\\Zxx\\! OBR-3",
                "OBX-6! CFU\\mL! OBX-6",
                "PID-3! B\\-1^^^HK^LOT! PID-3",
                // a type nobody reads, and a role that is no patient's
                "OBX-2! XPN! OBX-2",
                "OBX-2! QQ! OBX-2",
                "SPM-11! Q! SPM-11",
                "SPM-11! C^Calibrator^HL70369! SPM-11"
            })
    void whatStandsBesideWhatIsReadHoldsTheResult(String field, String text, String named) {
        assertThat(notUnderstood(with(field, text))).contains(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "OBX-5! 850^",
                "OBX-5! 850&",
                "OBX-5! 850~",
                "OBX-11! F^^",
                "OBX-11! F~",
                "OBX-11! F^\"\"",
                "PID-3! B-1^^^HK&2.16&ISO^LOT~9^^^HA^MR",
                "OBR-25! F^^&",
                "OBX-3! MBCFU^Count^L^20695-3^Bacteria^LN^1^2^Text",
                "OBX-3! MBCFU^Count^L^^^^^^^^^^^2.16.840",
                "OBR-7! 2026-03-04T08:30:00Z",
                "OBR-22! 20260309160500.123+0800",
                "SPM-17! 20260304^20260305",
                "SPM-11! P^Patient^HL70369",
                "NTE-3! A & B ^ C ~ D",
                "OBR-2! O-1^MB^2.16^ISO",
                "OBX-7! \\T\\ under 100\\S\\2",
                "OBX-6! CFU\\X2F\\mL",
                "OBX-16! anyone^^who^&x~y",
                "PID-5! CHAN^^^^^^^^^^^^^^^^^&x~x",
                "OBR-16! a&b&c~d",
                "OBX-2! CWE",
                "OBX-2! CNE",
                "OBX-2! CE",
                "OBX-2! SN",
                "OBX-2! ST",
                "OBX-2! FT",
                "OBX-2! ED",
                "OBX-9! \"\"",
                "OBX-22! ^^&~"
            })
    void whatIsSilenceOrBelongsThereHoldsNothing(String field, String text) {
        assertThat(notUnderstood(with(field, text))).isEmpty();
    }

    @Test
    void aTextMayHoldTheSignsThatDivideWhereTheTableKnowsTheWhole() {
        List<String> power = with(with("OBX-2", "ST"), "OBX-5", "10^5 CFU/mL");
        assertThat(Goldens.outcome(power)).contains("\"value\": 100000");
        assertThat(Goldens.outcome(with(with("OBX-2", "ST"), "OBX-5", "5^10 CFU/mL")))
                .startsWith("UNKNOWN_VALUE");
        List<String> organism = with(with(with("OBX-2", "ST"), "OBX-3", "MBORG"), "OBX-5", "S. aureus^E. coli");
        assertThat(Goldens.outcome(organism)).startsWith("UNKNOWN_VALUE");
    }

    @Test
    void silenceInTheNumbersOfAReportIsSilence() {
        List<String> silent = with(with(WHOLE, "OBR-3", "\"\"^\"\""), "ORC-3", "\"\"");
        assertThat(Goldens.outcome(silent)).contains("O-1").doesNotContain("\\\"\\\"");
        List<String> nobody = with(with(silent, "OBR-2", "\"\""), "ORC-2", "\"\"^MB");
        assertThat(Goldens.outcome(nobody)).contains("Neither OBR-2 nor OBR-3 numbers the report");
    }

    @Test
    void aResultThatIsDeletedHasNoValueAndAWithdrawalNeedsNone() {
        assertThat(Goldens.outcome(with("OBX-5", "\"\""))).contains("OBX-5 of 20695-3 is empty");
        assertThat(Goldens.outcome(with("OBX-5", "\"\"^\"\""))).contains("OBX-5 of 20695-3 is empty");
        assertThat(Goldens.outcome(with(with("OBX-5", "\"\""), "OBX-11", "W"))).contains("entered-in-error");
        assertThat(Goldens.outcome(with(with("OBX-5", "8^5&0"), "OBX-11", "W"))).contains("entered-in-error");
        assertThat(Goldens.outcome(with("OBX-8", "\"\""))).doesNotContain("interpretation");
    }

    @Test
    void aValueThatWasCutShortIsNotRead() {
        List<String> cut = with(with("OBX-5", "85#"), "MSH-2", "^~\\&#");
        assertThat(notUnderstood(cut)).contains("OBX-5");
        assertThat(notUnderstood(with(with("OBR-3", "F-1#^LIS"), "MSH-2", "^~\\&#")))
                .contains("OBR-3");
        assertThat(notUnderstood(with(WHOLE, "MSH-2", "^~\\&#"))).isEmpty();
    }

    @Test
    void sampleContainersAndWhatElseNamesMilkIsNotPassedOver() {
        assertThat(notUnderstood(and("SAC|||V-7|||T|||||1"))).containsExactly("SAC-3");
        assertThat(notUnderstood(and("ZXX|1|x^&~&lt;"))).isEmpty();
        assertThat(notUnderstood(and("PV1|1|x^&~&lt;"))).isEmpty();
        assertThat(notUnderstood(and("TQ1|1||1"))).isEmpty();
    }

    @Test
    void saysWhichReasonAndWhereWithoutAWordOfTheMessage() {
        Quarantined held = fault(Goldens.message(with(with("OBX-9", "Mrs Wong"), "OBX-20", "Mrs Wong")))
                .orElseThrow();
        assertThat(held.reason()).isEqualTo(Reason.NOT_UNDERSTOOD);
        assertThat(held.detail()).isEqualTo("Not understood: OBX-9, OBX-20");
        Quarantined broken = fault(Goldens.message(and("Mrs Wong called"))).orElseThrow();
        assertThat(broken.reason()).isEqualTo(Reason.BROKEN_STRUCTURE);
        assertThat(broken.detail()).doesNotContain("Wong");
    }

    /** So that no field is read of which nobody has said what may stand in it. */
    @ParameterizedTest
    @CsvSource({
        "/laboratory/fields.json, /laboratory/shapes.json",
        "/analyser/fields.json, /analyser/shapes.json",
        "/analyser/astm-fields.json, /analyser/astm-shapes.json"
    })
    void everyFieldThatIsReadHasAShape(String fields, String shapes) throws IOException {
        Map<String, Map<String, String>> known = json(shapes);
        Set<String> missing = new TreeSet<>();
        json(fields)
                .forEach((row, said) -> said.forEach((number, becomes) -> {
                    String segment = row.split(" ")[0];
                    boolean read = !becomes.startsWith("ignored") && CARRY_RESULTS.contains(segment);
                    if (read && !known.getOrDefault(segment, Map.of()).containsKey(number)) {
                        missing.add(segment + "-" + number);
                    }
                }));
        assertThat(missing).isEmpty();
        known.forEach((segment, types) -> types.forEach((number, written) -> {
            String type = Shape.of(written).type();
            assertThat(type.equals(Shape.TEXT) || type.equals("OBX-2") || Shape.isType(type))
                    .as(segment + "-" + number)
                    .isTrue();
        }));
    }

    private static Map<String, Map<String, String>> json(String file) throws IOException {
        try (InputStream json = Coverage.class.getResourceAsStream(file)) {
            return new ObjectMapper().readValue(json, new TypeReference<>() {});
        }
    }

    private static List<String> notUnderstood(List<String> segments) {
        return Coverage.notUnderstood(Goldens.message(segments), Map.of());
    }

    private static List<String> and(String line) {
        return java.util.stream.Stream.concat(WHOLE.stream(), java.util.stream.Stream.of(line))
                .toList();
    }

    private static List<String> with(String field, String text) {
        return with(WHOLE, field, text);
    }

    private static List<String> with(List<String> segments, String field, String text) {
        String[] address = field.split("-");
        if (field.equals("MSH-2")) {
            return segments.stream()
                    .map(line ->
                            line.replaceFirst("^MSH\\|[^|]*", java.util.regex.Matcher.quoteReplacement("MSH|" + text)))
                    .toList();
        }
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).startsWith(address[0])) {
                return Goldens.with(segments, i, Integer.parseInt(address[1]), text);
            }
        }
        throw new IllegalArgumentException(field);
    }

    private static Optional<Quarantined> fault(V2Message message) {
        return WholeMessage.broken(message)
                .or(() -> WholeMessage.notUnderstood(Coverage.notUnderstood(message, Map.of())));
    }
}
