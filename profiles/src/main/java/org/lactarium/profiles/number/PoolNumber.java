package org.lactarium.profiles.number;

import java.util.Optional;
import java.util.regex.Pattern;
import org.lactarium.profiles.Systems;

/** Number of a pool, for example {@code P-26-0117}: two digits of the year and a serial of at least four digits. */
public record PoolNumber(String value) implements LabelNumber {

    private static final Pattern FORM = Pattern.compile("P-[0-9]{2}-([0-9]{4}|[1-9][0-9]{4,6})");

    public PoolNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a pool number");
        }
    }

    /**
     * The number for a serial within a year.
     *
     * @param year from 0 to 99
     * @param serial from 0 to 9,999,999
     */
    public static PoolNumber of(int year, int serial) {
        return new PoolNumber("P-%02d-%04d".formatted(year, serial));
    }

    /** Empty when the text is no pool number of ours. */
    public static Optional<PoolNumber> read(String text) {
        String printed = LabelNumber.printed(text);
        return FORM.matcher(printed).matches() ? Optional.of(new PoolNumber(printed)) : Optional.empty();
    }

    @Override
    public String system() {
        return Systems.POOL_ID;
    }
}
