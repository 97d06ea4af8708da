package org.lactarium.server.label;

/** The sizes of label a bank may have in its printers. */
public enum LabelSize {
    /** 100 × 50 mm: everything. */
    LARGE(100, 50),
    /** 50 × 25 mm: what a nurse needs, for bottles of 50 mL. */
    SMALL(50, 25);

    private final int width;
    private final int height;

    LabelSize(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** mm */
    public int width() {
        return width;
    }

    /** mm */
    public int height() {
        return height;
    }
}
