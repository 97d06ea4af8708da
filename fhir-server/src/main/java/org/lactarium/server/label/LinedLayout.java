package org.lactarium.server.label;

import java.util.ArrayList;
import java.util.List;

/** The label under a barcode of lines: it lies across the whole width, and everything else below it. */
final class LinedLayout {

    private final LabelLayout layout;
    private final Mark.Bars bars;

    LinedLayout(LabelLayout layout, Mark.Bars bars) {
        this.layout = layout;
        this.bars = bars;
    }

    List<Mark> of(LabelContent label, LabelSize size) {
        var marks = new ArrayList<Mark>();
        marks.add(bars);
        if (size == LabelSize.LARGE) {
            large(marks, label);
        } else {
            small(marks, label);
        }
        return marks;
    }

    private void large(List<Mark> marks, LabelContent label) {
        var product = "product." + label.level().code();
        LabelLayout.line(marks, 3, 15.6, 46, 3.4, true, layout.words.english(product));
        LabelLayout.line(marks, 3, 20.6, 46, 4.4, true, layout.words.chinese(product));
        layout.deadline(marks, label, new Mark.Area(51, 12.4, 46, 8.8));
        LabelLayout.line(marks, 3, 25.4, 30, 3.4, true, label.number());
        LabelLayout.line(marks, 34, 25.6, 19, 4.2, true, LabelLayout.millilitres(label));
        LabelLayout.line(
                marks,
                54,
                25.4,
                43,
                3.2,
                true,
                label.batch() == null ? "" : layout.words.both("batch") + " " + label.batch());
        LabelLayout.line(marks, 3, 29.8, 48, 2.6, false, layout.made(label));
        LabelLayout.line(marks, 54, 29.8, 43, 2.6, false, layout.donors(label));
        if (label.reprint() > 0) {
            LabelLayout.line(marks, 3, 33.8, 48, 2.6, true, layout.words.both("reprint") + " " + label.reprint());
        }
        layout.foot(marks, label);
    }

    private void small(List<Mark> marks, LabelContent label) {
        var product = "product." + label.level().code();
        LabelLayout.line(marks, 1.5, 9.8, 22, 1.9, true, layout.words.english(product));
        LabelLayout.line(marks, 1.5, 13.2, 22, 2.5, true, layout.words.chinese(product));
        layout.deadline(marks, label, new Mark.Area(24.5, 8.0, 24, 6.0));
        layout.smallFoot(marks, label);
    }
}
