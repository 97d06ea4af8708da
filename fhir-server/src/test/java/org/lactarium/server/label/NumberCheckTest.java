package org.lactarium.server.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.datamatrix.decoder.Decoder;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;
import org.lactarium.server.rulebook.Sentences;

/** A number that no label can carry is refused when it is given. */
class NumberCheckTest {

    /** Every printer a bank may configure. */
    static List<LabelPrinter> printers() {
        return Stream.concat(
                        Stream.of(Labels.OWN, Labels.ISBT, Labels.GS1).flatMap(issuer -> Stream.of(LabelSize.values())
                                .map(size -> Labels.printer(issuer, size))),
                        Stream.of(
                                Labels.lined(Labels.OWN, LabelSize.SMALL, 203),
                                Labels.lined(Labels.OWN, LabelSize.LARGE, 300),
                                Labels.lined(Labels.ISBT, LabelSize.SMALL, 600),
                                Labels.lined(Labels.GS1, LabelSize.LARGE, 203)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("printers")
    void theBanksOwnNumbersMayBeGivenOnEveryLabel(LabelPrinter printer) {
        assertThat(given(printer, UnitType.DEPOSIT, "U-26-001203")).isEmpty();
        assertThat(given(printer, UnitType.POOL, "P-26-0117")).isEmpty();
        assertThat(given(printer, UnitType.BATCH, "B-26-0117")).isEmpty();
        assertThat(given(printer, UnitType.BOTTLE, "U-26-001203")).isEmpty();
        assertThat(given(printer, UnitType.ALIQUOT, "U-26-001203-1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "U-26-00\u00001",
                "U-26\t001203",
                "U-26-001203\r",
                "U-26-001203\n1",
                " U-26-001203",
                "U-26-001203 ",
                "U-26  001203",
                "U\u00a026",
                "U\u200b26",
                "U\u202e26",
                "\u0412-26-0117",
                "Ｂ-26-0117",
                "B-２６-0117",
                "U–26–001203",
                "U−26−001203",
                "U-26-00120３",
                "Ü-26-001203",
                "母乳-26",
                "U-26-\ud83c\udf7c",
                "U\ud83c26",
                "U-26\u001d001203",
                "U-26\u007f"
            })
    void aNumberWithSignsThatAScannerOrAReaderTakesForOthersIsRefused(String number) {
        everywhere(number, "unprintable.character");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "u-26-001203",
                "b-26-0117",
                "p-26-0117",
                "d-000417",
                "=A99992600120332",
                "=U1",
                "&>0263652359",
                "]d1U-26-1",
                "]d2U-26-1",
                "(01)04012345000016",
                "(21)U-26",
                "0104012345000016217"
            })
    void aNumberThatAScannerReadsAsSomethingElseIsRefused(String number) {
        everywhere(number, "unprintable.read-otherwise");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80, 200, 2400, 4000})
    void aNumberThatIsTooLongForEyesAndScannersIsRefused(int length) {
        everywhere("7".repeat(length), "unprintable.too-long");
        everywhere("HMB".repeat(length / 3), "unprintable.too-long");
    }

    @ParameterizedTest
    @CsvSource({"LARGE, true", "SMALL, false"})
    void aBatchNumberMustBeReadOnItsBottlesToo(LabelSize size, boolean fits) {
        var number = "BATCH-26-0117-0001";

        assertThat(given(Labels.printer(Labels.OWN, size), UnitType.POOL, number))
                .isEmpty();
        assertThat(given(Labels.printer(Labels.OWN, size), UnitType.BATCH, number)
                        .isEmpty())
                .isEqualTo(fits);
    }

    @Test
    void whatAScannerOfLinesWouldSeeAsASquareIsRefusedThoughImagersReadIt() {
        var number = "HMBANA-2026-00012345";

        assertThat(given(Labels.printer(Labels.OWN, LabelSize.SMALL), UnitType.DEPOSIT, number))
                .isEmpty();
        assertThat(given(Labels.lined(Labels.OWN, LabelSize.SMALL, 203), UnitType.DEPOSIT, number))
                .isEqualTo("unprintable.too-long");
    }

    @ParameterizedTest
    @CsvSource({"LARGE, 203, true", "LARGE, 300, true", "SMALL, 600, true", "SMALL, 203, false", "SMALL, 300, false"})
    void theTenthFeedOfABottleNeedsMoreRoomForLinesThanASmallLabelOfACoarsePrinterHas(
            LabelSize size, int dpi, boolean fits) {
        assertThat(given(Labels.lined(Labels.OWN, size, dpi), UnitType.ALIQUOT, "U-26-001203-10")
                        .isEmpty())
                .isEqualTo(fits);
    }

    /** Whatever may be given comes back from the symbol, letter by letter. */
    @Property(tries = 500)
    void whatMayBeGivenIsReadBack(
            @ForAll @StringLength(min = 1, max = 24) @CharRange(from = ' ', to = '~') String number) throws Exception {
        for (var issuer : List.of(Labels.OWN, Labels.ISBT, Labels.GS1)) {
            var label = Labels.bottle(number, Instant.parse("2026-12-31T15:59:00Z"));
            if (given(Labels.printer(issuer, LabelSize.LARGE), UnitType.BOTTLE, number)
                    .isEmpty()) {
                var symbol = new Decoder().decode(DataMatrix.of(SymbolText.of(label, issuer)));
                var scanned = (symbol.getSymbologyModifier() == 2 ? "]d2" : "") + symbol.getText();
                assertThat(ScannedText.read(scanned, issuer))
                        .isInstanceOfSatisfying(ScannedText.Number.class, read -> assertThat(read.value())
                                .isEqualTo(number));
            }
        }
    }

    @Test
    void theBoldFontHasEverySignThatMayBeGivenAndItsWidthIsKnown() throws IOException {
        try (var document = new PDDocument()) {
            var bold = LabelFont.of(document, "Bold");
            for (char letter = '!'; letter <= '~'; letter++) {
                var sign = String.valueOf(letter);
                assertThat(bold.has(sign)).as(sign).isTrue();
                assertThat(LetterWidths.BOLD.of(sign)).as(sign).isCloseTo(bold.width(sign), within(0.01));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(LabelFormat.class)
    void whatWasGivenBeforeIsPrintedAsLongAsItIsABarcodeOfItsOwn(LabelFormat format) {
        var printer = Labels.printer(Labels.OWN, LabelSize.SMALL);
        for (var number : List.of("HMB-ANOTHER-BANK-2026-000000000123456789", "Ü-26", "U  26")) {
            var bottle = Labels.bottle(number, Instant.parse("2026-12-31T15:59:59Z"));

            assertThat(printer.canBePrinted(bottle).passes()).as(number).isTrue();
            assertThat(printer.print(bottle, format)).isNotEmpty();
        }
        for (var number : List.of("母乳-26", "\u0412-26", "7".repeat(4000), "u-26-001203", "=U1", " U-26-001203")) {
            var bottle = Labels.bottle(number, Instant.parse("2026-12-31T15:59:59Z"));

            assertThat(printer.canBePrinted(bottle).rules()).as(number).containsExactly(RuleId.NUMBER_NOT_PRINTABLE);
        }
    }

    @ParameterizedTest
    @EnumSource(Unprintable.class)
    void theReasonIsSaidInBothLanguages(Unprintable reason) {
        var sentences = new Sentences(Labels.HONG_KONG);
        var finding = Verdict.of(RuleId.NUMBER_NOT_PRINTABLE, "U-1", reason.why())
                .findings()
                .get(0);
        var key = reason.why().key();

        assertThat(sentences.of(finding, Locale.ENGLISH))
                .contains("U-1", sentences.phrase(key, Locale.ENGLISH))
                .doesNotContain("Phrase");
        assertThat(sentences.of(finding, Locale.CHINESE)).contains("U-1", sentences.phrase(key, Locale.CHINESE));
        assertThat(sentences.phrase(key, Locale.CHINESE)).isNotEqualTo(sentences.phrase(key, Locale.ENGLISH));
    }

    private static void everywhere(String number, String why) {
        for (var printer : printers()) {
            for (var level : UnitType.values()) {
                assertThat(given(printer, level, number))
                        .as(level + " " + number)
                        .isEqualTo(why);
            }
        }
    }

    /** Empty when the number may be given, else the key of why not. */
    private static String given(LabelPrinter printer, UnitType level, String number) {
        return printer.mayBeGiven(level, number).findings().stream()
                .map(finding ->
                        ((org.lactarium.server.rule.Phrase) finding.arguments().get(1)).key())
                .findFirst()
                .orElse("");
    }

    private static org.assertj.core.data.Offset<Double> within(double off) {
        return org.assertj.core.data.Offset.offset(off);
    }
}
