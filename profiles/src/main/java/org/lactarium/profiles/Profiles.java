package org.lactarium.profiles;

import static org.lactarium.profiles.MilkBank.profile;

/** Canonical URLs of the profiles, one for each kind of record the bank keeps. */
public final class Profiles {

    public static final String MILK_DONOR = profile("milk-donor");
    public static final String DONOR_ENROLMENT = profile("donor-enrolment");
    public static final String DONOR_CHILD = profile("donor-child");
    public static final String RECIPIENT = profile("recipient");
    public static final String RECIPIENT_MOTHER = profile("recipient-mother");
    public static final String DONOR_SCREENING = profile("donor-screening");
    public static final String DONOR_ELIGIBILITY = profile("donor-eligibility");
    public static final String SEROLOGY = profile("serology");
    public static final String SEROLOGY_REPORT = profile("serology-report");
    public static final String DONOR_CONSENT = profile("donor-consent");
    public static final String PARENT_CONSENT = profile("parent-consent");

    public static final String MILK_UNIT = profile("milk-unit");
    public static final String DEPOSIT = profile("deposit");
    public static final String POOL = profile("pool");
    public static final String BATCH = profile("batch");
    public static final String BOTTLE = profile("bottle");
    public static final String ALIQUOT = profile("aliquot");

    public static final String PROCESSING_RUN = profile("processing-run");
    public static final String TEMPERATURE_CURVE = profile("temperature-curve");
    public static final String THAW_ALARM = profile("thaw-alarm");
    public static final String CLOSURE = profile("closure");
    public static final String MILK_SPECIMEN = profile("milk-specimen");
    public static final String BLOOD_SPECIMEN = profile("blood-specimen");
    public static final String LAB_ORDER = profile("lab-order");
    public static final String COLONY_COUNT = profile("colony-count");
    public static final String ORGANISM = profile("organism");
    public static final String SUSCEPTIBILITY = profile("susceptibility");
    public static final String CULTURE_REPORT = profile("culture-report");
    public static final String MACRONUTRIENTS = profile("macronutrients");

    public static final String RELEASE_DECISION = profile("release-decision");
    public static final String RELEASE_SIGNATURE = profile("release-signature");
    public static final String MILK_DECISION = profile("milk-decision");
    public static final String RISK_ASSESSMENT = profile("risk-assessment");
    public static final String FEEDING_ORDER = profile("feeding-order");
    public static final String DISPENSE = profile("dispense");
    public static final String DELIVERY_ALARM = profile("delivery-alarm");
    public static final String WAITING_RESULT = profile("waiting-result");
    public static final String FEED_GIVEN = profile("feed-given");
    public static final String FEED_TASK = profile("feed-task");
    public static final String ADVERSE_EVENT = profile("adverse-event");
    public static final String RECALL = profile("recall");
    public static final String RECALL_LIST = profile("recall-list");
    public static final String RECALL_NOTICE = profile("recall-notice");
    public static final String RECALL_ALARM = profile("recall-alarm");

    private Profiles() {}
}
