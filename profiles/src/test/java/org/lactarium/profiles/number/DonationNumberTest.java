package org.lactarium.profiles.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DonationNumberTest {

    @ParameterizedTest
    @CsvSource({"G123498654321, H, 77", "A999926000001, 8, 68", "A999926123456, T, 89", "W000025123456, G, 76"})
    void itsCheckCharacterIsTheOneOfTheStandard(String number, char check, String flags) {
        DonationNumber donation = new DonationNumber(number);
        assertThat(donation.checkCharacter()).isEqualTo(check);
        assertThat(donation.checkFlags()).isEqualTo(flags);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "G123498654321",
                "G1234 98 654321 H",
                "g1234 98 654321 h",
                "=G12349865432177",
                "=G12349865432100",
                "=G123498654321A1"
            })
    void readsItScannedOrTyped(String text) {
        assertThat(DonationNumber.read(text)).contains(new DonationNumber("G123498654321"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "G1234 98 654321 J",
                "=G12349865432178",
                "=G123498654321",
                "=G123498654321777",
                "O123498654321",
                "0123498654321",
                "G12349865432",
                "G1234A8654321",
                "",
                "="
            })
    void refusesWhatIsNoNumberOrDoesNotFitItsCheck(String text) {
        assertThat(DonationNumber.read(text)).isEmpty();
    }

    @Test
    void cannotBeMadeWrong() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DonationNumber("=G123498654321"));
    }

    @Test
    void belongsToTheSystemOfIsbt128() {
        assertThat(new DonationNumber("A999926000001").system())
                .isEqualTo("https://www.isbt128.org/uri/DonationIdentificationNumber");
    }
}
