package org.lactarium.server.donor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LowerChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.server.donor.Interview.Answer;
import org.lactarium.server.rule.Figures;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rulebook.RuleProfileFile;

class AnswerRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"strictest", "nice-cg93", "hmbana", "hkbmb"})
    void everyQuestionAndEveryAnswerOfTheInterviewHasAConsequence(String name) {
        var profile = RuleProfileFile.load(name);
        var saidNothingAbout = new ArrayList<String>();
        questions().forEach((question, type) -> {
            var listed = Objects.requireNonNull(profile.donors().questions()).containsKey(question);
            var reason = profile.deferral(question).isPresent();
            var date = type.equals("date") && question.matches(".+-(from|until)");
            if (!listed && !reason && !date) {
                saidNothingAbout.add(question);
            }
            if (reason) {
                assertThat(follows(new Answer(question, true, null, null), profile))
                        .as(question)
                        .isNotEmpty();
                assertThat(follows(new Answer(question, false, null, null), profile))
                        .as(question)
                        .isEmpty();
                assertThat(follows(new Answer(question, null, null, null, List.of()), profile))
                        .as(question + ", neither yes nor no")
                        .allMatch(AnswerRules.Follows::asks)
                        .isNotEmpty();
            }
        });

        assertThat(saidNothingAbout).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"strictest", "nice-cg93", "hmbana", "hkbmb"})
    void aProfileSpeaksOfNoQuestionThatTheInterviewDoesNotHave(String name) {
        var profile = RuleProfileFile.load(name);

        assertThat(questions().keySet())
                .containsAll(
                        Objects.requireNonNull(profile.donors().questions()).keySet())
                .containsAll(profile.donors().interviews().questions())
                .containsAll(
                        profile.deferrals().stream().map(rule -> rule.reason()).toList());
    }

    @Test
    void whatNobodyHasSaidAnythingAboutAsksAPersonWhateverTheAnswer() {
        for (var yes : new Boolean[] {true, false, null}) {
            assertThat(follows(new Answer("well", yes, null, null, List.of()), Figures.STRICTEST))
                    .extracting(AnswerRules.Follows::asks)
                    .containsExactly(true);
        }
    }

    @Test
    void medicinesAreReadFromTheWordsOfADonorInBothLanguages() {
        assertThat(read("必理痛 每日兩次；綜合維他命")).isEqualTo("paracetamol vitamins understood");
        assertThat(read("Vitamin D3 1000 IU, folic acid 400 mcg")).isEqualTo("vitamins understood");
        assertThat(read("Sertraline 50mg in the morning")).isEqualTo("antidepressant understood");
        assertThat(read("Panadolol")).isEqualTo("not understood");
        assertThat(read("mega vitamin C")).isEqualTo("vitamins not understood");
    }

    @Property
    void aNameInTheListHidesNoneBesideIt(@ForAll @LowerChars @StringLength(min = 12, max = 16) String other) {
        assertThat(read("panadol, " + other)).endsWith("not understood");
        assertThat(read(other + " and vitamin d")).endsWith("not understood");
    }

    private static String read(String words) {
        var read = Medicines.read(List.of(words), Figures.STRICTEST.donors().medicines());
        return Stream.concat(
                        read.known().stream().map(medicine -> medicine.name()).sorted(),
                        Stream.of(read.understood() ? "understood" : "not understood"))
                .collect(Collectors.joining(" "));
    }

    private static List<AnswerRules.Follows> follows(Answer answer, RuleProfile profile) {
        return AnswerRules.follows(answer, profile).toList();
    }

    /** Of the questionnaire, with the type of each. */
    private static Map<String, String> questions() {
        try (InputStream file = Objects.requireNonNull(
                AnswerRulesTest.class.getResourceAsStream("/fhir/Questionnaire-donor-screening.json"))) {
            var questions = new LinkedHashMap<String, String>();
            gather(new ObjectMapper().readTree(file), questions);
            return questions;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void gather(JsonNode of, Map<String, String> questions) {
        of.path("item").forEach(item -> {
            if (!item.path("type").asText().equals("group")) {
                questions.put(item.path("linkId").asText(), item.path("type").asText());
            }
            gather(item, questions);
        });
    }
}
