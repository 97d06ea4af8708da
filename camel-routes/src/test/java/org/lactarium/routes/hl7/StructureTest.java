package org.lactarium.routes.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a text is one whole message. */
class StructureTest {

    private static final String HEADER = "MSH|^~\\&|LIS|LAB|MB|HK|20260309||ORU^R01|C1|P|2.5.1\r";
    private static final String PATIENT = "PID|1||B-1^^^HK^LOT\r";
    private static final String RESULT =
            "OBR|1|O-1|F-1|MBCULPRE\rOBX|1|NM|MBCFU||850|CFU/mL|||||F\rNTE|1|L|Read at 48 h\r";
    private static final String WHOLE = HEADER + PATIENT + RESULT;

    static Stream<Path> goldens() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/golden"))) {
            return files.filter(file -> file.toString().endsWith(".hl7")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void findsNoFaultInAMessageWeTake(Path golden) throws IOException {
        assertThat(Structure.fault(Files.readString(golden))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\r\r", "\r\n\r\n", "\n\n"})
    void readsTheSameWhicheverLineEndsAMessageHas(String end) {
        Reading reading = V2Message.read(WHOLE.replace("\r", end));
        assertThat(reading).isEqualTo(V2Message.read(WHOLE));
        assertThat(Structure.fault((V2Message) reading)).isEmpty();
    }

    @Test
    void aLineFeedInAMessageOfCarriageReturnsIsAPartOfAComment() {
        String text = HEADER + RESULT.replace("Read at", "Read\nat") + "ZXX|1\r\n";
        V2Message message = (V2Message) V2Message.read(text);
        assertThat(message.first("NTE").orElseThrow().field(3).text()).isEqualTo("Read\nat 48 h");
        assertThat(Structure.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\n \n", "\u000B", "\f", "\u0085", "\u2028", "\u2029", "\n\t"})
    void aSegmentBehindAnotherKindOfLineEndIsNotPassedOver(String end) {
        for (String hidden : List.of("OBX|2|NM|MBCFU||5", "PID|1", "ZZZ|", "MSH|^~\\&|")) {
            assertThat(Structure.fault(WHOLE.replace("48 h\r", "48 h" + end + hidden + "\r")))
                    .hasValueSatisfying(sentence -> assertThat(sentence).contains("a segment behind it"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "850 CFU/mL",
                "obx|2|NM|MBCFU||5",
                "OBX2|NM",
                "OBX |2",
                "OB",
                "OBX^2",
                "|OBX",
                "Ox1|2",
                "QQQ|1",
                "OBZ|1",
                "1BX|2",
                "Ｏ B X|2",
                "...",
                "\u0000OBX|1"
            })
    void aLineThatIsNoSegmentBreaksAMessage(String line) {
        assertThat(Structure.fault(WHOLE + line + "\r")).contains("Line 6 is no segment of HL7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ZPI|1|x",
                "Z01|",
                "Z99",
                "SFT|Vendor",
                "PV1|1|O",
                "PV2||x",
                "NK1|1",
                "TQ1|1",
                "CTI|1",
                "PRT|1",
                "UAC|x",
                "PV1",
                "PD1 ",
                " PV1|1",
                "CTD|x",
                "FT1|1",
                "BLG|x",
                "ROL|1",
                "DG1|1"
            })
    void whatOthersAddToAMessageDoesItNoHarm(String line) {
        assertThat(Structure.fault(WHOLE + line + "\r")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void aLineEndThatGotLostIsNoticedWhateverStandsBeforeIt(Path golden) throws IOException {
        for (String before : List.of("ORC|SC||||CM", "ZXX|1", "PV1|1|N", "NTE|1|L|warmed", "SAC|||S-1|||R1|3")) {
            for (String line : Files.readString(golden).split("\r")) {
                if (line.matches("(OBX|OBR|PID|SPM|ORC|NTE)\\|.*")) {
                    assertThat(Structure.fault(WHOLE + before + line + "\r"))
                            .as(before + line)
                            .isNotEmpty();
                }
            }
        }
    }

    @Test
    void aWordThatEndsAsASegmentIsNamedIsAWord() {
        assertThat(Structure.fault(WHOLE + "OBX|2|NM|MBCFU||0|CFU/mL|||||F||||TECH|RAPID||MS-1|20260309\r"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OBX|1|NM|MBCFU||850", "OBX|1|NM|MBCFU||850|CFU/mL|||||", "OBX|1|NM|MB"})
    void aTextThatEndsBeforeTheStatusOfItsLastResultWasCut(String last) {
        String before = HEADER + PATIENT + "OBR|1|O-1|F-1|MBCULPRE\r";
        assertThat(Structure.fault(before + last)).contains("It ends in the middle of its last result");
        assertThat(Structure.fault(before + last + "\r")).isEmpty();
    }

    @Test
    void theLastLineNeedsNoEndOfItsOwn() {
        assertThat(Structure.fault(WHOLE.strip())).isEmpty();
        assertThat(Structure.fault(HEADER + PATIENT + "OBR|1|O-1|F-1|MBCULPRE\rOBX|1|NM|MBCFU||850||||||F"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MSH|^~\\&|LIS|LAB", "FHS|^~\\&|LIS", "BHS|^~\\&|LIS", "BTS|1", "FTS|1"})
    void aSecondHeaderOrAPieceOfABatchBreaksAMessage(String line) {
        assertThat(Structure.fault(WHOLE + line + "\r" + RESULT))
                .contains("Another message or a part of a batch stands in it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADD|rest of the line", "DSC|more", "ADD", "DSC"})
    void aPartOfALongerMessageIsNoMessage(String line) {
        assertThat(Structure.fault(WHOLE + line + "\r")).contains("It is a part of a longer message");
        assertThat(Structure.fault(WHOLE.replace("|2.5.1\r", "|2.5.1||180\r")))
                .contains("It is a part of a longer message");
    }

    @Test
    void resultsWithoutAnyRequestAreNobodys() {
        String alone = HEADER + PATIENT + "OBX|1|NM|MBCFU||850|CFU/mL|||||F\r";
        assertThat(Structure.fault(alone)).contains("It holds results and no OBR they belong to");
        // an admission may carry the height of a patient
        assertThat(Structure.fault(alone.replace("ORU^R01", "ADT^A01"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {"^~\\&", "^~\\&#", "@~\\&", "^*\\&", "$%!+"})
    void takesWhateverSignsAMessageDeclares(String declared) {
        assertThat(Structure.fault(dividedBy(declared))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^^\\&", "^~^&", "^~\\^", "^~\\&#?", "A~\\&", "^1\\&", "^~\\.", "^~-&", "^~ &", "^~\\\"", "", "^~\\é"
            })
    void signsThatRepeatOrCouldBelongToAWordOrANumberDivideNothing(String declared) {
        assertThat(Structure.fault(dividedBy(declared))).contains("MSH-2 does not say what divides the message");
    }

    @Test
    void aSignThatIsNotDeclaredMayBeLeftOutWhereNothingLooksLikeIt() {
        assertThat(Structure.fault(WHOLE.replace("^~\\&", "^~\\"))).isEmpty();
        assertThat(Structure.fault(WHOLE.replace("^~\\&", "^"))).isEmpty();
        assertThat(Structure.fault(WHOLE.replace("^~\\&", "^~\\").replace("48 h", "24 & 48 h")))
                .isPresent();
        assertThat(Structure.fault(WHOLE.replace("^~\\&", "^").replace("48 h", "48~72 h")))
                .isPresent();
    }

    @Test
    void whatIsNoMessageAtAllIsAFaultToo() {
        assertThat(Structure.fault("")).isPresent();
        assertThat(Structure.fault("hello")).contains("It does not begin with an MSH segment");
        assertThat(Structure.fault("FHS|^~\\&|\r" + WHOLE))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("batch"));
    }

    private static String dividedBy(String declared) {
        String divided = WHOLE;
        for (int i = 0; i < Math.min(4, declared.length()); i++) {
            divided = divided.replace("^~\\&".charAt(i), (char) (0xE000 + i));
        }
        for (int i = 0; i < Math.min(4, declared.length()); i++) {
            divided = divided.replace((char) (0xE000 + i), declared.charAt(i));
        }
        String header = "MSH|" + declared;
        return header + divided.substring("MSH|^~\\&".length());
    }
}
