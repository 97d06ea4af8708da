package org.lactarium.server.rule;

import java.util.Locale;
import java.util.Optional;

/** The infections a donor is tested for. */
public enum SerologyTest {
    HIV,
    HBSAG,
    HCV,
    HTLV,
    SYPHILIS;

    /** Name in a rule profile, for example {@code hbsag}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a LOINC code has to do with one of these; empty when nothing. */
    public static Optional<SerologyCode> ofLoinc(String code) {
        return Optional.ofNullable(SerologyCodes.ALL.get(code));
    }
}
