package org.lactarium.server.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.label.LabelContent.Dates;
import org.lactarium.server.label.LabelContent.Standing;

class LabelPrinterTest {

    private static final LocalDateTime LAST_MINUTE = LocalDateTime.parse("2026-12-31T23:59");

    @ParameterizedTest
    @EnumSource(LabelSize.class)
    void whatAScannerReadsFromThePictureAndThePaperIsTheNumberThatWasPrinted(LabelSize size) throws IOException {
        for (var issuer : List.of(Labels.OWN, Labels.ISBT, Labels.GS1)) {
            var printer = Labels.printer(issuer, size);
            var expected = new ScannedText.Number("U-26-001203", null, issuer == Labels.OWN ? null : LAST_MINUTE);

            assertThat(ScannedText.read(Labels.scan(printer.print(Labels.BOTTLE, LabelFormat.PNG), size), issuer))
                    .isEqualTo(expected);
            assertThat(ScannedText.read(Labels.scanPdf(printer.print(Labels.BOTTLE, LabelFormat.PDF), size), issuer))
                    .isEqualTo(expected);
            assertThat(ScannedText.read(
                            Labels.scan(Labels.aimed(printed(printer.print(Labels.BOTTLE, LabelFormat.ZPL)), size)),
                            issuer))
                    .isEqualTo(expected);
        }
    }

    @Test
    void aBottleSaysInBothLanguagesWhatANurseNeeds() throws IOException {
        var text = text(Labels.printer(Labels.OWN, LabelSize.LARGE).print(Labels.BOTTLE, LabelFormat.PDF));

        assertThat(text)
                .contains(
                        "PASTEURISED DONOR HUMAN MILK",
                        "巴士德消毒捐贈母乳",
                        "U-26-001203",
                        "B-26-0117",
                        "130 mL",
                        "2026-12-31 23:59",
                        "2026-07-17",
                        "−20 °C",
                        "66 kcal",
                        "香港母乳庫");
        assertThat(text).doesNotContain("HOLD", "REPRINT");
    }

    @Test
    void milkThatMustNotBeUsedSaysSoInPlaceOfItsExpiry() throws IOException {
        var printer = Labels.printer(Labels.OWN, LabelSize.SMALL);

        assertThat(text(printer.print(Labels.standing(Standing.HOLD, 0), LabelFormat.PDF)))
                .contains("HOLD 扣留")
                .doesNotContain("USE BEFORE");
        assertThat(text(printer.print(Labels.standing(Standing.NEVER, 0), LabelFormat.PDF)))
                .contains("DO NOT USE 禁止使用")
                .doesNotContain("USE BEFORE");
        assertThat(text(printer.print(Labels.standing(Standing.FOR_INFANT, 0), LabelFormat.PDF)))
                .contains("USE BEFORE", "只供一名嬰兒");
        assertThat(text(printer.print(Labels.standing(Standing.FREE, 2), LabelFormat.PDF)))
                .contains("REPRINT 補印 2");
    }

    @Test
    void aDonorsNumberCannotStandOnAnythingThatLeavesTheBank() {
        assertThatThrownBy(() -> new LabelContent(
                        UnitType.BOTTLE,
                        "U-26-001203",
                        null,
                        null,
                        new Dates(null, null, null),
                        Standing.FREE,
                        "D-000417",
                        null,
                        null,
                        0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void zplHoldsLatinWordsAsTextAndChineseOnesAsBitmapsWithinTheLabel() throws IOException {
        var zpl = new String(
                Labels.printer(Labels.OWN, LabelSize.LARGE).print(Labels.BOTTLE, LabelFormat.ZPL),
                StandardCharsets.UTF_8);

        assertThat(zpl).startsWith("^XA\n^CI28\n^PW800\n^LL400\n").endsWith("^XZ\n");
        assertThat(zpl).contains("^FDPASTEURISED DONOR HUMAN MILK^FS", "^FD2026-12-31 23:59^FS", "^FD130 mL^FS");
        assertThat(zpl).contains("^GFA,").doesNotContain("巴");
        Files.createDirectories(Path.of("target", "labels"));
        ImageIO.write(
                printed(zpl.getBytes(StandardCharsets.UTF_8)),
                "png",
                Path.of("target", "labels", "zpl.png").toFile());
    }

    @Test
    void theFontsHaveEveryLetterOfTheWords() throws IOException {
        try (var document = new PDDocument()) {
            var bold = LabelFont.of(document, "Bold");
            var regular = LabelFont.of(document, "Regular");
            for (var locale : List.of(Locale.ROOT, Locale.forLanguageTag("zh-HK"))) {
                var words = ResourceBundle.getBundle("messages.label", locale);
                words.keySet()
                        .forEach(key -> assertThat(bold.has(words.getString(key)) && regular.has(words.getString(key)))
                                .as(key)
                                .isTrue());
            }
            assertThat(regular.drawable("龘母")).isEqualTo("〓母");
        }
    }

    /** Pictures for people to look at: target/labels. */
    @ParameterizedTest
    @EnumSource(LabelSize.class)
    void nothingOnALabelLiesOverAnythingElseOrBeyondItsEdge(LabelSize size) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "labels"));
        for (var label : all()) {
            var marks = new LabelLayout("香港母乳庫", Labels.GS1, Barcode.DATAMATRIX, 8).of(label, size);
            for (var mark : marks) {
                var area = mark.area();
                assertThat(area.x() >= 1 && area.x() + area.width() <= size.width() - 1)
                        .as(mark.toString())
                        .isTrue();
                assertThat(area.y() >= 0.5 && area.y() + area.height() <= size.height() - 0.5)
                        .as(mark.toString())
                        .isTrue();
                marks.stream().filter(other -> other != mark).forEach(other -> assertThat(apart(mark, other))
                        .as(mark + " and " + other)
                        .isTrue());
            }
            var name = size + "-" + label.level().code() + "-" + label.standing() + "-" + label.reprint() + ".png";
            Files.write(folder.resolve(name), Labels.printer(Labels.GS1, size).print(label, LabelFormat.PNG));
        }
    }

    static List<LabelContent> all() {
        var all = new ArrayList<>(List.of(
                Labels.BOTTLE,
                Labels.standing(Standing.HOLD, 1),
                Labels.standing(Standing.NEVER, 0),
                Labels.standing(Standing.FREE, 3),
                Labels.standing(Standing.FOR_INFANT, 0)));
        var dates = new Dates(Instant.parse("2026-06-30T01:20:00Z"), null, null);
        all.add(new LabelContent(
                UnitType.DEPOSIT, "U-26-001101", null, 87.5, dates, Standing.HOLD, "D-000417", null, null, 0));
        all.add(new LabelContent(
                UnitType.DEPOSIT, "U-26-001102", null, 100.0, dates, Standing.FREE, "D-000417", null, null, 0));
        all.add(new LabelContent(
                UnitType.POOL,
                "P-26-0117",
                null,
                3120.0,
                new Dates(null, null, null),
                Standing.FREE,
                null,
                true,
                null,
                0));
        all.add(new LabelContent(
                UnitType.BATCH,
                "B-26-0117",
                null,
                3000.0,
                Labels.BOTTLE.dates(),
                Standing.FREE,
                null,
                true,
                Labels.BOTTLE.nutrients(),
                0));
        all.add(new LabelContent(
                UnitType.ALIQUOT,
                "U-26-001203-1",
                "B-26-0117",
                20.0,
                Labels.BOTTLE.dates(),
                Standing.FOR_INFANT,
                null,
                false,
                null,
                0));
        return all;
    }

    static boolean apart(Mark one, Mark other) {
        var a = one.area();
        var b = other.area();
        return a.x() + a.width() <= b.x() + 0.01
                || b.x() + b.width() <= a.x() + 0.01
                || a.y() + a.height() <= b.y() + 0.6
                || b.y() + b.height() <= a.y() + 0.6;
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
        }
    }

    /** A printer that knows ^FO and ^GFA, and draws each text as a line where it would stand. */
    static BufferedImage printed(byte[] zpl) {
        var text = new String(zpl, StandardCharsets.UTF_8);
        var size = Pattern.compile("\\^PW(\\d+)\n\\^LL(\\d+)").matcher(text);
        assertThat(size.find()).isTrue();
        var paper = new BufferedImage(
                Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)), BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < paper.getHeight(); y++) {
            for (int x = 0; x < paper.getWidth(); x++) {
                paper.setRGB(x, y, 0xffffff);
            }
        }
        var field = Pattern.compile("\\^FO(\\d+),(\\d+)\\^GFA,\\d+,\\d+,(\\d+),([0-9A-F]*)\\^FS")
                .matcher(text);
        while (field.find()) {
            draw(
                    paper,
                    Integer.parseInt(field.group(1)),
                    Integer.parseInt(field.group(2)),
                    Integer.parseInt(field.group(3)),
                    field.group(4));
        }
        return paper;
    }

    private static void draw(BufferedImage paper, int x, int y, int row, String hex) {
        for (int octet = 0; octet < hex.length() / 2; octet++) {
            int bits = Integer.parseInt(hex.substring(2 * octet, 2 * octet + 2), 16);
            for (int bit = 0; bit < 8; bit++) {
                int left = x + octet % row * 8 + bit;
                int top = y + octet / row;
                if ((bits >> (7 - bit) & 1) == 1 && left < paper.getWidth() && top < paper.getHeight()) {
                    paper.setRGB(left, top, 0);
                }
            }
        }
    }
}
