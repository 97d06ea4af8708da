package org.lactarium.server.label;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.common.BitArray;
import com.google.zxing.oned.Code128Writer;
import java.util.Map;
import java.util.OptionalInt;

/** The bars of a text, one bit a module, without the quiet zones. With FNC1 in front it is GS1-128. */
final class Code128 {

    /** On either side, in modules (ISO/IEC 15417). */
    static final int QUIET = 10;

    /** mm: the narrowest module that GS1 allows in healthcare (GS1 General Specifications, symbol specification table 6). */
    private static final double NARROWEST = 0.17;

    /** mm: wide enough for every scanner; more would only cost room. */
    private static final double WIDEST = 0.33;

    /** The name that the library has for FNC1. */
    private static final char ESCAPED_FNC1 = '\u00f1';

    private Code128() {}

    static BitArray of(String content) {
        var bits = new Code128Writer()
                .encode(
                        content.replace(SymbolText.FNC1, ESCAPED_FNC1),
                        BarcodeFormat.CODE_128,
                        0,
                        1,
                        Map.of(EncodeHintType.MARGIN, 0, EncodeHintType.CODE128_COMPACT, true));
        return bits.getRow(0, null);
    }

    /** Whether there are bars for every letter of it. */
    static boolean holds(String content) {
        return !content.isEmpty() && content.length() <= 80 && content.chars().allMatch(letter -> letter < 0x80);
    }

    /**
     * How many dots of the printer a module may be wide, so that the symbol with its quiet zones fits.
     *
     * @param width mm
     * @param dots of the printer, to a mm
     * @return empty when it cannot be printed as wide as a scanner needs
     */
    static OptionalInt module(String content, double width, double dots) {
        if (!holds(content)) {
            return OptionalInt.empty();
        }
        int modules = of(content).getSize() + 2 * QUIET;
        int most = (int) Math.min(Math.floor(width * dots / modules + 1e-9), Math.floor(WIDEST * dots));
        return most >= 1 && most / dots >= NARROWEST ? OptionalInt.of(most) : OptionalInt.empty();
    }
}
