package org.lactarium.server.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels for scanners that read lines only. */
class LinedLabelTest {

    private static final LocalDateTime LAST_MINUTE = LocalDateTime.parse("2026-12-31T23:59");

    @ParameterizedTest
    @CsvSource({
        "OWN, LARGE, 203", "OWN, SMALL, 203", "ISBT, LARGE, 203", "ISBT, SMALL, 203", "GS1, LARGE, 203",
        "OWN, SMALL, 300", "ISBT, SMALL, 300", "GS1, LARGE, 300", "GS1, LARGE, 600", "OWN, SMALL, 600"
    })
    void whatAScannerReadsFromThePictureAndThePaperIsTheNumberThatWasPrinted(String standard, LabelSize size, int dpi)
            throws IOException {
        var issuer = standard.equals("OWN") ? Labels.OWN : standard.equals("GS1") ? Labels.GS1 : Labels.ISBT;
        var printer = Labels.lined(issuer, size, dpi);
        // a donation number in lines stands alone; the expiry would have a symbol of its own
        var expected = new ScannedText.Number("U-26-001203", null, issuer == Labels.GS1 ? LAST_MINUTE : null);

        var png = ImageIO.read(new ByteArrayInputStream(printer.print(Labels.BOTTLE, LabelFormat.PNG)));
        assertThat(ScannedText.read(Labels.scanLines(png), issuer)).isEqualTo(expected);
        try (var document = Loader.loadPDF(printer.print(Labels.BOTTLE, LabelFormat.PDF))) {
            var page = new PDFRenderer(document).renderImageWithDPI(0, 600);
            assertThat(ScannedText.read(Labels.scanLines(page), issuer)).isEqualTo(expected);
        }
        var paper = LabelPrinterTest.printed(printer.print(Labels.BOTTLE, LabelFormat.ZPL));
        assertThat(ScannedText.read(Labels.scanLines(paper), issuer)).isEqualTo(expected);
        var folder = Files.createDirectories(Path.of("target", "labels"));
        ImageIO.write(
                png,
                "png",
                folder.resolve("code128-" + standard + "-" + size + "-" + dpi + ".png")
                        .toFile());
        ImageIO.write(
                paper,
                "png",
                folder.resolve("code128-zpl-" + standard + "-" + size + "-" + dpi + ".png")
                        .toFile());
    }

    @Test
    void gs1LinesBeginWithFnc1AndSeparateTheExpiryFromTheSerial() throws IOException {
        var png = Labels.lined(Labels.GS1, LabelSize.LARGE, 203).print(Labels.BOTTLE, LabelFormat.PNG);

        assertThat(Labels.scanLines(ImageIO.read(new ByteArrayInputStream(png))))
                .isEqualTo("]C1010401234500001670032612312359\u001d21U-26-001203");
    }

    @Test
    void isbtLinesHoldTheDonationNumberAlone() {
        assertThat(SymbolText.of(Labels.BOTTLE, Labels.ISBT, Barcode.CODE128)).matches("=A999926001203[0-9]{2}");
    }

    @ParameterizedTest
    @ValueSource(ints = {203, 300, 600})
    void gs1LinesThatDoNotFitASmallLabelStopTheStart(int dpi) {
        assertThatThrownBy(() -> Labels.lined(Labels.GS1, LabelSize.SMALL, dpi))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("size=large or barcode=datamatrix");
    }

    @Test
    void aSingleNumberTooLongForLinesKeepsTheSquare() throws IOException {
        var number = "HMB-ANOTHER-BANK-2026-000000000123456789";
        var bottle = Labels.bottle(number, Instant.parse("2026-12-31T15:59:59Z"));
        var png = Labels.lined(Labels.OWN, LabelSize.SMALL, 203).print(bottle, LabelFormat.PNG);

        assertThat(Labels.scan(png, LabelSize.SMALL)).isEqualTo(number);
    }

    /** Pictures for people to look at: target/labels. */
    @ParameterizedTest
    @EnumSource(LabelSize.class)
    void nothingOnALabelLiesOverAnythingElseOrBeyondItsEdge(LabelSize size) throws IOException {
        var issuer = size == LabelSize.LARGE ? Labels.GS1 : Labels.OWN;
        var folder = Files.createDirectories(Path.of("target", "labels"));
        for (var label : LabelPrinterTest.all()) {
            List<Mark> marks = new LabelLayout("香港母乳庫", issuer, Barcode.CODE128, 8).of(label, size);
            assertThat(marks.get(0)).isInstanceOf(Mark.Bars.class);
            for (var mark : marks) {
                var area = mark.area();
                assertThat(area.x() >= 1 && area.x() + area.width() <= size.width() - 1)
                        .as(mark.toString())
                        .isTrue();
                assertThat(area.y() >= 0.5 && area.y() + area.height() <= size.height() - 0.5)
                        .as(mark.toString())
                        .isTrue();
                marks.stream().filter(other -> other != mark).forEach(other -> assertThat(
                                LabelPrinterTest.apart(mark, other))
                        .as(mark + " and " + other)
                        .isTrue());
            }
            var name = "code128-" + size + "-" + label.level().code() + "-" + label.standing() + "-" + label.reprint();
            Files.write(
                    folder.resolve(name + ".png"),
                    Labels.lined(issuer, size, 203).print(label, LabelFormat.PNG));
        }
    }
}
