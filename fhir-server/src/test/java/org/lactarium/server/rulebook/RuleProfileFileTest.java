package org.lactarium.server.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.server.rule.Figures;

class RuleProfileFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"strictest", "nice-cg93", "hmbana", "hkbmb"})
    void everyProfileLoadsAndNamesASourceForEveryFigure(String name) {
        var profile = RuleProfileFile.load(name);

        assertThat(profile.name()).isEqualTo(name);
        assertThat(profile.figures()).hasSizeGreaterThan(22).allSatisfy(figure -> assertThat(figure.source())
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
                .hasMessageContaining("thaw.limit")
                .hasMessageContaining("line 12:");
    }

    @Test
    void everyFaultOfABanksOwnFileIsNamedWithItsLine(@TempDir Path folder) throws IOException {
        var own = folder.resolve("bank.yaml");
        var lines = new ArrayList<>(ProfileText.at("strictest").yaml().lines().toList());
        lines.set(4, "zonee: Asia/Hong_Kong");
        lines.set(7, lines.get(7).replace("verified: true", "verified: perhaps"));
        Files.write(own, lines);

        assertThatThrownBy(() -> RuleProfileFile.load("file:" + own))
                .hasMessageContaining(own + ", line 8:")
                .hasMessageContaining("zonee")
                .hasMessageContaining("zone'");
        Files.writeString(own, "name: a\nname: b\n");
        assertThatThrownBy(() -> RuleProfileFile.load("file:" + own)).hasMessageContaining("line 2:");
    }

    @Test
    void aBanksOwnFileIsTakenLikeOneOfOurs(@TempDir Path folder) throws IOException {
        var own = folder.resolve("bank.yaml");
        Files.writeString(own, ProfileText.at("hkbmb").yaml().replace("name: hkbmb", "name: our-bank"));

        assertThat(RuleProfileFile.load("file:" + own).name()).isEqualTo("our-bank");
        assertThat(ProfileText.at("file:" + own).digest())
                .isNotEqualTo(ProfileText.at("hkbmb").digest());
        assertThatThrownBy(() -> RuleProfileFile.load("file:" + folder.resolve("lost.yaml")))
                .hasMessageContaining("lost.yaml");
    }
}
