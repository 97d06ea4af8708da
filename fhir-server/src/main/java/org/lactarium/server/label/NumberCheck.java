package org.lactarium.server.label;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.label.LabelContent.Standing;

/** Whether a number can stand on the bank's labels so that eyes and scanners read that number and no other. */
final class NumberCheck {

    /**
     * Letters, digits and signs of ASCII, single spaces between them. What looks like one of them and is another (a Cyrillic В,
     * a full-width １) would be printed and never be typed again; Code 128 and the scanners' keyboards have no others.
     */
    private static final Pattern PLAIN = Pattern.compile("[!-~]+( [!-~]+)*");

    /** mm: below it a digit is less than 1.2 mm tall. */
    private static final double SMALLEST = 1.6;

    /** The batch on its bottles' labels may be as long as GS1 allows a lot to be. */
    private static final String LONGEST_LOT = "B".repeat(20);

    private final LabelLayout layout;
    private final Issuer issuer;
    private final LabelSize size;

    NumberCheck(LabelLayout layout, Issuer issuer, LabelSize size) {
        this.layout = layout;
        this.issuer = issuer;
        this.size = size;
    }

    /** Of a number that is about to be given: as long as it may be another, nothing about it may be in doubt. */
    Optional<Unprintable> given(UnitType level, String number) {
        if (!PLAIN.matcher(number).matches()) {
            return Optional.of(Unprintable.CHARACTER);
        }
        for (var label : labels(level, number)) {
            if (number.equals(label.number()) && !readBack(label)) {
                return Optional.of(Unprintable.READ_OTHERWISE);
            }
            if (!layout.scans(label, size) || !legible(label, number)) {
                return Optional.of(Unprintable.TOO_LONG);
            }
        }
        return Optional.empty();
    }

    /** Of a number that milk has already: only what would be no barcode, or another number's, keeps it from being printed. */
    Optional<Unprintable> printed(LabelContent label) {
        if (!DataMatrix.holds(SymbolText.of(label, issuer))) {
            return Optional.of(PLAIN.matcher(label.number()).matches() ? Unprintable.TOO_LONG : Unprintable.CHARACTER);
        }
        return readBack(label) ? Optional.empty() : Optional.of(Unprintable.READ_OTHERWISE);
    }

    /** Every label the number will stand on, at its fullest. */
    private static List<LabelContent> labels(UnitType level, String number) {
        var bottled = level == UnitType.BOTTLE || level == UnitType.ALIQUOT;
        var labels = new ArrayList<LabelContent>();
        labels.add(label(level, number, bottled ? LONGEST_LOT : null));
        if (level == UnitType.BATCH) {
            labels.add(label(UnitType.BOTTLE, "U-26-000000", number));
        }
        return labels;
    }

    private static LabelContent label(UnitType level, String number, @Nullable String batch) {
        var dates = new LabelContent.Dates(null, null, Instant.EPOCH);
        return new LabelContent(level, number, batch, null, dates, Standing.FREE, null, null, null, 0);
    }

    /** Either barcode may come to be printed, and each holds the number in another way; and a nurse types it as it stands. */
    private boolean readBack(LabelContent label) {
        return Stream.of(
                        SymbolText.of(label, issuer, Barcode.DATAMATRIX),
                        SymbolText.of(label, issuer, Barcode.CODE128),
                        label.number())
                .map(text -> ScannedText.read(text, issuer))
                .allMatch(read ->
                        read instanceof ScannedText.Number is && is.value().equals(label.number()));
    }

    private boolean legible(LabelContent label, String number) {
        return layout.of(label, size).stream()
                .filter(Mark.Line.class::isInstance)
                .map(Mark.Line.class::cast)
                .filter(line -> line.words().contains(number))
                .allMatch(line -> Math.min(line.size(), line.width() / LetterWidths.BOLD.of(line.words())) >= SMALLEST);
    }
}
