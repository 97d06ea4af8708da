package org.lactarium.server.label;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A label in the language of Zebra printers: Latin words as text in UTF-8 (^CI28), which the printer draws; Chinese words,
 * banners and the barcode as bitmaps (^GFA), because the fonts and the barcode escapes of printers differ.
 */
final class ZplLabel {

    /** Brighter than half, so that thin strokes stay whole in eight dots to the mm. */
    private static final int LUMINANCE = 170;

    private final BufferedImage picture;
    private final double dots;
    private final StringBuilder zpl = new StringBuilder("^XA\n^CI28\n");

    /** @param picture the whole label in the printer's resolution, {@code dots} a mm */
    private ZplLabel(BufferedImage picture, double dots) {
        this.picture = picture;
        this.dots = dots;
    }

    static byte[] draw(List<Mark> marks, LabelSize size, BufferedImage picture, double dots) {
        var label = new ZplLabel(picture, dots);
        label.zpl.append("^PW%d\n^LL%d\n".formatted(label.dot(size.width()), label.dot(size.height())));
        marks.forEach(label::mark);
        return label.zpl.append("^XZ\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private void mark(Mark mark) {
        if (mark instanceof Mark.Line line && line.latin()) {
            text(line);
        } else if (mark instanceof Mark.Symbol symbol) {
            symbol(symbol);
        } else if (mark instanceof Mark.Bars bars) {
            lines(bars);
        } else {
            var area = mark.area();
            bitmap(
                    picture,
                    dot(area.x()),
                    dot(area.y()),
                    dot(area.width()),
                    dot(area.height()),
                    dot(area.x()),
                    dot(area.y()));
        }
    }

    /** The printer's scalable font; letters are taken for 0.55 of their height wide, and narrowed where that is too much. */
    private void text(Mark.Line line) {
        var tall = dot(line.size());
        var wide =
                Math.min(tall, (int) (dot(line.width()) / (0.55 * line.words().length())));
        zpl.append("^FO%d,%d^A0N,%d,%d^FH_^FD%s^FS\n"
                .formatted(dot(line.x()), dot(line.baseline() - 0.8 * line.size()), tall, wide, escaped(line.words())));
    }

    /** Each module a whole number of dots. */
    private void symbol(Mark.Symbol symbol) {
        var bits = DataMatrix.of(symbol.content());
        var scale = Math.max(1, (int) (symbol.side() * dots / bits.getWidth()));
        var drawn = new BufferedImage(bits.getWidth() * scale, bits.getHeight() * scale, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < drawn.getHeight(); y++) {
            for (int x = 0; x < drawn.getWidth(); x++) {
                drawn.setRGB(x, y, bits.get(x / scale, y / scale) ? 0 : 0xffffff);
            }
        }
        bitmap(drawn, 0, 0, drawn.getWidth(), drawn.getHeight(), dot(symbol.x()), dot(symbol.y()));
    }

    /** As wide as they were laid out: a whole number of dots. */
    private void lines(Mark.Bars bars) {
        var bits = Code128.of(bars.content());
        var scale = (int) Math.round(bars.module() * dots);
        var drawn = new BufferedImage(bits.getSize() * scale, dot(bars.height()), BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < drawn.getHeight(); y++) {
            for (int x = 0; x < drawn.getWidth(); x++) {
                drawn.setRGB(x, y, bits.get(x / scale) ? 0 : 0xffffff);
            }
        }
        bitmap(drawn, 0, 0, drawn.getWidth(), drawn.getHeight(), dot(bars.left(bits.getSize())), dot(bars.y()));
    }

    private void bitmap(BufferedImage from, int left, int top, int wide, int tall, int x, int y) {
        var row = (wide + 7) / 8;
        var hex = new StringBuilder();
        for (int line = 0; line < tall; line++) {
            for (int octet = 0; octet < row; octet++) {
                int bits = 0;
                for (int bit = 0; bit < 8; bit++) {
                    int column = 8 * octet + bit;
                    bits = bits << 1 | (column < wide && black(from, left + column, top + line) ? 1 : 0);
                }
                hex.append("%02X".formatted(bits));
            }
        }
        zpl.append("^FO%d,%d^GFA,%d,%d,%d,%s^FS\n".formatted(x, y, row * tall, row * tall, row, hex));
    }

    private static boolean black(BufferedImage picture, int x, int y) {
        return x >= 0
                && y >= 0
                && x < picture.getWidth()
                && y < picture.getHeight()
                && (picture.getRGB(x, y) & 0xff) < LUMINANCE;
    }

    private static String escaped(String words) {
        return words.replace("_", "_5F").replace("^", "_5E").replace("~", "_7E");
    }

    private int dot(double mm) {
        return (int) Math.round(mm * dots);
    }
}
