package org.lactarium.routes.orders;

/** Which message an order becomes. */
public enum Form {
    /** Specimen-centred (HL7 2.5 and later): the specimen stands before its orders. */
    O33("OML", "OML_O33"),
    /** Order-centred (2.4 and later). */
    O21("OML", "OML_O21"),
    /** The general order message of older peers (2.1 to 2.5). */
    O01("ORM", "ORM_O01");

    private final String message;
    private final String structure;

    Form(String message, String structure) {
        this.message = message;
        this.structure = structure;
    }

    /** MSH-9; its structure is named since 2.3.1. */
    String[] type(String version) {
        return version.compareTo("2.3.1") < 0
                ? new String[] {message, name()}
                : new String[] {message, name(), structure};
    }

    /** SPM and TQ1 are there since 2.5 and in OML only. */
    boolean hasSpecimenSegment(String version) {
        return this != O01 && version.compareTo("2.5") >= 0;
    }
}
