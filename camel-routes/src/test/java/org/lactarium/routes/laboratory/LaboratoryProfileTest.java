package org.lactarium.routes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LaboratoryProfileTest {

    @Test
    void findsCodesHoweverALaboratoryWritesThem() {
        LaboratoryProfile profile = LaboratoryProfile.byDefault();
        assertThat(profile.test("mbculpost")).isPresent();
        assertThat(profile.units().get("cfu/ml")).isEqualTo("[CFU]/mL");
        assertThat(profile.saysNoGrowth(" No growth after 48 h. ")).isTrue();
        assertThat(profile.saysNoGrowth("No growth of pathogens, mixed flora")).isFalse();
    }

    @Test
    void saysEveryMistakeOfADataFileAtOnce() throws IOException {
        String broken =
                shipped().replace("\"stage\": \"post\"", "\"stage\": \"after\"").replace("\"units\"", "\"unit\"");
        assertThatThrownBy(
                        () -> LaboratoryProfile.read(new ByteArrayInputStream(broken.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stage")
                .hasMessageContaining("units");
    }

    @Test
    void refusesACultureThatDoesNotSayWhetherItWasTakenBeforeOrAfterPasteurisation() throws IOException {
        String broken = shipped().replace(", \"stage\": \"post\"", "");
        assertThatThrownBy(
                        () -> LaboratoryProfile.read(new ByteArrayInputStream(broken.getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("stage");
    }

    @Test
    void anExpressionThatIsNoneIsAMistake() {
        assertThatThrownBy(() -> Profiles.with("tntc|too", "tntc|(too").read())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mistakes");
    }

    @Test
    void whatAnOlderFileLeavesOutIsAsInTheShippedOne() throws IOException {
        String older = shipped()
                .substring(0, shipped().indexOf("  \"susceptibility\": {\n    \"S\""))
                .strip();
        LaboratoryProfile profile = LaboratoryProfile.read(new ByteArrayInputStream(
                (older.substring(0, older.length() - 1) + "}").getBytes(StandardCharsets.UTF_8)));
        assertThat(profile.documents()).isEqualTo(LaboratoryProfile.byDefault().documents());
        assertThat(profile.organism("E. coli.")).isPresent();
    }

    private static String shipped() throws IOException {
        try (InputStream json = LaboratoryProfile.class.getResourceAsStream("/laboratory/default.json")) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
