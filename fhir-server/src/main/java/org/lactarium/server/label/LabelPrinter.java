package org.lactarium.server.label;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;

/** Makes the label of a unit in a format a printer or a screen takes. */
public final class LabelPrinter {

    private static final int PICTURE_DPI = 300;
    private static final double MM_PER_INCH = 25.4;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Z}&&[^ ]]");

    private final LabelLayout layout;
    private final NumberCheck numbers;
    private final LabelSize size;
    private final int printerDpi;

    /** @throws IllegalArgumentException when the bank's own numbers as that barcode do not fit that label */
    public LabelPrinter(String bank, Issuer issuer, LabelSize size, Barcode barcode, int printerDpi) {
        this.size = size;
        this.printerDpi = printerDpi;
        this.layout = new LabelLayout(bank, issuer, barcode, dots());
        this.numbers = new NumberCheck(layout, issuer, size);
        if (!layout.fits(size)) {
            throw new IllegalArgumentException(
                    "lactarium.label.barcode=code128 does not fit the label at %d dpi: set size=large or barcode=datamatrix"
                            .formatted(printerDpi));
        }
    }

    /** Whether milk may be given that number: whether the bank's labels can carry it and scanners read it. */
    public Verdict mayBeGiven(UnitType level, String number) {
        return verdict(number, numbers.given(level, number));
    }

    /** Whether the label can be printed at all; milk may have its number from before the labels were what they are now. */
    public Verdict canBePrinted(LabelContent label) {
        return verdict(label.number(), numbers.printed(label));
    }

    private static Verdict verdict(String number, Optional<Unprintable> unprintable) {
        return unprintable
                .map(reason -> Verdict.of(RuleId.NUMBER_NOT_PRINTABLE, shown(number), reason.why()))
                .orElseGet(() -> Verdict.satisfied(RuleId.NUMBER_NOT_PRINTABLE, number));
    }

    /** What nobody sees is shown, and cannot spoil the answer. */
    private static String shown(String number) {
        return UNSEEN.matcher(number).replaceAll("\ufffd");
    }

    public byte[] print(LabelContent label, LabelFormat format) {
        var marks = layout.of(label, size);
        try {
            var pdf = PdfLabel.draw(marks, size, label.number());
            return switch (format) {
                case PDF -> pdf;
                case PNG -> encoded(picture(pdf, PICTURE_DPI));
                case ZPL -> ZplLabel.draw(marks, size, picture(pdf, dots() * MM_PER_INCH), dots());
            };
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /** Of the ZPL printer, to a mm: those sold as 203 dpi have exactly eight. */
    private double dots() {
        return printerDpi == 203 ? 8 : printerDpi / MM_PER_INCH;
    }

    private static BufferedImage picture(byte[] pdf, double dpi) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(0, (float) dpi, ImageType.GRAY);
        }
    }

    private static byte[] encoded(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }
}
