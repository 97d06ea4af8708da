package org.lactarium.profiles.number;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lactarium.profiles.Systems;

/**
 * ISBT 128 donation identification number: facility (5 characters), year (2 digits), serial (6 digits), for example
 * {@code A999926000001}. ISBT 128 is licensed; this reads its numbers and ships none of its tables.
 */
public record DonationNumber(String value) {

    private static final String BODY = "([A-NP-Z1-9][0-9A-Z]{4}[0-9]{2}[0-9]{6})";
    private static final Pattern FORM = Pattern.compile(BODY);
    /** What a scanner gives: the data identifier, the number, two flag characters. */
    private static final Pattern SCANNED = Pattern.compile("=" + BODY + "([0-9A-Z]{2})");
    /** What a person reads: the number and, boxed on the label, its check character. */
    private static final Pattern READ = Pattern.compile(BODY + "([0-9A-Z*])");
    /** Flags from here on hold the check value instead of a meaning of their own. */
    private static final int CHECK_FLAGS = 60;

    public DonationNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an ISBT 128 donation number");
        }
    }

    /**
     * Reads a scanned barcode, a number with its check character, or a bare number; spaces and small letters do not
     * matter. Empty when the text is none of these or its check does not fit.
     */
    public static Optional<DonationNumber> read(String text) {
        String compact = text.replace(" ", "").strip().toUpperCase(Locale.ROOT);
        Matcher scanned = SCANNED.matcher(compact);
        if (scanned.matches()) {
            return Optional.of(new DonationNumber(scanned.group(1))).filter(number -> number.allows(scanned.group(2)));
        }
        Matcher read = READ.matcher(compact);
        if (read.matches()) {
            return Optional.of(new DonationNumber(read.group(1)))
                    .filter(number -> number.checkCharacter() == read.group(2).charAt(0));
        }
        return FORM.matcher(compact).matches() ? Optional.of(new DonationNumber(compact)) : Optional.empty();
    }

    /** The boxed character on the label; it is not part of the number. */
    public char checkCharacter() {
        return Mod37.check(value);
    }

    /** The two flag digits that carry the check in a barcode. */
    public String checkFlags() {
        return String.valueOf(CHECK_FLAGS + Mod37.valueOf(checkCharacter()));
    }

    /** The identifier system it belongs to. */
    public String system() {
        return Systems.DONATION_ID;
    }

    private boolean allows(String flags) {
        boolean holdsCheck = flags.chars().allMatch(Character::isDigit) && Integer.parseInt(flags) >= CHECK_FLAGS;
        return !holdsCheck || flags.equals(checkFlags());
    }
}
