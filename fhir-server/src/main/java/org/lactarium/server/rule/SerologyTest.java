package org.lactarium.server.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The infections a donor is tested for. LOINC codes of screens are [Presence] in serum or plasma by immunoassay; those of
 * confirmations are by neutralisation (HBsAg), immunoblot (HCV) and agglutination (syphilis).
 */
public enum SerologyTest {
    HIV(Set.of("56888-1", "31201-7"), Set.of()),
    HBSAG(Set.of("5196-1"), Set.of("7905-3")),
    HCV(Set.of("13955-0"), Set.of("5199-5")),
    HTLV(Set.of("29901-6"), Set.of()),
    SYPHILIS(Set.of("24110-9", "47236-5"), Set.of("24312-1"));

    private final Set<String> loinc;
    private final Set<String> confirming;

    SerologyTest(Set<String> loinc, Set<String> confirming) {
        this.loinc = loinc;
        this.confirming = confirming;
    }

    /** LOINC codes of tests that decide after a reactive screen; others say so by their method. */
    public Set<String> confirming() {
        return confirming;
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
        return Arrays.stream(values())
                .filter(test -> test.loinc.contains(code) || test.confirming.contains(code))
                .findFirst();
    }
}
