package org.lactarium.routes.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {

    @ParameterizedTest
    @EnumSource
    void isExplainedToWhoeverRunsTheBankInTheWordsOfTheMessageLog(Reason reason) throws IOException {
        assertThat(Files.readAllLines(Path.of("..", "docs", "operating.md")))
                .contains("| `" + reason.code() + "` | " + reason.advice(Language.EN) + " |");
    }

    /** A hint that names a setting nobody has, or a call there is not, sends a person nowhere. */
    @ParameterizedTest
    @EnumSource
    void namesOnlySettingsThatExistAndTheSameInBothLanguages(Reason reason) throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        List<String> settings = settings(reason.advice(Language.EN));
        assertThat(settings).allSatisfy(setting -> assertThat(readme).contains("| `" + setting + "` |"));
        assertThat(settings(reason.advice(Language.ZH_HK))).isEqualTo(settings);
    }

    private static List<String> settings(String advice) {
        return Pattern.compile("lactarium\\.[a-z.<>-]*[a-z]")
                .matcher(advice)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void callsDismissingByOneNameInEachLanguage(Reason reason) {
        assertThat(reason.advice(Language.EN)).doesNotContain("close the entry");
        assertThat(reason.advice(Language.ZH_HK).contains("了結"))
                .isEqualTo(reason.advice(Language.EN).toLowerCase(Locale.ROOT).contains("dismiss"));
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhatToDoInBothLanguages(Reason reason) {
        assertThat(reason.advice(Language.ZH_HK))
                .matches("(?s).*\\p{IsHan}.*")
                .isNotEqualTo(reason.advice(Language.EN));
    }
}
