package org.lactarium.profiles;

import static org.lactarium.profiles.MilkBank.profile;

/** URLs of the extensions the profiles use: our own, and HL7's under HL7's own URLs. */
public final class Extensions {

    /** CodeableConcept: which of the five levels of milk unit this is. */
    public static final String UNIT_TYPE = profile("unit-type");

    /** CodeableConcept: where the unit stands; owned by the server. */
    public static final String UNIT_STATUS = profile("unit-status");

    /** Quantity in mL. R4's own quantity is an integer without a unit and only mirrors this one. */
    public static final String VOLUME = profile("volume");

    /** Reference(Location): where the unit is now. */
    public static final String CURRENT_LOCATION = profile("current-location");

    /** Reference(Device): which freezer a storage entry speaks of. */
    public static final String STORAGE_DEVICE = profile("storage-device");

    /** Reference(Task): the run in which a processing step was done. */
    public static final String RUN = profile("run");

    /** Reference(NutritionOrder): the feeding order a dispense fulfils. */
    public static final String FOR_ORDER = profile("for-order");

    /** Complex: one stretch of the way of a dispensed bottle; parts {@code to}, {@code sent}, {@code received}, {@code by}. */
    public static final String HANDOVER = profile("handover");

    /** Quantity in g: the weight a feeding order was computed from. */
    public static final String DOSING_WEIGHT = profile("dosing-weight");

    /** date or dateTime: when an order shall be looked at again. */
    public static final String REVIEW_DATE = profile("review-date");

    /** positiveInt: how many different donors the parents accept. */
    public static final String MAX_DONORS = profile("max-donors");

    /** Complex: what the laboratory said to an order last; parts {@code outcome}, {@code at}, {@code laboratory}, {@code says}. */
    public static final String LABORATORY_ANSWER = profile("laboratory-answer");

    /** HL7's reference to a type the element does not allow, carried on the Reference itself. */
    public static final String ALTERNATE_REFERENCE = "http://hl7.org/fhir/StructureDefinition/alternate-reference";

    private static final String R5_PRODUCT =
            "http://hl7.org/fhir/5.0/StructureDefinition/extension-BiologicallyDerivedProduct.";

    /** dateTime (R5): the last moment the unit may be used. */
    public static final String EXPIRATION_DATE = R5_PRODUCT + "expirationDate";

    /** Identifier (R5): the donation number, which follows the milk without naming the donor. */
    public static final String BIOLOGICAL_SOURCE_EVENT = R5_PRODUCT + "biologicalSourceEvent";

    /** string (R5): which part of a split this is. */
    public static final String DIVISION = R5_PRODUCT + "division";

    /** Reference(Organization) (R5): the site that processed the unit. */
    public static final String PROCESSING_FACILITY = R5_PRODUCT + "processingFacility";

    private Extensions() {}
}
