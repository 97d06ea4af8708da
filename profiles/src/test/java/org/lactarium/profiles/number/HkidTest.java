package org.lactarium.profiles.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HkidTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A123456(3)",
                "E364912(5)",
                "AB123456(9)",
                "AB987654(3)",
                "D288754(2)",
                "A100004(A)",
                "K000000(0)",
                "C668668(9)",
                "G000010(7)",
                "WX123456(9)"
            })
    void readsCardsWhoseCheckDigitFits(String card) {
        assertThat(Hkid.read(card)).map(Hkid::value).contains(card);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a123456(3)", "A1234563", " A123456 (3) ", "A 123456 3", "a123456(3)\r\n"})
    void readsItHoweverItIsTyped(String typed) {
        assertThat(Hkid.read(typed)).map(Hkid::value).contains("A123456(3)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A123456(4)",
                "A123456(A)",
                "A12345(3)",
                "1234567(3)",
                "ABC123456(3)",
                "",
                "(3)",
                "陳123456(3)",
                "A１２３４５６(3)"
            })
    void refusesWhatIsNoCard(String text) {
        assertThat(Hkid.read(text)).isEmpty();
    }

    @Test
    void cannotBeMadeWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Hkid("A123456(4)"))
                .withMessageNotContaining("A123456");
    }

    @Test
    void isMaskedWhereverItIsPrinted() {
        assertThat(new Hkid("A123456(3)").masked()).isEqualTo("A12***6(3)");
        assertThat(new Hkid("AB987654(3)").masked()).isEqualTo("AB98***4(3)");
        assertThat(new Hkid("A123456(3)")).hasToString("Hkid[A12***6(3)]");
    }

    @Test
    void belongsToASystem() {
        assertThat(new Hkid("A123456(3)").system()).isEqualTo("https://lactarium.org/id/hkid");
    }
}
