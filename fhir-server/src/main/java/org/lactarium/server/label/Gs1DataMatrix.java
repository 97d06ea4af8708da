package org.lactarium.server.label;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.encoder.DefaultPlacement;
import com.google.zxing.datamatrix.encoder.ErrorCorrection;
import com.google.zxing.datamatrix.encoder.SymbolInfo;

/**
 * A GS1 DataMatrix in ASCII encodation (ISO/IEC 16022, 5.2.3), which has FNC1 everywhere and packs two digits into one word.
 * The library's own encoder of GS1 loses separators and adds letters to serials and lots of some lengths.
 */
final class Gs1DataMatrix {

    private static final char FNC1_WORD = 232;
    private static final int DIGIT_PAIRS = 130;
    private static final int PAD = 129;
    private static final int HIGHEST_PAD = 254;

    private Gs1DataMatrix() {}

    /**
     * @param content begins with FNC1
     * @throws IllegalArgumentException when no symbol is large enough, or a letter is outside ASCII
     */
    static BitMatrix of(String content) {
        var words = words(content);
        var symbol = SymbolInfo.lookup(words.length(), false, true);
        var padded = new StringBuilder(words);
        while (padded.length() < symbol.getDataCapacity()) {
            padded.append(pad(padded.length(), words.length()));
        }
        var all = ErrorCorrection.encodeECC200(padded.toString(), symbol);
        var placed = new DefaultPlacement(all, symbol.getSymbolDataWidth(), symbol.getSymbolDataHeight());
        placed.place();
        return framed(placed, symbol);
    }

    private static String words(String content) {
        var words = new StringBuilder();
        for (int at = 0; at < content.length(); at++) {
            char letter = content.charAt(at);
            if (letter > '~') {
                throw new IllegalArgumentException("GS1 knows ASCII only");
            }
            if (letter == SymbolText.FNC1) {
                words.append(FNC1_WORD);
            } else if (digit(letter) && at + 1 < content.length() && digit(content.charAt(at + 1))) {
                words.append((char) (DIGIT_PAIRS + Integer.parseInt(content, at, at + 2, 10)));
                at++;
            } else {
                words.append((char) (letter + 1));
            }
        }
        return words.toString();
    }

    private static boolean digit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    /** The first as it is, the others scattered so that no pattern shows. */
    private static char pad(int at, int first) {
        if (at == first) {
            return PAD;
        }
        int scattered = PAD + 149 * (at + 1) % 253 + 1;
        return (char) (scattered <= HIGHEST_PAD ? scattered : scattered - HIGHEST_PAD);
    }

    /** Each region of the data in its frame: lines at the left and below, every other module at the right and above. */
    private static BitMatrix framed(DefaultPlacement placed, SymbolInfo symbol) {
        var matrix = new BitMatrix(symbol.getSymbolWidth(), symbol.getSymbolHeight());
        int wide = symbol.matrixWidth + 2;
        int tall = symbol.matrixHeight + 2;
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (dark(
                        placed,
                        x / wide * symbol.matrixWidth,
                        y / tall * symbol.matrixHeight,
                        x % wide,
                        y % tall,
                        symbol)) {
                    matrix.set(x, y);
                }
            }
        }
        return matrix;
    }

    private static boolean dark(DefaultPlacement placed, int left, int top, int x, int y, SymbolInfo symbol) {
        if (x == 0 || y == symbol.matrixHeight + 1) {
            return true;
        }
        if (y == 0) {
            return x % 2 == 0;
        }
        return x == symbol.matrixWidth + 1 ? y % 2 == 1 : placed.getBit(left + x - 1, top + y - 1);
    }
}
