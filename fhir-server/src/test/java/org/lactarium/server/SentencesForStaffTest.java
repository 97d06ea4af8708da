package org.lactarium.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence that the program has for people, in both languages and in every module. */
class SentencesForStaffTest {

    @Test
    void noSentenceHoldsAPathOfFhirARegularExpressionOrTheNumberOfAConstraint() throws IOException {
        var unfit = new ArrayList<String>();
        var bundles = new ArrayList<String>();
        for (var module : new String[] {".", "../camel-routes"}) {
            try (Stream<Path> files = Files.list(Path.of(module, "src/main/resources/messages"))) {
                for (var file : files.filter(SentencesForStaffTest::isRead).toList()) {
                    bundles.add(file.getFileName().toString());
                    var words = new Properties();
                    try (var text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                        words.load(text);
                    }
                    words.forEach((key, sentence) -> ForStaff.unfit(filled(sentence.toString()))
                            .forEach(fault -> unfit.add(file + " " + key + ": " + fault)));
                }
            }
        }
        assertThat(bundles).contains("rules.properties", "rules_zh_HK.properties", "reasons.properties");
        assertThat(unfit).isEmpty();
    }

    /** The story and the simulator speak to whoever types commands. */
    private static boolean isRead(Path bundle) {
        return !bundle.getFileName().toString().matches("(story|simulator).*");
    }

    /** With a word in each gap. */
    private static String filled(String sentence) {
        return sentence.replaceAll("\\{\\d[^}]*\\}", "U-26-1");
    }

    @Test
    void whatNobodyAtTheBenchUnderstandsIsFoundWhereverItStands() {
        assertThat(Stream.of(
                        "Give Observation.category another value.",
                        "Device/pasteuriser-1 is overdue.",
                        "It must match [A-Z]{2}\\d+.",
                        "Constraint failed: per-1",
                        "HAPI-0550: not the current version"))
                .allSatisfy(sentence -> assertThat(ForStaff.unfit(sentence)).isNotEmpty());
        assertThat(ForStaff.unfit("The culture shows 120 CFU/mL and/or no growth. Wait for the laboratory."))
                .isEmpty();
    }
}
