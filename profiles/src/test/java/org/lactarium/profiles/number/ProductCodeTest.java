package org.lactarium.profiles.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductCodeTest {

    /** As a bank with a licence would bring one. */
    public static final class TableOfABank implements ProductCodeTable {

        @Override
        public Optional<String> name(ProductCode code) {
            return code.description().equals("M9999") ? Optional.of("Milk made up for a test") : Optional.empty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=<M0007V00", "M0007V00", "m0007v00\r\n"})
    void readsItScannedOrTyped(String text) {
        assertThat(ProductCode.read(text)).contains(new ProductCode("M0007V00"));
    }

    @Test
    void saysOfWhatItIsMade() {
        ProductCode code = new ProductCode("M0007VA1");
        assertThat(code.description()).isEqualTo("M0007");
        assertThat(code.donationType()).isEqualTo('V');
        assertThat(code.division()).isEqualTo("A1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "M0007", "=<M0007V0", "=>M0007V00", "0M007V00", "M0007V0*"})
    void refusesWhatHasNotItsForm(String text) {
        assertThat(ProductCode.read(text)).isEmpty();
    }

    @Test
    void cannotBeMadeWrong() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ProductCode("=<M0007V00"));
    }

    @Test
    void asksTheTableThatABankHasBrought() {
        ProductCodeTable table = ProductCodeTable.installed();
        assertThat(table.name(new ProductCode("M9999V00"))).contains("Milk made up for a test");
        assertThat(table.name(new ProductCode("M0007V00"))).isEmpty();
    }
}
