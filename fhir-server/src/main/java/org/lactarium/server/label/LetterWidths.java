package org.lactarium.server.label;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** How wide words get in the bold font, known without drawing them. */
final class LetterWidths {

    static final LetterWidths BOLD = load();

    private static final int LAST_LATIN = '~';

    /** In multiples of the size. */
    private final Map<Integer, Double> widths;

    private LetterWidths(Map<Integer, Double> widths) {
        this.widths = widths;
    }

    /** In multiples of the size; Chinese letters are squares. */
    double of(String words) {
        return words.codePoints()
                .mapToDouble(letter -> widths.getOrDefault(letter, 1.0))
                .sum();
    }

    private static LetterWidths load() {
        try (var file = Objects.requireNonNull(
                        LetterWidths.class.getResourceAsStream("/fonts/NotoSansCJKhk-Bold-subset.ttf"));
                var font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            var glyphs = font.getUnicodeCmapLookup();
            Map<Integer, Double> widths = new HashMap<>();
            for (int letter = ' '; letter <= LAST_LATIN; letter++) {
                widths.put(letter, (double) font.getAdvanceWidth(glyphs.getGlyphId(letter)) / font.getUnitsPerEm());
            }
            return new LetterWidths(Map.copyOf(widths));
        } catch (IOException inTheProgram) {
            throw new UncheckedIOException(inTheProgram);
        }
    }
}
