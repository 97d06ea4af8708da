package org.lactarium.server.label;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/** The square barcode of a text, one bit a module, without the quiet zone. */
final class DataMatrix {

    /**
     * mm: what imagers in healthcare are asked to read (GS1 General Specifications, symbol specification table 8: 0.254), in the
     * dots of printers with eight to the mm.
     */
    private static final double NARROWEST = 0.25;

    private DataMatrix() {}

    /** Whether there is a symbol for it at all: large enough, and with every letter. */
    static boolean holds(String content) {
        try {
            return !content.isEmpty() && of(content).getWidth() > 0;
        } catch (IllegalArgumentException noSuchSymbol) {
            return false;
        }
    }

    /**
     * How many dots of the printer a module may be wide.
     *
     * @param side of the square, mm
     * @param dots of the printer, to a mm
     * @return empty when it cannot be printed as wide as a scanner needs
     */
    static OptionalInt module(String content, double side, double dots) {
        if (!holds(content)) {
            return OptionalInt.empty();
        }
        int most = (int) Math.floor(side * dots / of(content).getWidth() + 1e-9);
        return most >= 1 && most / dots >= NARROWEST ? OptionalInt.of(most) : OptionalInt.empty();
    }

    static BitMatrix of(String content) {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        hints.put(EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE);
        return content.charAt(0) == SymbolText.FNC1
                ? Gs1DataMatrix.of(content)
                : new DataMatrixWriter().encode(content, BarcodeFormat.DATA_MATRIX, 0, 0, hints);
    }
}
