package org.lactarium.server.label;

/** The kinds of barcode a bank's scanners may read. */
public enum Barcode {
    /** Square: for imagers. */
    DATAMATRIX,
    /** Bars: for scanners that read lines only. */
    CODE128
}
