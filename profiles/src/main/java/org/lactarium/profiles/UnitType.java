package org.lactarium.profiles;

import java.util.Arrays;
import java.util.Optional;

/** The five levels of milk, from the bag a donor brings to the feed an infant is given. */
public enum UnitType {
    DEPOSIT("deposit", Profiles.DEPOSIT, Systems.UNIT_ID),
    POOL("pool", Profiles.POOL, Systems.POOL_ID),
    BATCH("batch", Profiles.BATCH, Systems.BATCH_ID),
    BOTTLE("bottle", Profiles.BOTTLE, Systems.UNIT_ID),
    ALIQUOT("aliquot", Profiles.ALIQUOT, Systems.UNIT_ID);

    private final String code;
    private final String profile;
    private final String identifierSystem;

    UnitType(String code, String profile, String identifierSystem) {
        this.code = code;
        this.profile = profile;
        this.identifierSystem = identifierSystem;
    }

    /** Code in {@link Systems#UNIT_TYPE}. */
    public String code() {
        return code;
    }

    /** Canonical URL of the profile of this level. */
    public String profile() {
        return profile;
    }

    /** System of the number on the label of this level. */
    public String identifierSystem() {
        return identifierSystem;
    }

    public static Optional<UnitType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }
}
