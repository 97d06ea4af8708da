package org.lactarium.server.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lactarium.server.rule.Figures;
import org.lactarium.server.rule.Finding;
import org.lactarium.server.rule.RuleId;

class SentencesTest {

    private static final Locale TRADITIONAL_CHINESE = Locale.forLanguageTag("zh-Hant-HK");

    private final Sentences sentences = new Sentences(Figures.STRICTEST.zone());

    @Test
    void saysTheFigureAndTheLimitInBothLanguages() {
        var tooShort = Finding.of(RuleId.HOLD_TOO_SHORT, Duration.ofSeconds(1799), Duration.ofMinutes(30), 62.5);

        assertThat(sentences.of(tooShort, Locale.ENGLISH))
                .isEqualTo("The longest unbroken hold at or above 62.5 °C was 0:29:59; 0:30:00 are needed."
                        + " Discard the batch.");
        assertThat(sentences.of(tooShort, TRADITIONAL_CHINESE)).contains("62.5 °C", "0:29:59", "請棄置此批次");
    }

    @Test
    void showsMomentsOnTheBanksOwnClock() {
        var expired = Finding.of(RuleId.BOTTLE_EXPIRED, "U-1", Instant.parse("2026-07-15T15:59:59Z"));

        assertThat(sentences.of(expired, Locale.ENGLISH)).contains("2026-07-15 23:59:59");
    }

    @ParameterizedTest
    @EnumSource(RuleId.class)
    void everyRuleHasASentenceInBothLanguages(RuleId rule) {
        var finding = Finding.of(rule, "U-1", "U-2", "U-3", "U-4");

        assertThat(sentences.of(finding, Locale.ENGLISH)).isNotBlank().doesNotContain("{");
        assertThat(sentences.of(finding, TRADITIONAL_CHINESE))
                .isNotEqualTo(sentences.of(finding, Locale.ENGLISH))
                .doesNotContain("{");
    }

    @ParameterizedTest
    @EnumSource(RuleId.class)
    void everyRuleThatIsSatisfiedIsSaidSoInBothLanguages(RuleId rule) {
        var finding = Finding.of(rule, "U-1", "U-2", "U-3", "U-4");

        assertThat(sentences.satisfied(finding, Locale.ENGLISH)).isNotBlank().doesNotContain("{");
        assertThat(sentences.satisfied(finding, TRADITIONAL_CHINESE))
                .isNotEqualTo(sentences.satisfied(finding, Locale.ENGLISH))
                .doesNotContain("{");
    }
}
