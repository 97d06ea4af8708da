package org.lactarium.routes.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything a sender or whoever runs a feed can be told, in both languages. */
class LanguageTest {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Where a sentence for people begins in the sources; what stands in a log line is for whoever runs the machine. */
    private static final Pattern SAID = Pattern.compile(
            "new (?:Unclear|Understood\\.Unclear|Way\\.Unclear|Quarantined|Translation\\.NotForTheRecord|Unreadable|Failed|Response"
                    + "|ResponseStatusException|Step\\.Held|Step\\.Overtaken|Away|Refused|Settlement\\.Held|Reception|Receipt"
                    + "|Outcome|Line|ForNobody)\\(|\\b(?:unclear|badRequest|missing\\.add|say|sentence|later|count)\\("
                    + "|(?:String (?:[A-Z_]+|sentence|detail|who)\\s*=)|return \"OBX-5");

    static Stream<String> keys() {
        return Collections.list(Phrasebook.bundle(Language.EN).getKeys()).stream();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everySentenceHasBothLanguagesAndTheSameFigures(String key) {
        String english = Phrasebook.bundle(Language.EN).getString(key);
        String chinese = Phrasebook.bundle(Language.ZH_HK).getString(key);
        assertThat(HAN.matcher(chinese).find()).isTrue();
        assertThat(places(chinese)).isEqualTo(places(english));
        assertThat(Phrasebook.bundle(Language.ZH_HK).keySet())
                .isEqualTo(Phrasebook.bundle(Language.EN).keySet());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everySentenceIsFoundAgainByWhatWasSaid(String key) {
        String english = Phrasebook.bundle(Language.EN).getString(key);
        String chinese = Phrasebook.bundle(Language.ZH_HK).getString(key);
        for (int i = 0; i < 5; i++) {
            english = english.replace("{" + i + "}", "X" + i);
            chinese = chinese.replace("{" + i + "}", "X" + i);
        }
        assertThat(Language.ZH_HK.say(english)).isEqualTo(chinese);
        assertThat(Language.EN.say(english)).isEqualTo(english);
    }

    /** Read out of the sources, so that a new sentence without its Chinese cannot be built. */
    @Test
    void everySentenceThatTheRoutesCanSayIsInThePhrasebook() throws IOException {
        List<String> known = new ArrayList<>();
        ResourceBundle english = Phrasebook.bundle(Language.EN);
        english.keySet().forEach(key -> Stream.of(english.getString(key).split("\\{\\d}"))
                .map(String::strip)
                .forEach(known::add));
        Set<String> missing = new TreeSet<>();
        int seen = 0;
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java", "org", "lactarium", "routes"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.toString().matches(".*(/inbox/|Meters\\.java).*"))
                    .toList()) {
                for (String part : said(Files.readString(file))) {
                    seen++;
                    if (known.stream().noneMatch(phrase -> phrase.equals(part))) {
                        missing.add(file.getFileName() + ": " + part);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(seen).isGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            OBX-5 of MBCOLC cannot be read: its unit is not in the unit map|無法讀取 MBCOLC 的 OBX-5：其單位不在單位表內
            Not on record: lot B-26-0117, specimen 26QM01, order (none)|紀錄中沒有：批號 B-26-0117、樣本 26QM01、化驗單 （無）
            It names batch B-1 and batch B-2|它同時指明 batch B-1 及 batch B-2
            The order needs an order number and milk with a number|化驗單需要化驗單編號 及 有編號的母乳
            MBFAT of 44 g/dL is not between 0.5 and 15|MBFAT 為 44 g/dL，不在 0.5 至 15 之間
            """)
    void saysACodeAndAReasonWithinASentence(String english, String chinese) {
        assertThat(Language.ZH_HK.say(english)).isEqualTo(chinese);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"422: serology-reactive (Do not use and inform the coordinator)", "Something else entirely"})
    void leavesWhatIsNotOursAsItIs(String sentence) {
        assertThat(Language.ZH_HK.say(sentence)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Big5-HKSCS", "GB18030", "UTF-8", "UTF-16"})
    void everyChineseSentenceFitsTheCharacterSetsOfHongKongsLaboratories(String charset) {
        keys().map(Phrasebook.bundle(Language.ZH_HK)::getString).forEach(sentence -> assertThat(
                        Charset.forName(charset).newEncoder().canEncode(sentence))
                .as(sentence)
                .isTrue());
    }

    @Test
    void fallsBackToEnglishWhereTheAnswerCannotCarryChinese() {
        assertThat(Language.ZH_HK.say("MSH-10 is empty", StandardCharsets.ISO_8859_1))
                .isEqualTo("MSH-10 is empty");
        assertThat(Language.ZH_HK.say("MSH-10 is empty", StandardCharsets.US_ASCII))
                .isEqualTo("MSH-10 is empty");
        assertThat(Language.ZH_HK.say("MSH-10 is empty", StandardCharsets.UTF_8))
                .isEqualTo("MSH-10 是空的");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {"zh-HK,en;q=0.5|ZH_HK", "zh-Hant|ZH_HK", "en-GB|EN", "fr|EN", "none|EN", ";;|EN"})
    void readsTheLanguageACallerAccepts(String accepted, Language language) {
        assertThat(Language.accepted(accepted, Language.EN)).isEqualTo(language);
    }

    private static List<String> places(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(match -> match.group())
                .sorted()
                .toList();
    }

    /** The text between the parentheses of each call that says something, or up to the end of the statement. */
    private static List<String> said(String source) {
        List<String> parts = new ArrayList<>();
        Matcher calls = SAID.matcher(
                source.replaceAll("(?m)^\\s*(\\*|//|/\\*\\*).*$", "").replaceAll("\"\\s*\\+\\s*\"", ""));
        String text = source.replaceAll("(?m)^\\s*(\\*|//|/\\*\\*).*$", "").replaceAll("\"\\s*\\+\\s*\"", "");
        while (calls.find()) {
            int end = text.indexOf(';', calls.start());
            Matcher literals = LITERAL.matcher(text.substring(calls.start(), end < 0 ? text.length() : end));
            while (literals.find()) {
                String literal = literals.group(1).strip();
                if (literal.contains(" ")
                        && literal.matches(".*[a-z]{2,} .*|.* [a-z]{2,}.*")
                        && !literal.contains("{}")) {
                    parts.add(literal);
                }
            }
        }
        return parts;
    }
}
