package org.lactarium.server.label;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.label.LabelContent.Standing;

/** Where everything stands on a label: the barcode at the left, the product and its last hour large at the right. */
final class LabelLayout {

    final LabelWords words = new LabelWords();
    private final String bank;
    private final Issuer issuer;
    private final Barcode barcode;
    private final double dots;

    /** @param dots of the printer, to a mm */
    LabelLayout(String bank, Issuer issuer, Barcode barcode, double dots) {
        this.bank = bank;
        this.issuer = issuer;
        this.barcode = barcode;
        this.dots = dots;
    }

    /** Whether a bottle of the bank's own can be marked with the barcode that is wanted. */
    boolean fits(LabelSize size) {
        var dates = new LabelContent.Dates(null, null, Instant.EPOCH);
        var bottle =
                new LabelContent(UnitType.BOTTLE, "U-26-000000", null, null, dates, Standing.FREE, null, null, null, 0);
        return barcode == Barcode.DATAMATRIX
                || bars(SymbolText.of(bottle, issuer, barcode), size).isPresent();
    }

    /** Whether a scanner of the wanted kind reads the barcode at that size; lines that give way to the square are not read. */
    boolean scans(LabelContent label, LabelSize size) {
        return barcode == Barcode.CODE128
                ? bars(label, size).isPresent()
                : DataMatrix.module(SymbolText.of(label, issuer), side(size), dots)
                        .isPresent();
    }

    private static double side(LabelSize size) {
        return size == LabelSize.LARGE ? 22 : 12.5;
    }

    /**
     * What does not fit as lines is left out, first the expiry; a single number that is too long all the same, another bank's
     * perhaps, keeps the square.
     */
    private Optional<Mark.Bars> bars(LabelContent label, LabelSize size) {
        return barcode == Barcode.DATAMATRIX
                ? Optional.empty()
                : Stream.of(label, label.withoutExpiry())
                        .map(content -> SymbolText.of(content, issuer, barcode))
                        .flatMap(content -> bars(content, size).stream())
                        .findFirst();
    }

    private Optional<Mark.Bars> bars(String content, LabelSize size) {
        var large = size == LabelSize.LARGE;
        var width = size.width() - 3.0;
        var module = Code128.module(content, width, dots);
        return module.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Mark.Bars(1.5, large ? 2 : 1, width, large ? 9.5 : 6, module.getAsInt() / dots, content));
    }

    List<Mark> of(LabelContent label, LabelSize size) {
        var bars = bars(label, size);
        if (bars.isPresent()) {
            return new LinedLayout(this, bars.get()).of(label, size);
        }
        return size == LabelSize.LARGE ? large(label) : small(label);
    }

    private List<Mark> large(LabelContent label) {
        var marks = new ArrayList<Mark>();
        var product = "product." + label.level().code();
        marks.add(new Mark.Symbol(3, 3, side(LabelSize.LARGE), SymbolText.of(label, issuer)));
        line(marks, 3, 29.4, 22, 3.2, true, label.number());
        if (label.reprint() > 0) {
            line(marks, 3, 33, 22, 2.6, true, words.both("reprint") + " " + label.reprint());
        }
        line(marks, 29, 6.6, 68, 4.2, true, words.english(product));
        line(marks, 29, 12.4, 68, 5.2, true, words.chinese(product));
        deadline(marks, label, new Mark.Area(29, 14.4, 68, 10.2));
        details(marks, label);
        foot(marks, label);
        return marks;
    }

    /** The lower part, the same under both barcodes. */
    void foot(List<Mark> marks, LabelContent label) {
        var mark = label.standing() == Standing.FOR_INFANT ? words.both("infant") : nutrients(label);
        line(marks, 3, 37.8, 94, 2.6, false, mark);
        line(marks, 3, 41.6, 94, 2.8, false, storage(label, words::english));
        line(marks, 3, 45.2, 94, 2.8, false, storage(label, words::chinese));
        line(marks, 3, 48.6, 94, 2.5, false, bank);
    }

    /** Volume and batch in one line, dates and donors in the next. */
    private void details(List<Mark> marks, LabelContent label) {
        line(marks, 29, 29.6, 22, 4.4, true, millilitres(label));
        line(marks, 53, 29.4, 44, 3.2, true, label.batch() == null ? "" : words.both("batch") + " " + label.batch());
        line(marks, 29, 33.8, 36, 2.6, false, made(label));
        line(marks, 66, 33.8, 31, 2.6, false, donors(label));
    }

    private List<Mark> small(LabelContent label) {
        var marks = new ArrayList<Mark>();
        var product = "product." + label.level().code();
        marks.add(new Mark.Symbol(1.5, 1.5, side(LabelSize.SMALL), SymbolText.of(label, issuer)));
        line(marks, 15.5, 3.3, 33, 2, true, words.english(product));
        line(marks, 15.5, 6.3, 33, 2.7, true, words.chinese(product));
        deadline(marks, label, new Mark.Area(15.5, 7.3, 33, 6.7));
        smallFoot(marks, label);
        return marks;
    }

    void smallFoot(List<Mark> marks, LabelContent label) {
        line(marks, 1.5, 17.2, 20, 2.3, true, label.number());
        line(marks, 22.5, 17.2, 10.5, 2.6, true, millilitres(label));
        line(marks, 34, 17.2, 14.5, 2.1, true, label.batch() == null ? "" : label.batch());
        line(marks, 1.5, 20.3, 27, 1.9, false, made(label));
        line(marks, 29.5, 20.3, 19, 1.9, false, shortMark(label));
        line(marks, 1.5, 23.3, 27, 1.9, false, shortStorage(label));
        line(marks, 29.5, 23.3, 19, 1.9, false, bank);
    }

    private String shortMark(LabelContent label) {
        if (label.reprint() > 0) {
            return words.both("reprint") + " " + label.reprint();
        }
        return label.standing() == Standing.FOR_INFANT ? words.both("infant.short") : donors(label);
    }

    /** When it must have been used by, or in its place that it must not be used. */
    void deadline(List<Mark> marks, LabelContent label, Mark.Area area) {
        if (label.standing() == Standing.HOLD || label.standing() == Standing.NEVER) {
            var key = label.standing() == Standing.HOLD ? "hold" : "never";
            marks.add(new Mark.Banner(area, area.height() * 0.68, words.both(key)));
            return;
        }
        var expires = label.dates().expires();
        if (expires != null) {
            var caption = area.height() * 0.26;
            line(marks, area.x(), area.y() + caption, area.width(), caption, false, words.both("expires"));
            line(
                    marks,
                    area.x(),
                    area.y() + area.height() * 0.92,
                    area.width(),
                    area.height() * 0.72,
                    true,
                    minute(expires));
        }
    }

    String made(LabelContent label) {
        var pasteurised = label.dates().pasteurised();
        var expressed = label.dates().expressed();
        if (label.donor() != null && expressed != null) {
            return label.donor() + " · " + words.chinese("expressed") + " " + minute(expressed);
        }
        return pasteurised == null ? "" : words.both("pasteurised") + " " + day(pasteurised);
    }

    String donors(LabelContent label) {
        return label.pooled() == null ? "" : words.both(label.pooled() ? "pooled" : "single");
    }

    private String nutrients(LabelContent label) {
        var measured = label.nutrients();
        if (measured == null) {
            return "";
        }
        var parts = new ArrayList<String>();
        if (measured.energy() != null) {
            parts.add("%.0f kcal".formatted(measured.energy()));
        }
        part(parts, "protein", measured.protein(), "g", "%.1f");
        part(parts, "fat", measured.fat(), "g", "%.1f");
        part(parts, "carbohydrate", measured.carbohydrate(), "g", "%.1f");
        return parts.isEmpty() ? "" : words.both("nutrients") + ": " + String.join(" · ", parts);
    }

    private void part(List<String> parts, String key, @Nullable Double value, String unit, String form) {
        if (value != null) {
            parts.add(words.both(key) + " " + String.format(Locale.ROOT, form, value) + " " + unit);
        }
    }

    private static boolean pasteurised(LabelContent label) {
        return label.level() == UnitType.BATCH || label.level() == UnitType.BOTTLE || label.level() == UnitType.ALIQUOT;
    }

    /** What must never be used needs no storage; raw milk thaws by the clock of the bank. */
    private static String storage(LabelContent label, UnaryOperator<String> say) {
        if (label.standing() == Standing.NEVER || label.level() == UnitType.POOL) {
            return "";
        }
        return say.apply(pasteurised(label) ? "store" : "store.raw");
    }

    private String shortStorage(LabelContent label) {
        return storage(label, key -> pasteurised(label) ? words.both("store.short") : words.english("store.short"));
    }

    static String millilitres(LabelContent label) {
        var volume = label.volume();
        return volume == null ? "" : (volume == Math.rint(volume) ? "%.0f mL" : "%.1f mL").formatted(volume);
    }

    private String minute(Instant at) {
        return format("uuuu-MM-dd HH:mm", at);
    }

    private String day(Instant at) {
        return format("uuuu-MM-dd", at);
    }

    private String format(String pattern, Instant at) {
        ZoneId zone = issuer.zone();
        return DateTimeFormatter.ofPattern(pattern).withZone(zone).format(at);
    }

    static void line(
            List<Mark> marks, double x, double baseline, double width, double size, boolean bold, String words) {
        if (!words.isBlank()) {
            marks.add(new Mark.Line(x, baseline, width, size, bold, words));
        }
    }
}
