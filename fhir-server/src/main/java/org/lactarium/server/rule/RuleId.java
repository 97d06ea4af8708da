package org.lactarium.server.rule;

import static org.lactarium.server.rule.Consequence.HOLD;
import static org.lactarium.server.rule.Consequence.NOTE;
import static org.lactarium.server.rule.Consequence.REFUSE;
import static org.lactarium.server.rule.Consequence.REJECT;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every rule that can stop milk. The code is public and stable; the sentence belongs to the message bundles. */
public enum RuleId {
    DONOR_UNKNOWN(REFUSE),
    DONOR_NOT_ENROLLED(HOLD),
    DONOR_CONSENT_MISSING(HOLD),
    DONOR_DEFERRED(HOLD),
    SEROLOGY_INCOMPLETE(HOLD),
    SEROLOGY_NOT_FINAL(HOLD),
    SEROLOGY_EXPIRED(HOLD),
    SEROLOGY_REACTIVE(HOLD),

    EXPRESSION_TIME_MISSING(HOLD),
    EXPRESSION_IN_FUTURE(HOLD),
    RAW_OVER_AGE(REJECT),
    SEAL_BROKEN(REJECT),
    DEPOSIT_THAWED(REJECT),
    DEPOSIT_PARTLY_THAWED(HOLD),
    VOLUME_MISSING(HOLD),
    UNIT_NUMBER_TAKEN(REFUSE),

    UNIT_NOT_IN_STOCK(REFUSE),
    UNIT_ALREADY_THAWING(REFUSE),
    THAW_START_IN_FUTURE(REFUSE),
    THAW_DEADLINE_PASSED(REJECT),
    THAW_RUNNING_OUT(NOTE),
    HEATING_NOT_REPORTED(HOLD),
    THAW_OVERLAPS_CLOSURE(REFUSE),
    THAW_TOO_WARM(REJECT),
    THAW_NOT_RUNNING(REFUSE),
    THAW_TIMES_CROSSED(REFUSE),
    UNIT_NOT_IN_THAW(REFUSE),
    CONTAINER_ALREADY_USED(REFUSE),
    VOLUME_NOT_CONSERVED(REFUSE),
    POOL_DONORS_EXCEEDED(REFUSE),
    POOL_NOT_READY(REFUSE),

    HOLD_TOO_SHORT(REJECT),
    HOLD_BELOW_TEMPERATURE(REJECT),
    CURVE_MISSING(HOLD),
    CURVE_GAP(HOLD),
    CURVE_CLOCK(HOLD),
    CURVE_IN_FUTURE(REFUSE),
    OVERHEATED(NOTE),
    COOLING_SLOW(HOLD),
    COOLING_NOT_RECORDED(NOTE),
    PROCESS_NOT_VALIDATED(REFUSE),
    CALIBRATION_NOT_RECORDED(NOTE),
    CALIBRATION_OVERDUE(HOLD),
    CALIBRATION_FAILED(HOLD),

    STORAGE_LEFT_RANGE(HOLD),
    STORAGE_NOT_PROVEN(HOLD),
    STORAGE_MAY_HAVE_THAWED(HOLD),
    TRANSPORT_LEFT_RANGE(HOLD),
    TRANSPORT_NOT_PROVEN(HOLD),
    TRANSPORT_LOGGER_MISSING(HOLD),

    CULTURE_PRE_MISSING(REFUSE),
    CULTURE_POST_MISSING(REFUSE),
    CULTURE_OVER_LIMIT(REJECT),
    CULTURE_ORGANISM(HOLD),
    CULTURE_UNDETERMINED(HOLD),
    CULTURE_NOT_FINAL(HOLD),

    SIGNER_UNKNOWN(REFUSE),
    SAME_SIGNER(REFUSE),
    BATCH_NOT_PENDING(REFUSE),
    BOTTLE_EXPIRED(REFUSE),
    MOVE_NOT_ALLOWED(REFUSE),

    UNIT_UNKNOWN(REFUSE),
    UNIT_NOT_A_BOTTLE(REFUSE),
    BOTTLE_ALREADY_DISPENSED(REFUSE),
    MILK_NOT_RELEASED(REFUSE),
    MILK_ON_HOLD(REFUSE),
    MILK_RECALLED(REFUSE),
    MILK_USED_UP(REFUSE),
    THAWED_TOO_LONG(REFUSE),
    WARMED_TOO_LONG(REFUSE),
    MILK_NOT_DISPENSED_TO_INFANT(REFUSE),
    INFANT_UNKNOWN(REFUSE),
    INFANT_CONSENT_MISSING(REFUSE),
    ORDER_NOT_ACTIVE(REFUSE),
    FEED_TIME_IN_FUTURE(REFUSE),
    FEED_VOLUME_EXCEEDED(REFUSE),
    DONORS_PER_INFANT_EXCEEDED(REFUSE),
    NO_STOCK(REFUSE),

    SERVER_OWNED(REFUSE);

    private final Consequence consequence;

    RuleId(Consequence consequence) {
        this.consequence = consequence;
    }

    /** The code in {@link org.lactarium.profiles.Systems#MILK_RULE}, for example {@code hold-too-short}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Consequence consequence() {
        return consequence;
    }

    public static Optional<RuleId> of(String code) {
        return Arrays.stream(values()).filter(rule -> rule.code().equals(code)).findFirst();
    }
}
