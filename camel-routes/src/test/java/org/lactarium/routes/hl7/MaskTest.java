package org.lactarium.routes.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What an integration engineer sees of a message: its shape, its codes and numbers, and none of its people. */
class MaskTest {

    private static final String HEADER = "MSH|^~\\&|LIS|LAB|MB|HK|20260306||ORU^R01|C1|P|2.5.1\r";

    @Test
    void coversWhoAPatientIsAndKeepsWhichFieldsAreFilled() {
        String masked = Mask.over(
                HEADER + "PID|1||D-000417^^^HKMB^PI~A123456(7)^^^HK^NI||CHAN^TAI MAN||19900101|F|||1 Road&&2^^HK\r");
        assertThat(masked).isEqualTo(HEADER + "PID|1||***^^^***^***~***^^^***^***||***^***||***|***|||***&&***^^***\r");
    }

    @Test
    void showsTheLotOfMilkThatStandsInThePlaceOfAPatient() {
        assertThat(Mask.over(HEADER + "PID|1||B-26-0117^^^HKMB^LOT~D-1^^^HKMB^PI\r"))
                .contains("PID|1||B-26-0117^^^HKMB^LOT~***^^^***^***\r");
    }

    @Test
    void coversTheNextOfKinTheInsuredAndEverySegmentNobodyHasListed() {
        String masked = Mask.over(HEADER + "NK1|1|WONG^SIU\rGT1|1||WONG^SIU\rZPI|WONG|SIU\rPD1|WONG\r");
        assertThat(masked).doesNotContain("WONG").doesNotContain("SIU").contains("\rZPI|***|***\r");
    }

    @Test
    void coversCollectorsPhysiciansAndFreeTextAndShowsOrdersCodesAndResults() {
        String masked = Mask.over(HEADER
                + "OBR|1|O-1|F-1|MBC^Culture^L||||||7^WONG^SIU||||||8^LEE^DOCTOR|5551234\r"
                + "OBX|1|SN|20695-3^Bacteria^LN||>^100|CFU/mL|||||F|||||9^HO^TECH\r"
                + "OBX|2|FT|X^Y^L||Called mother WONG||||||F\r"
                + "NTE|1|L|Mother WONG called\r");
        assertThat(masked)
                .contains("OBR|1|O-1|F-1|MBC^Culture^L|", "OBX|1|SN|20695-3^Bacteria^LN||>^100|CFU/mL|")
                .contains("NTE|1|L|***\r", "OBX|2|FT|X^Y^L||***|")
                .doesNotContain("WONG")
                .doesNotContain("LEE")
                .doesNotContain("5551234")
                .doesNotContain("HO^TECH");
    }

    @Test
    void readsTheDelimitersOfTheMessage() {
        assertThat(Mask.over("MSH!@~\\&!LIS!LAB!MB!HK!2026!!ORU@R01!C1!P!2.3\rPID!1!!9@@@HK@MR!!CHAN@TAI\r"))
                .endsWith("PID!1!!***@@@***@***!!***@***\r");
    }

    @Test
    void coversWhatIsNoHl7Whole() {
        assertThat(Mask.over("Dear laboratory, about Mrs WONG\r")).isEqualTo("***\r");
        assertThat(Mask.over(HEADER + "and a broken line about Mrs WONG\r")).doesNotContain("WONG");
    }

    @Test
    void coversWhatStandsBehindAnotherKindOfLineEndThanTheMessageHas() {
        assertThat(Mask.over(HEADER + "OBX|1|ST|X||positive\nPID|1||9||WONG^SIU\u2028about WONG||||||F\r"))
                .doesNotContain("WONG");
    }

    @Test
    void coversThePeopleOfABatchToo() {
        assertThat(Mask.over("FHS|^~\\&|LIS\rBHS|^~\\&|LIS\r" + HEADER + "PID|1||1||CHAN^TAI\rBTS|1\rFTS|1\r"))
                .contains("\rBTS|1\rFTS|1\r")
                .doesNotContain("CHAN");
    }

    @Test
    void keepsTheShapeOfEveryMessageWeKnow() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".hl7")).toList()) {
                String text = Files.readString(file);
                String masked = Mask.over(text);
                assertThat(masked.replaceAll("[^\\r|]", ""))
                        .as(file.toString())
                        .isEqualTo(
                                String.join("\r", Lines.of(text)).concat("\r").replaceAll("[^\\r|]", ""));
                assertThat(masked).doesNotContain("CHAN").doesNotContain("DOCTOR");
            }
        }
    }

    @Property(tries = 300)
    void coversEveryNameWhateverStandsInIt(@ForAll String name) {
        String secret = "q" + name.replaceAll("[\\r\\n\\p{Cntrl}\\p{IsWhite_Space}\\x{FEFF}]", "") + "zq7";
        assertThat(Mask.over(HEADER + "PID|1||1||" + secret + "\r")).doesNotContain("zq7");
    }
}
