package org.lactarium.profiles;

import static org.lactarium.profiles.MilkBank.codeSystem;

/** Identifier systems and code systems. */
public final class Systems {

    public static final String DONOR_ID = "https://lactarium.org/id/donor";
    /** Deposits, bottles and aliquots. */
    public static final String UNIT_ID = "https://lactarium.org/id/unit";

    public static final String POOL_ID = "https://lactarium.org/id/pool";
    public static final String BATCH_ID = "https://lactarium.org/id/batch";
    public static final String SPECIMEN_ID = "https://lactarium.org/id/specimen";
    public static final String DISPENSE_ID = "https://lactarium.org/id/dispense";
    /** Recalls; one number for all notices of one recall. */
    public static final String RECALL_ID = "https://lactarium.org/id/recall";
    /** Alarms; made from what they are about, so that the same one is never raised twice. */
    public static final String ALARM_ID = "https://lactarium.org/id/alarm";
    /** Messages of the message log: the feed and the number there, {@code laboratory/4711}. */
    public static final String MESSAGE_ID = "https://lactarium.org/id/message";
    /** Digests of numbers that a waiting message names and nothing on record bears yet. */
    public static final String AWAITED_ID = "https://lactarium.org/id/awaited";
    /** Feeds a device wrote down while its ward was offline: device and its own id. */
    public static final String OFFLINE_FEED_ID = "https://lactarium.org/id/offline-feed";
    /** Orders the bank places with a laboratory (HL7 v2 ORC-2, OBR-2). */
    public static final String LAB_ORDER_ID = "https://lactarium.org/id/lab-order";

    /** Laboratory results, by a value made from order, test and sub-id so that a correction finds its result. */
    public static final String RESULT_ID = "https://lactarium.org/id/result";
    /** Deferrals the server derives: the interview and the reason, so that the same answers find their deferral. */
    public static final String ELIGIBILITY_ID = "https://lactarium.org/id/eligibility";
    /** Digests of the rule profiles a bank has worked by. */
    public static final String RULE_PROFILE_ID = "https://lactarium.org/id/rule-profile";
    /** Hong Kong identity cards: no public URI exists, so this one is ours. */
    public static final String HKID = "https://lactarium.org/id/hkid";
    /** ISBT 128 donation identification numbers. */
    public static final String DONATION_ID = "https://www.isbt128.org/uri/DonationIdentificationNumber";

    public static final String UNIT_TYPE = codeSystem("unit-type");
    public static final String UNIT_STATUS = codeSystem("unit-status");
    /** Rule ids, as they stand in the details of a refusal. */
    public static final String MILK_RULE = codeSystem("milk-rule");
    /** Products: raw, pasteurised, fortified. */
    public static final String MILK_PRODUCT = codeSystem("milk-product");
    /** What is done to milk, and the kinds of processing run: thaw, pool, pasteurise-holder, and so on. */
    public static final String PROCESSING_STEP = codeSystem("processing-step");
    /** What a ward complains of. */
    public static final String COMPLAINT_KIND = codeSystem("complaint-kind");
    /** What the server calls people for by itself: moments of the thaw clock, places that do not answer a recall. */
    public static final String MILK_ALARM = codeSystem("milk-alarm");
    /** What kind of record of a feed it is, when it is not a plain one. */
    public static final String FEED_CATEGORY = codeSystem("feed-category");
    /** What two people say of who is who. */
    public static final String IDENTITY_STEP = codeSystem("identity-step");
    /** What people must do about a feed. */
    public static final String FEED_TASK = codeSystem("feed-task");
    /** How the blood tests of a donor stand, without saying whose they are. */
    public static final String SOURCE_SEROLOGY = codeSystem("source-serology");
    /** Why nobody can work at the bank for a time. */
    public static final String CLOSURE_REASON = codeSystem("closure-reason");
    /** Names of the inputs and outputs of a Task. */
    public static final String TASK_PART = codeSystem("task-part");
    /** Laboratory tests a bank orders. */
    public static final String LAB_TEST = codeSystem("lab-test");
    /** What a laboratory answered to an order. */
    public static final String ORDER_ANSWER = codeSystem("order-answer");
    /** Observations for which no LOINC code was found. */
    public static final String MILK_OBSERVATION = codeSystem("milk-observation");
    /** Whether milk was cultured before or after pasteurisation. */
    public static final String CULTURE_STAGE = codeSystem("culture-stage");

    public static final String ELIGIBILITY = codeSystem("eligibility");
    /** What a consent permits. */
    public static final String CONSENT_USE = codeSystem("consent-use");

    public static final String CONSENT_SCOPE = codeSystem("consent-scope");
    /** Kinds of care a donor is enrolled in. */
    public static final String CARE_TYPE = codeSystem("care-type");
    /** What a release decision came to. */
    public static final String RELEASE_OUTCOME = codeSystem("release-outcome");
    /** Why milk was held, discarded or refused. */
    public static final String UNIT_REASON = codeSystem("unit-reason");

    /** Why a donor is deferred; also the codes of the questions in the screening interview. */
    public static final String DEFERRAL_REASON = codeSystem("deferral-reason");
    /** Decisions that are kept with their reasons. */
    public static final String DUE = codeSystem("due");

    public static final String DECISION = codeSystem("decision");
    /** Documents the server keeps for itself. */
    public static final String DOCUMENT = codeSystem("document");
    /** What parents wish about milk kinship. */
    public static final String KINSHIP_PREFERENCE = codeSystem("kinship-preference");

    public static final String LOINC = "http://loinc.org";
    public static final String SNOMED = "http://snomed.info/sct";
    public static final String UCUM = "http://unitsofmeasure.org";

    private Systems() {}
}
