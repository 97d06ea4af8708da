package org.lactarium.server.label;

/** One thing drawn on a label. All lengths in mm from the upper left corner. */
sealed interface Mark {

    /** Where it stands, whole. */
    Area area();

    record Area(double x, double y, double width, double height) {}

    /**
     * One line of words.
     *
     * @param baseline on which it stands
     * @param size height of the letters' square; made smaller when the words would not fit the width
     */
    record Line(double x, double baseline, double width, double size, boolean bold, String words) implements Mark {

        @Override
        public Area area() {
            return new Area(x, baseline - 0.9 * size, width, 1.15 * size);
        }

        boolean latin() {
            return words.codePoints().allMatch(letter -> letter < 0x2000 && letter != '\u3000');
        }
    }

    /** The square barcode. */
    record Symbol(double x, double y, double side, String content) implements Mark {

        @Override
        public Area area() {
            return new Area(x, y, side, side);
        }
    }

    /**
     * The barcode of lines.
     *
     * @param module width of the narrowest line, in mm; a whole number of the printer's dots
     */
    record Bars(double x, double y, double width, double height, double module, String content) implements Mark {

        @Override
        public Area area() {
            return new Area(x, y, width, height);
        }

        /** Where the first line stands, in the middle of the room there is. */
        double left(int modules) {
            return x + (width - modules * module) / 2;
        }
    }

    /** White words on black, in the middle. */
    record Banner(Area area, double size, String words) implements Mark {}
}
