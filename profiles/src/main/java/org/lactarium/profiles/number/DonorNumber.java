package org.lactarium.profiles.number;

import java.util.Optional;
import java.util.regex.Pattern;
import org.lactarium.profiles.Systems;

/** Donor identity number (DID), for example {@code D-000417}: it stands on home labels in place of a name. */
public record DonorNumber(String value) implements LabelNumber {

    private static final Pattern FORM = Pattern.compile("D-([0-9]{6}|[1-9][0-9]{6,8})");

    public DonorNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a donor number");
        }
    }

    /**
     * The number for a serial.
     *
     * @param serial from 0 to 999,999,999
     */
    public static DonorNumber of(int serial) {
        return new DonorNumber("D-%06d".formatted(serial));
    }

    /** Empty when the text is no donor number of ours. */
    public static Optional<DonorNumber> read(String text) {
        String printed = LabelNumber.printed(text);
        return FORM.matcher(printed).matches() ? Optional.of(new DonorNumber(printed)) : Optional.empty();
    }

    @Override
    public String system() {
        return Systems.DONOR_ID;
    }
}
