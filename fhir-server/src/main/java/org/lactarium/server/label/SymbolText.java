package org.lactarium.server.label;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitType;
import org.lactarium.profiles.number.DonationNumber;
import org.lactarium.profiles.number.UnitNumber;

/**
 * What the barcode of a label holds. {@link ScannedText} reads it back.
 *
 * <p>Each unit has a donation number of its own under ISBT 128: facility, year and serial of the unit number. Units whose
 * number has no room there (an aliquot, a serial over six digits, another bank's number), pools and batches keep the
 * bank's own number.
 */
public final class SymbolText {

    /** Between two GS1 elements, and before the first. */
    static final char FNC1 = '\u001d';

    private static final Pattern SIX_DIGITS = Pattern.compile("U-([0-9]{2})-([0-9]{6})");
    private static final Pattern GS1_TEXT = Pattern.compile("[!-\"%-/0-9:-?A-Z_a-z]{1,20}");

    private SymbolText() {}

    /** @param barcode the lines hold less: of ISBT 128 the donation number alone, of GS1 no lot */
    static String of(LabelContent label, Issuer issuer, Barcode barcode) {
        return barcode == Barcode.DATAMATRIX ? of(label, issuer) : linear(label, issuer);
    }

    /** A compound message of ISBT 128 is for two-dimensional symbols; in lines each structure has a symbol of its own (ST-001). */
    private static String linear(LabelContent label, Issuer issuer) {
        var milk = label.level() != UnitType.POOL && label.level() != UnitType.BATCH;
        if (milk && issuer.fin() != null) {
            return donation(label.number(), issuer.fin())
                    .map(din -> "=" + din.value() + din.checkFlags())
                    .orElse(label.number());
        }
        return of(label.withoutBatch(), issuer);
    }

    public static String of(LabelContent label, Issuer issuer) {
        var expires = label.dates().expires();
        if (label.level() == UnitType.POOL || label.level() == UnitType.BATCH) {
            return label.number();
        }
        if (issuer.fin() != null) {
            return donation(label.number(), issuer.fin())
                    .map(din -> isbt(din, expires, issuer))
                    .orElse(label.number());
        }
        var pasteurised = label.level() == UnitType.BOTTLE || label.level() == UnitType.ALIQUOT;
        if (issuer.gtin() != null
                && pasteurised
                && GS1_TEXT.matcher(label.number()).matches()) {
            return gs1(label.number(), label.batch(), expires, issuer.gtin(), issuer.zone());
        }
        return label.number();
    }

    static Optional<DonationNumber> donation(String unit, String fin) {
        return UnitNumber.read(unit)
                .map(number -> SIX_DIGITS.matcher(number.value()))
                .filter(number -> number.matches())
                .map(number -> new DonationNumber(fin + number.group(1) + number.group(2)));
    }

    /** A compound message: donation number with its check, product, expiry. */
    private static String isbt(DonationNumber din, @Nullable Instant expires, Issuer issuer) {
        var message = new StringBuilder("=" + din.value() + din.checkFlags());
        int structures = 1;
        if (issuer.product() != null) {
            message.append("=<").append(issuer.product());
            structures++;
        }
        if (expires != null) {
            message.append("&>0").append(format("yyDDDHHmm", expires, issuer.zone()));
            structures++;
        }
        return structures == 1 ? message.toString() : "=+%02d000%s".formatted(structures, message);
    }

    /** GTIN, expiry to the minute, lot, serial. */
    private static String gs1(
            String unit, @Nullable String batch, @Nullable Instant expires, String gtin, ZoneId zone) {
        var elements = new StringBuilder().append(FNC1).append("01").append(gtin);
        if (expires != null) {
            elements.append("7003").append(format("yyMMddHHmm", expires, zone)).append(FNC1);
        }
        if (batch != null && GS1_TEXT.matcher(batch).matches()) {
            elements.append("10").append(batch).append(FNC1);
        }
        return elements.append("21").append(unit).toString();
    }

    private static String format(String pattern, Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern(pattern).withZone(zone).format(at);
    }
}
