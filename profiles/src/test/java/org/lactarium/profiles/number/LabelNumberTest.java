package org.lactarium.profiles.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelNumberTest {

    @Test
    void tellsWhatAScannedLabelIs() {
        assertThat(LabelNumber.read("D-000417")).contains(new DonorNumber("D-000417"));
        assertThat(LabelNumber.read("U-26-001201")).contains(new UnitNumber("U-26-001201"));
        assertThat(LabelNumber.read("P-26-0117")).contains(new PoolNumber("P-26-0117"));
        assertThat(LabelNumber.read("b-26-0117\r\n")).contains(new BatchNumber("B-26-0117"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "D-417",
                "D-0000417",
                "B-26-117",
                "B-26-00117",
                "B-2026-0117",
                "U-26-1201",
                "U-26-001201-0",
                "U-26-001201-100",
                "X-26-0117",
                "B-26-0117-1",
                "B 26 0117",
                "U-２６-001201"
            })
    void refusesWhatIsNoNumberOfOurs(String text) {
        assertThat(LabelNumber.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "D-000417, https://lactarium.org/id/donor",
        "U-26-001201-1, https://lactarium.org/id/unit",
        "P-26-0117, https://lactarium.org/id/pool",
        "B-26-0117, https://lactarium.org/id/batch"
    })
    void everyNumberBelongsToASystem(String text, String system) {
        assertThat(LabelNumber.read(text)).map(LabelNumber::system).contains(system);
    }

    @Test
    void anAliquotIsAPartOfItsBottle() {
        UnitNumber bottle = UnitNumber.of(26, 1201);
        UnitNumber aliquot = bottle.part(2);
        assertThat(aliquot.value()).isEqualTo("U-26-001201-2");
        assertThat(aliquot.isPart()).isTrue();
        assertThat(aliquot.whole()).isEqualTo(bottle);
        assertThat(bottle.isPart()).isFalse();
        assertThat(bottle.whole()).isEqualTo(bottle);
    }

    @Test
    void aPartOfAPartIsAPartOfTheWhole() {
        assertThat(UnitNumber.of(26, 1201).part(1).part(2)).isEqualTo(new UnitNumber("U-26-001201-2"));
    }

    @Test
    void cannotBeMadeWrong() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DonorNumber("417"));
        assertThatIllegalArgumentException().isThrownBy(() -> new UnitNumber("417"));
        assertThatIllegalArgumentException().isThrownBy(() -> new PoolNumber("417"));
        assertThatIllegalArgumentException().isThrownBy(() -> new BatchNumber("417"));
        assertThatIllegalArgumentException().isThrownBy(() -> BatchNumber.of(126, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnitNumber.of(26, 1).part(100));
    }
}
