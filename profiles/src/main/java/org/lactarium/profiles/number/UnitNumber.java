package org.lactarium.profiles.number;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lactarium.profiles.Systems;

/**
 * Number of a deposit, a bottle or an aliquot, for example {@code U-26-001201}: two digits of the year and a serial of
 * at least six. An aliquot adds which part of the bottle it is: {@code U-26-001201-1}.
 */
public record UnitNumber(String value) implements LabelNumber {

    private static final Pattern FORM = Pattern.compile("(U-[0-9]{2}-(?:[0-9]{6}|[1-9][0-9]{6,8}))(?:-([1-9][0-9]?))?");

    public UnitNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a unit number");
        }
    }

    /**
     * The number for a serial within a year.
     *
     * @param year from 0 to 99
     * @param serial from 0 to 999,999,999
     */
    public static UnitNumber of(int year, int serial) {
        return new UnitNumber("U-%02d-%06d".formatted(year, serial));
    }

    /** Empty when the text is no unit number of ours. */
    public static Optional<UnitNumber> read(String text) {
        String printed = LabelNumber.printed(text);
        return FORM.matcher(printed).matches() ? Optional.of(new UnitNumber(printed)) : Optional.empty();
    }

    /**
     * The number of one part of this unit.
     *
     * @param division from 1 to 99
     */
    public UnitNumber part(int division) {
        return new UnitNumber(whole().value + "-" + division);
    }

    /** The number of the unit this one is a part of; itself when it is no part. */
    public UnitNumber whole() {
        return isPart() ? new UnitNumber(form().group(1)) : this;
    }

    /** Whether this is a part of a unit: an aliquot. */
    public boolean isPart() {
        return form().group(2) != null;
    }

    @Override
    public String system() {
        return Systems.UNIT_ID;
    }

    private Matcher form() {
        Matcher matcher = FORM.matcher(value);
        matcher.matches();
        return matcher;
    }
}
