package org.lactarium.profiles;

/** The names by which the package of profiles is known. */
public final class MilkBank {

    /** Canonical base of everything the package defines. */
    public static final String CANONICAL = "https://lactarium.org/fhir";

    /** NPM-style name of the compiled package. */
    public static final String PACKAGE = "org.lactarium.milkbank";

    /** Version of the compiled package; also in {@code sushi-config.yaml}. */
    public static final String VERSION = "0.1.0";

    /** Where the packed package lies on the class path (gzip'd tar, NPM layout). */
    public static final String PACKAGE_RESOURCE = "/packages/org.lactarium.milkbank.tgz";

    private MilkBank() {}

    static String profile(String id) {
        return CANONICAL + "/StructureDefinition/" + id;
    }

    static String codeSystem(String id) {
        return CANONICAL + "/CodeSystem/" + id;
    }
}
