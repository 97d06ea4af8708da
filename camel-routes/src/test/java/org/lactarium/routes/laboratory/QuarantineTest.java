package org.lactarium.routes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.quarantine.Reason;

/** What is not understood is held, and said in full. */
class QuarantineTest {

    private static final String CULTURE = "OBR|1|O-1|F-1|MBCULPRE|||20260304|||||||||||||||20260309||MB|F\r";
    private static final String COUNT = "OBX|1|NM|20695-3^^LN||850|CFU/mL|||||F\r";

    @Test
    void saysEverythingThatIsUnknownAtOnce() {
        Quarantined held = held(CULTURE
                + "OBX|1|NM|NOVEL^Novel test^L||1|CFU/mL|||||F\r"
                + "OBX|2|NM|20695-3^^LN||1|cfu/plate^^L|||||F\r"
                + "OBX|3|ST|20695-3^^LN||Mrs Chan called||||||F\r"
                + "OBR|2|O-2|F-2|MYSTERY^^L|||20260304|||||||||||||||20260309||MB|F\r"
                + COUNT);
        assertThat(held.reason()).isEqualTo(Reason.UNKNOWN_TEST);
        assertThat(held.unmapped())
                .containsExactlyInAnyOrder(
                        new Unmapped("OBR-4", "MYSTERY", "L", "", "MYSTERY^^L"),
                        new Unmapped("OBX-3", "NOVEL", "L", "MBCULPRE", "NOVEL^Novel test^L"),
                        new Unmapped("OBX-6", "cfu/plate", "L", "20695-3", "cfu/plate^^L"),
                        new Unmapped("OBX-5", "", "", "20695-3", "Mrs Chan called"));
        assertThat(held.toString()).doesNotContain("Chan");
    }

    @Test
    void aReportCutOffBeforeItsStatusIsHeld() {
        Quarantined held = held("OBR|1|O-1|F-1|MBCULPRE|||20260304|||||||||||\r");
        assertThat(held.reason()).isEqualTo(Reason.BROKEN_STRUCTURE);
        assertThat(held.bearing()).isEqualTo(Bearing.STOPS);
    }

    @Test
    void aSusceptibilityOfAnIsolateThatNobodyKnowsIsHeld() {
        Quarantined held = held("OBR|1|O-1|F-1-S1|MBAST|||20260304|||||||||||||||20260309||MB|F\r"
                + "OBX|1|SN|18908-4^^LN|1|<=^0.25|ug/mL||S|||F\r");
        assertThat(held.reason()).isEqualTo(Reason.ISOLATE_MISSING);
    }

    @Test
    void aSusceptibilityThatFitsTwoIsolatesIsHeld() {
        Quarantined held = held(CULTURE
                + "OBX|1|ST|MBORG||S. aureus||||||F\rOBX|2|ST|MBORG||E. coli||||||F\r"
                + "OBX|3|SN|18908-4^^LN||<=^0.25|ug/mL||S|||F\r");
        assertThat(held.reason()).isEqualTo(Reason.ISOLATE_MISSING);
        assertThat(held.detail()).contains("one of 2");
    }

    @Test
    void aSusceptibilityThatSaysResistantAndSusceptibleIsHeld() {
        Quarantined held = held(CULTURE + "OBX|1|ST|MBORG|1|S. aureus||||||F\r" + "OBX|2|ST|18908-4^^LN|1|R|||S|||F\r");
        assertThat(held.detail()).contains("contradict");
    }

    @Test
    void anEmbeddedDocumentThatIsBrokenTooLargeOrOfAStrangeTypeIsHeld() {
        String large = Base64.getEncoder().encodeToString(new byte[5 * 1024 * 1024 + 1]);
        assertThat(document("^application^PDF^Base64^%%%").detail()).contains("not in the encoding");
        assertThat(document("^application^PDF^Base64^" + large).detail()).contains("5242881 bytes");
        assertThat(document("^application^PDF^Base64^").detail()).contains("empty");
        assertThat(document("^application^EXE^Base64^AAAA").detail()).contains("type that is not taken");
        assertThat(document("^application^PDF^Uuencode^AAAA").detail()).contains("encoding HL7 does not have");
        assertThat(held(CULTURE + COUNT + "OBX|2|RP|PDF||\\\\fileserver\\reports\\1.pdf||||||F\r")
                        .detail())
                .contains("no web address");
    }

    private static Quarantined document(String value) {
        Quarantined held = held(CULTURE + COUNT + "OBX|2|ED|PDF||" + value + "||||||F\r");
        assertThat(held.reason()).isEqualTo(Reason.DOCUMENT_UNREADABLE);
        return held;
    }

    private static Quarantined held(String reports) {
        String text = "MSH|^~\\&|LIS|LAB|MILKBANK|HKMB|20260309||ORU^R01|1|P|2.5.1\r" + reports;
        Understanding understanding = new LaboratoryReader(LaboratoryProfile.byDefault(), ZoneId.of("Asia/Hong_Kong"))
                .read((V2Message) V2Message.read(text), Goldens.ARRIVAL);
        return understanding instanceof Understanding.Understood understood
                ? understood.held()
                : (Quarantined) understanding;
    }
}
