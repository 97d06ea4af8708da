package org.lactarium.server.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.server.rule.Figures;

class RuleProfileFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"strictest", "nice-cg93", "hmbana", "hkbmb"})
    void everyProfileLoadsAndNamesASourceForEveryFigure(String name) {
        var profile = RuleProfileFile.load(name);

        assertThat(profile.name()).isEqualTo(name);
        assertThat(profile.figures()).hasSize(40).allSatisfy(figure -> assertThat(figure.source())
                .isNotBlank());
    }

    @Test
    void theStrictestProfileSaysWhatTheBankDefaultsTo() {
        var strictest = Figures.STRICTEST;

        assertThat(strictest.serology().validity()).isEqualTo(Period.ofMonths(3));
        assertThat(strictest.thaw().limit()).isEqualTo(Duration.ofHours(24));
        assertThat(strictest.pooling().maxDonors()).isEqualTo(1);
        assertThat(strictest.heating().temperature()).isEqualTo(62.5);
        assertThat(strictest.cultures().postLimit()).isZero();
    }

    @Test
    void aProfileThatIsNotThereIsRefusedByName() {
        assertThatThrownBy(() -> RuleProfileFile.load("lenient")).hasMessageContaining("lenient");
    }

    @Test
    void aProfileThatBreaksItsSchemaIsRefusedWithThePlace() {
        assertThatThrownBy(() -> RuleProfileFile.load("broken-for-test"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("thaw.limit");
    }
}
