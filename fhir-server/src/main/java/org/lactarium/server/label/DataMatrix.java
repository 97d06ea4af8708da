package org.lactarium.server.label;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import java.util.EnumMap;
import java.util.Map;

/** The square barcode of a text, one bit a module, without the quiet zone. */
final class DataMatrix {

    private DataMatrix() {}

    static BitMatrix of(String content) {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        hints.put(EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE);
        boolean gs1 = content.charAt(0) == SymbolText.FNC1;
        if (gs1) {
            // only the compact encoder knows FNC1; it puts the first one there by itself
            hints.put(EncodeHintType.DATA_MATRIX_COMPACT, true);
            hints.put(EncodeHintType.GS1_FORMAT, true);
        }
        return new DataMatrixWriter()
                .encode(gs1 ? content.substring(1) : content, BarcodeFormat.DATA_MATRIX, 0, 0, hints);
    }
}
