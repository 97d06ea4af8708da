package org.lactarium.server.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerologyCodesTest {

    @ParameterizedTest
    @CsvSource({
        "56888-1, HIV, SCREEN, false",
        "7918-6, HIV, SCREEN, false",
        "29893-5, HIV, TYPE_1, false",
        "30361-0, HIV, TYPE_2, false",
        "18396-2, HIV, ANTIGEN, false",
        "25835-0, HIV, NUCLEIC_ACID, false",
        "5221-7, HIV, TYPE_1, true",
        "5196-1, HBSAG, SCREEN, false",
        "5195-3, HBSAG, SCREEN, false",
        "7905-3, HBSAG, SCREEN, true",
        "13952-7, HBSAG, CORE_ANTIBODY, false",
        "24113-3, HBSAG, IGM, false",
        "29610-3, HBSAG, NUCLEIC_ACID, false",
        "16128-1, HCV, SCREEN, false",
        "5199-5, HCV, SCREEN, true",
        "11259-9, HCV, NUCLEIC_ACID, false",
        "29901-6, HTLV, SCREEN, false",
        "16982-1, HTLV, SCREEN, true",
        "47236-5, SYPHILIS, SCREEN, false",
        "20507-0, SYPHILIS, REAGIN, false"
    })
    void aTestIsKnownByWhatItLooksFor(String code, SerologyTest test, SerologyForm form, boolean confirms) {
        assertThat(SerologyTest.ofLoinc(code)).contains(new SerologyCode(test, Set.of(form), confirms));
    }

    @Test
    void agglutinationOfTreponemesExplainsScreenAndReagin() {
        assertThat(SerologyTest.ofLoinc("24312-1").orElseThrow())
                .isEqualTo(new SerologyCode(
                        SerologyTest.SYPHILIS, Set.of(SerologyForm.SCREEN, SerologyForm.REAGIN), true));
    }

    @Test
    void everyInfectionHasAScreenAndATestThatDecides() {
        assertThat(SerologyTest.values()).allSatisfy(test -> assertThat(Arrays.asList(true, false))
                .allSatisfy(confirms -> assertThat(SerologyCodes.ALL.values()).anySatisfy(code -> {
                    assertThat(code.test()).isEqualTo(test);
                    assertThat(code.confirms()).isEqualTo(confirms);
                    assertThat(code.about()).contains(SerologyForm.SCREEN);
                })));
    }

    @Test
    void theLaboratorysDefaultTableKnowsEveryCodeAndEveryOneThatIsDisregarded() throws IOException {
        try (var json = getClass().getResourceAsStream("/laboratory/default.json")) {
            var table = new ObjectMapper().readTree(json);
            var known = new ArrayList<>(SerologyCodes.ALL.keySet());
            known.addAll(Figures.STRICTEST.serology().disregard());
            assertThat(known).allSatisfy(code -> assertThat(
                            table.at("/results/" + code + "/kind").asText("").equals("serology")
                                    || table.path("ignoredTests").has(code))
                    .as(code)
                    .isTrue());
            assertThat(SerologyCodes.ALL.keySet())
                    .noneMatch(code -> table.path("ignoredTests").has(code));
        }
    }

    @Test
    void everyCodeHasTheCheckDigitOfLoinc() {
        assertThat(SerologyCodes.ALL.keySet()).hasSizeGreaterThan(150).allSatisfy(code -> assertThat(checkDigit(code))
                .as(code)
                .isEqualTo(code.charAt(code.length() - 1) - '0'));
    }

    /** LOINC Users' Guide, appendix C: modulus 10. */
    private static int checkDigit(String code) {
        var digits = code.substring(0, code.indexOf('-'));
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? 2 * digit : digit;
            sum += doubled / 10 + doubled % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
