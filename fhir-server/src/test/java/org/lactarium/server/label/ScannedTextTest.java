package org.lactarium.server.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.profiles.Systems;

class ScannedTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"U-26-001203", " u-26-001203\r\n", "]d1U-26-001203", "]C0U-26-001203"})
    void ourOwnNumberIsReadWhateverTheScannerPutsAroundIt(String scanned) {
        assertThat(ScannedText.read(scanned, Labels.OWN)).isEqualTo(new ScannedText.Number("U-26-001203", null, null));
    }

    @Test
    void anotherBanksNumberIsLookedForAsItIs() {
        assertThat(ScannedText.read("HMB/77-a", Labels.OWN)).isEqualTo(new ScannedText.Number("HMB/77-a", null, null));
    }

    @Test
    void aDonationNumberOfOursIsOurUnitAndOneOfOthersStaysADonationNumber() {
        var ours = Labels.ISBT;

        assertThat(ScannedText.read("=A99992600000168", ours))
                .isEqualTo(new ScannedText.Number("U-26-000001", null, null));
        assertThat(ScannedText.read("=W00002512345676", ours))
                .isEqualTo(new ScannedText.Number("W000025123456", Systems.DONATION_ID, null));
        assertThat(ScannedText.read("=+02000=A99992600000168=>026365", ours))
                .isEqualTo(new ScannedText.Number("U-26-000001", null, LocalDateTime.parse("2026-12-31T23:59")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=A99992600000169",
                "=A9999260000",
                "=+03000=A99992600000168=<M0007V00",
                "=+01000=A99992600000168=<M0007V00",
                "=<M0007V00",
                "=+02000=A99992600000168&>0263992359",
                "&>0263652359"
            })
    void isbtTextThatIsCutOffOrFailsItsCheckIsNeverGuessedAt(String scanned) {
        assertThat(ScannedText.read(scanned, Labels.ISBT)).isInstanceOf(ScannedText.Broken.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "]d2010401234500001670032612312359\u001d10B-26-0117\u001d21U-26-001203",
                "\u001d010401234500001670032612312359\u001d21U-26-001203",
                "]C1010401234500001617261231" + "21U-26-001203",
                "010401234500001670032612312359\u001d21U-26-001203",
                "(01)04012345000016(7003)2612312359(10)B-26-0117(21)U-26-001203"
            })
    void gs1IsReadWithFnc1WithASymbologyIdentifierBareAndInBrackets(String scanned) {
        assertThat(ScannedText.read(scanned, Labels.GS1))
                .isEqualTo(new ScannedText.Number("U-26-001203", null, LocalDateTime.parse("2026-12-31T23:59")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "]d2010401234500001721U-26-001203",
                "]d20104012345",
                "]d2010401234500001610B-26-0117",
                "(01)04012345000016(17)261332(21)U-26-001203",
                "(01)04012345000016(21)U-26-001203 and more (",
                "(99)x"
            })
    void gs1TextWithAWrongCheckDigitOrWithoutASerialIsNeverGuessedAt(String scanned) {
        assertThat(ScannedText.read(scanned, Labels.GS1)).isInstanceOf(ScannedText.Broken.class);
    }
}
