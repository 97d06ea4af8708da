package org.lactarium.routes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaboratoryProfileTest {

    @Test
    void findsCodesHoweverALaboratoryWritesThem() {
        LaboratoryProfile profile = LaboratoryProfile.byDefault();
        assertThat(profile.test("mbculpost")).isPresent();
        assertThat(profile.units().get("cfu/ml")).isEqualTo("[CFU]/mL");
        assertThat(profile.saysNoGrowth(" No growth after 48 h. ")).isTrue();
        assertThat(profile.saysNoGrowth("No bacterial growth detected.")).isTrue();
        assertThat(profile.saysNoGrowth("No growth of pathogens, mixed flora")).isFalse();
        assertThat(profile.saysNoGrowth("No significant growth")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NON_REACTIVE | NR | NEG | 131194007 | 260385009 | LA15256-3 | Non reactive | not reactive | neg. | Not Detected | absent | 陰性",
                "INDETERMINATE | IND | WR | 82334004 | 42425007 | LA11884-6 | Equivocal | grey zone | Weakly reactive | weak positive | repeat | 弱陽性",
                "REACTIVE | RR | POS | 11214006 | 10828004 | LA15255-5 | Reactive | detected | pos. | Repeat reactive | + | 陽性"
            })
    void knowsTheUsualWordsOfBloodTestsAndLeavesAloneWhatMayMeanTwoThings(ArgumentsAccessor row) {
        LaboratoryProfile profile = LaboratoryProfile.byDefault();
        row.toList().stream().skip(1).forEach(word -> assertThat(profile.reactivity())
                .as("%s", word)
                .containsEntry((String) word, Reactivity.valueOf(row.getString(0))));
        assertThat(profile.reactivity()).doesNotContainKeys("ND", "nil", "-", "?", "to follow", "pending");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CFU/ml",
                "cfu/mL",
                "{cfu}/mL",
                "[CFU]/mL",
                "CFU per mL",
                "cfu/millilitre",
                "colonies/mL",
                "colony forming units/mL"
            })
    void readsColoniesInAMillilitreHoweverTheyAreWritten(String unit) {
        assertThat(LaboratoryProfile.byDefault().units()).containsEntry(unit, "[CFU]/mL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mL", "CFU/L", "CFU", "mL", "10^3/mL", "CFU/g"})
    void takesNoUnitForColoniesThatMayBeAnother(String unit) {
        assertThat(LaboratoryProfile.byDefault().units()).doesNotContainKey(unit);
    }

    @Test
    void namesTheTestsThatDoNotConcernMilkWithAReasonAndNoneThatTheBankAsksFor() {
        LaboratoryProfile profile = LaboratoryProfile.byDefault();
        assertThat(profile.ignoredTests())
                .containsKeys("58410-2", "718-7", "6690-2", "1742-6", "2160-0", "3016-3", "2276-4", "882-1", "29463-7")
                .allSatisfy((code, why) -> assertThat(why).hasSizeGreaterThan(10))
                // whether she smokes concerns her milk
                .doesNotContainKey("72166-2");
        assertThat(profile.ignoredTests().keySet())
                .doesNotContainAnyElementsOf(profile.results().keySet())
                .doesNotContainAnyElementsOf(profile.tests().keySet());
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
