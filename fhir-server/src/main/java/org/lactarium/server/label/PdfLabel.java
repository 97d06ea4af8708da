package org.lactarium.server.label;

import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Draws a label as a page of its own size, letters and modules as shapes: sharp on every printer. */
final class PdfLabel {

    private static final double POINTS_PER_MM = 72 / 25.4;

    private final PDPageContentStream page;
    private final LabelFont bold;
    private final LabelFont regular;
    private final double height;

    private PdfLabel(PDPageContentStream page, LabelFont bold, LabelFont regular, double height) {
        this.page = page;
        this.bold = bold;
        this.regular = regular;
        this.height = height;
    }

    static byte[] draw(List<Mark> marks, LabelSize size, String title) throws IOException {
        try (var document = new PDDocument()) {
            document.getDocumentInformation().setTitle(title);
            var sheet = new PDPage(new PDRectangle(points(size.width()), points(size.height())));
            document.addPage(sheet);
            try (var content = new PDPageContentStream(document, sheet)) {
                var label = new PdfLabel(
                        content, LabelFont.of(document, "Bold"), LabelFont.of(document, "Regular"), size.height());
                for (var mark : marks) {
                    label.draw(mark);
                }
            }
            // only now are the letters that were used put into the file
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private void draw(Mark mark) throws IOException {
        if (mark instanceof Mark.Line line) {
            var font = fontFor(line.words(), line.bold());
            var words = font.drawable(line.words());
            write(font, Math.min(line.size(), line.width() / font.width(words)), line.x(), line.baseline(), words);
        } else if (mark instanceof Mark.Symbol symbol) {
            modules(DataMatrix.of(symbol.content()), symbol);
        } else if (mark instanceof Mark.Bars bars) {
            lines(Code128.of(bars.content()), bars);
        } else if (mark instanceof Mark.Banner banner) {
            banner(banner);
        }
    }

    private void banner(Mark.Banner banner) throws IOException {
        var area = banner.area();
        fill(area.x(), area.y(), area.width(), area.height());
        page.setNonStrokingColor(Color.WHITE);
        var font = fontFor(banner.words(), true);
        var words = font.drawable(banner.words());
        var size = Math.min(banner.size(), 0.94 * area.width() / font.width(words));
        var x = area.x() + (area.width() - size * font.width(words)) / 2;
        write(font, size, x, area.y() + area.height() / 2 + 0.36 * size, words);
        page.setNonStrokingColor(Color.BLACK);
    }

    private void write(LabelFont font, double size, double x, double baseline, String words) throws IOException {
        page.beginText();
        page.setFont(font.font(), points(size));
        page.newLineAtOffset(points(x), points(height - baseline));
        page.showText(words);
        page.endText();
    }

    private void modules(BitMatrix bits, Mark.Symbol symbol) throws IOException {
        var module = symbol.side() / bits.getWidth();
        for (int row = 0; row < bits.getHeight(); row++) {
            for (int column = 0; column < bits.getWidth(); column++) {
                if (bits.get(column, row)) {
                    page.addRect(
                            points(symbol.x() + column * module),
                            points(height - symbol.y() - (row + 1) * module),
                            points(module),
                            points(module));
                }
            }
        }
        page.fill();
    }

    private void lines(BitArray bits, Mark.Bars bars) throws IOException {
        var left = bars.left(bits.getSize());
        for (int column = 0; column < bits.getSize(); column++) {
            if (bits.get(column)) {
                page.addRect(
                        points(left + column * bars.module()),
                        points(height - bars.y() - bars.height()),
                        points(bars.module()),
                        points(bars.height()));
            }
        }
        page.fill();
    }

    private void fill(double x, double y, double width, double tall) throws IOException {
        page.addRect(points(x), points(height - y - tall), points(width), points(tall));
        page.fill();
    }

    private LabelFont fontFor(String words, boolean heavy) {
        return heavy && bold.has(words) ? bold : regular;
    }

    private static float points(double mm) {
        return (float) (mm * POINTS_PER_MM);
    }
}
