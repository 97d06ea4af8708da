package org.lactarium.routes.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lactarium.profiles.remark.Beside;
import org.lactarium.profiles.remark.Remarks;

/** Sentences as laboratories write them beside a plate without growth and beside a blood test that is not reactive. */
class RemarksTest {

    private static final Remarks SHIPPED = LaboratoryProfile.byDefault().remarks();

    @ParameterizedTest
    @CsvSource({
        "alarming-beside-a-culture,NO_GROWTH,true",
        "alarming-beside-a-blood-test,NON_REACTIVE,true",
        "harmless-beside-a-culture,NO_GROWTH,false",
        "harmless-beside-a-blood-test,NON_REACTIVE,false",
    })
    void oneThatWarnsIsTakenForOneAndNoOther(String file, Beside beside, boolean warns) throws IOException {
        List<String> sentences = Files.readAllLines(Path.of("src/test/resources/remarks/" + file + ".txt"));
        assertThat(sentences).hasSizeGreaterThan(80).allSatisfy(sentence -> assertThat(
                        SHIPPED.contradict(beside, sentence) || SHIPPED.nameAnInfection(sentence))
                .isEqualTo(warns));
    }
}
