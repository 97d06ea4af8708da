package org.lactarium.server.access;

import java.util.Arrays;
import java.util.List;

/** The roles of the contract. What each may see and do is decided in {@link RolePermissions}, and only there. */
public enum Role {
    DONOR_COORDINATOR("donor-coordinator"),
    TECHNICIAN("technician"),
    MICROBIOLOGIST("microbiologist"),
    RELEASE_OFFICER("release-officer"),
    DIETITIAN("dietitian"),
    WARD("ward"),
    TRACEABILITY_OFFICER("traceability-officer"),
    QUALITY("quality"),
    INTEGRATION("integration"),
    LABORATORY_SYSTEM("laboratory-system"),
    HOSPITAL_SYSTEM("hospital-system");

    private final String code;

    Role(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(Role::code).toList();
    }
}
