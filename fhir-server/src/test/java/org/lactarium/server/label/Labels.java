package org.lactarium.server.label;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code128Reader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.label.LabelContent.Dates;
import org.lactarium.server.label.LabelContent.Nutrients;
import org.lactarium.server.label.LabelContent.Standing;

/** Labels of a test, and a scanner that reads what was printed. */
public final class Labels {

    static final ZoneId HONG_KONG = ZoneId.of("Asia/Hong_Kong");
    static final Issuer OWN = new Issuer(null, null, null, HONG_KONG);
    static final Issuer ISBT = new Issuer("A9999", "M0007V00", null, HONG_KONG);
    static final Issuer GS1 = new Issuer(null, null, "04012345000016", HONG_KONG);

    static final LabelContent BOTTLE = new LabelContent(
            UnitType.BOTTLE,
            "U-26-001203",
            "B-26-0117",
            130.0,
            new Dates(null, Instant.parse("2026-07-17T04:10:00Z"), Instant.parse("2026-12-31T15:59:59Z")),
            Standing.FREE,
            null,
            true,
            new Nutrients(3.6, 1.1, 7.2, 66.0),
            0);

    private Labels() {}

    static LabelContent bottle(String number, Instant expires) {
        return new LabelContent(
                UnitType.BOTTLE,
                number,
                BOTTLE.batch(),
                BOTTLE.volume(),
                new Dates(null, BOTTLE.dates().pasteurised(), expires),
                Standing.FREE,
                null,
                false,
                null,
                0);
    }

    static LabelContent standing(Standing standing, int reprint) {
        return new LabelContent(
                BOTTLE.level(),
                BOTTLE.number(),
                BOTTLE.batch(),
                BOTTLE.volume(),
                BOTTLE.dates(),
                standing,
                null,
                true,
                null,
                reprint);
    }

    static LabelPrinter printer(Issuer issuer, LabelSize size) {
        return new LabelPrinter("香港母乳庫 Hong Kong Milk Bank", issuer, size, Barcode.DATAMATRIX, 203);
    }

    static LabelPrinter lined(Issuer issuer, LabelSize size, int dpi) {
        return new LabelPrinter("香港母乳庫 Hong Kong Milk Bank", issuer, size, Barcode.CODE128, dpi);
    }

    /**
     * What a scanner of lines sends, with its symbology identifier. zxing takes a check character that looks like FNC1 for one,
     * and leaves it at the end.
     */
    static String scanLines(BufferedImage picture) {
        var pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        LuminanceSource source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
        try {
            return new Code128Reader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(source)),
                            Map.of(DecodeHintType.ASSUME_GS1, true, DecodeHintType.TRY_HARDER, true))
                    .getText()
                    .replaceFirst("\u001d$", "");
        } catch (ReaderException nothing) {
            throw new AssertionError("no lines can be read", nothing);
        }
    }

    /** Lines by themselves, three dots a module, with their quiet zones. */
    static BufferedImage drawn(com.google.zxing.common.BitArray bits) {
        var picture = new BufferedImage((bits.getSize() + 24) * 3, 20, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < picture.getWidth(); x++) {
            int module = x / 3 - 12;
            for (int y = 0; y < picture.getHeight(); y++) {
                picture.setRGB(x, y, module >= 0 && module < bits.getSize() && bits.get(module) ? 0 : 0xffffff);
            }
        }
        return picture;
    }

    /** What a scanner sends for the symbol on a PNG; with the symbology identifier where the symbol is GS1. */
    public static String scan(byte[] png, LabelSize size) throws IOException {
        return scan(aimed(ImageIO.read(new ByteArrayInputStream(png)), size));
    }

    static String scanPdf(byte[] pdf, LabelSize size) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return scan(aimed(new PDFRenderer(document).renderImageWithDPI(0, 300), size));
        }
    }

    /** A scanner is held over the symbol, not over the whole label. */
    static BufferedImage aimed(BufferedImage label, LabelSize size) {
        int side = (int) ((size == LabelSize.LARGE ? 26.0 : 15.0) / size.width() * label.getWidth());
        return label.getSubimage(0, 0, side, side);
    }

    /**
     * zxing first looks for the symbol in the picture, and its eye misses about one in seven of these although every
     * module stands where it should; what it missed it is shown once more as a symbol that stands straight.
     */
    static String scan(BufferedImage picture) {
        var pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        LuminanceSource source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
        for (var look : List.of(DecodeHintType.TRY_HARDER, DecodeHintType.PURE_BARCODE)) {
            try {
                return sent(new MultiFormatReader()
                        .decode(
                                new BinaryBitmap(new HybridBinarizer(source)),
                                Map.of(
                                        DecodeHintType.POSSIBLE_FORMATS,
                                        List.of(BarcodeFormat.DATA_MATRIX),
                                        look,
                                        true)));
            } catch (NotFoundException looksOnceMore) {
                continue;
            }
        }
        throw new AssertionError("no barcode can be read");
    }

    private static String sent(Result read) {
        var symbology = read.getResultMetadata().get(ResultMetadataType.SYMBOLOGY_IDENTIFIER);
        // a scanner keeps the first FNC1 to itself
        return "]d2".equals(symbology) ? "]d2" + read.getText().replaceFirst("^\u001d", "") : read.getText();
    }
}
