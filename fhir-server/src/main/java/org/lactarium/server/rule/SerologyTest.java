package org.lactarium.server.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The infections a donor is tested for. LOINC codes are [Presence] in serum or plasma by immunoassay. */
public enum SerologyTest {
    HIV("56888-1", "31201-7"),
    HBSAG("5196-1"),
    HCV("13955-0"),
    HTLV("29901-6"),
    SYPHILIS("24110-9", "47236-5");

    private final Set<String> loinc;

    SerologyTest(String... loinc) {
        this.loinc = Set.of(loinc);
    }

    /** LOINC codes that answer for this test; any one of them is enough. */
    public Set<String> loinc() {
        return loinc;
    }

    /** Name in a rule profile, for example {@code hbsag}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SerologyTest> ofLoinc(String code) {
        return Arrays.stream(values()).filter(test -> test.loinc.contains(code)).findFirst();
    }
}
