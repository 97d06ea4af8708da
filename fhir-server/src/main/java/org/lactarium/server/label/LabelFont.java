package org.lactarium.server.label;

import java.io.IOException;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** One weight of the font, for one document. Bold has Latin and the words of the bundle only; regular has most of Chinese. */
final class LabelFont {

    private static final char MISSING = '〓';

    private final PDFont font;
    private final CmapLookup letters;

    private LabelFont(PDFont font, CmapLookup letters) {
        this.font = font;
        this.letters = letters;
    }

    static LabelFont of(PDDocument document, String weight) throws IOException {
        try (var file = Objects.requireNonNull(
                LabelFont.class.getResourceAsStream("/fonts/NotoSansCJKhk-" + weight + "-subset.ttf"))) {
            TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(file));
            return new LabelFont(PDType0Font.load(document, parsed, true), parsed.getUnicodeCmapLookup());
        }
    }

    PDFont font() {
        return font;
    }

    boolean has(String words) {
        return words.codePoints().allMatch(letter -> letters.getGlyphId(letter) > 0);
    }

    /** What the font has no letter for is shown as such, and not left out. */
    String drawable(String words) {
        var shown = new StringBuilder();
        words.codePoints()
                .map(letter -> letters.getGlyphId(letter) > 0 ? letter : MISSING)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /** Width of the words in multiples of the size. */
    double width(String words) throws IOException {
        return font.getStringWidth(words) / 1000;
    }
}
