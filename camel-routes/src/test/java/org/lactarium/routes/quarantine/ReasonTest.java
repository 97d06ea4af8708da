package org.lactarium.routes.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {

    @ParameterizedTest
    @EnumSource
    void isExplainedToWhoeverRunsTheBankInTheWordsOfTheMessageLog(Reason reason) throws IOException {
        assertThat(Files.readAllLines(Path.of("..", "docs", "operating.md")))
                .contains("| `" + reason.code() + "` | " + reason.advice(Language.EN) + " |");
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhatToDoInBothLanguages(Reason reason) {
        assertThat(reason.advice(Language.ZH_HK))
                .matches("(?s).*\\p{IsHan}.*")
                .isNotEqualTo(reason.advice(Language.EN));
    }
}
