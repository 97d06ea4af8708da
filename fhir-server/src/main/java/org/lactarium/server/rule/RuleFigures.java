package org.lactarium.server.rule;

import static org.lactarium.server.rule.RuleId.ANALYSIS_ENERGY_DIFFERS;
import static org.lactarium.server.rule.RuleId.ANALYSIS_IMPLAUSIBLE;
import static org.lactarium.server.rule.RuleId.BIRTH_IMPLAUSIBLE;
import static org.lactarium.server.rule.RuleId.BOTTLE_EXPIRED;
import static org.lactarium.server.rule.RuleId.BOTTLE_INFANTS_EXCEEDED;
import static org.lactarium.server.rule.RuleId.CALIBRATION_MISSING;
import static org.lactarium.server.rule.RuleId.CALIBRATION_NOT_RECORDED;
import static org.lactarium.server.rule.RuleId.CALIBRATION_OVERDUE;
import static org.lactarium.server.rule.RuleId.CHILD_TOO_OLD;
import static org.lactarium.server.rule.RuleId.CHILD_UNKNOWN;
import static org.lactarium.server.rule.RuleId.COOLING_NOT_RECORDED;
import static org.lactarium.server.rule.RuleId.COOLING_SLOW;
import static org.lactarium.server.rule.RuleId.CULTURE_NOT_FINAL;
import static org.lactarium.server.rule.RuleId.CULTURE_OVER_LIMIT;
import static org.lactarium.server.rule.RuleId.CULTURE_POST_MISSING;
import static org.lactarium.server.rule.RuleId.CULTURE_PRE_MISSING;
import static org.lactarium.server.rule.RuleId.CULTURE_UNDETERMINED;
import static org.lactarium.server.rule.RuleId.CURVE_FLAT;
import static org.lactarium.server.rule.RuleId.CURVE_GAP;
import static org.lactarium.server.rule.RuleId.CURVE_IMPLAUSIBLE;
import static org.lactarium.server.rule.RuleId.CURVE_SIGN_LOST;
import static org.lactarium.server.rule.RuleId.DAY_OVER_ORDER;
import static org.lactarium.server.rule.RuleId.DELIVERY_LATE;
import static org.lactarium.server.rule.RuleId.DELIVERY_NOT_RECEIVED;
import static org.lactarium.server.rule.RuleId.DEPOSIT_PARTLY_THAWED;
import static org.lactarium.server.rule.RuleId.DEPOSIT_THAWED;
import static org.lactarium.server.rule.RuleId.DEVICE_CLOCK_WRONG;
import static org.lactarium.server.rule.RuleId.DONOR_AGE;
import static org.lactarium.server.rule.RuleId.DONOR_CONSENT_MISSING;
import static org.lactarium.server.rule.RuleId.DONOR_NOT_ENROLLED;
import static org.lactarium.server.rule.RuleId.DONOR_SEX;
import static org.lactarium.server.rule.RuleId.FEED_BEFORE_DISPENSE;
import static org.lactarium.server.rule.RuleId.FEED_OVER_ORDER;
import static org.lactarium.server.rule.RuleId.FINDING_UNJUDGED;
import static org.lactarium.server.rule.RuleId.HEATING_NOT_REPORTED;
import static org.lactarium.server.rule.RuleId.HOLD_BELOW_TEMPERATURE;
import static org.lactarium.server.rule.RuleId.HOLD_TOO_SHORT;
import static org.lactarium.server.rule.RuleId.INTERVIEW_EXPIRED;
import static org.lactarium.server.rule.RuleId.INTERVIEW_INCOMPLETE;
import static org.lactarium.server.rule.RuleId.INTERVIEW_MISSING;
import static org.lactarium.server.rule.RuleId.LATE_UNCONFIRMED;
import static org.lactarium.server.rule.RuleId.MILK_NOT_MADE_YET;
import static org.lactarium.server.rule.RuleId.OFFLINE_LIST_TOO_OLD;
import static org.lactarium.server.rule.RuleId.OFFLINE_LIST_UNKNOWN;
import static org.lactarium.server.rule.RuleId.ORDER_NOT_ACTIVE;
import static org.lactarium.server.rule.RuleId.ORDER_REVIEW_DUE;
import static org.lactarium.server.rule.RuleId.ORDER_REVIEW_OVERDUE;
import static org.lactarium.server.rule.RuleId.OVERHEATED;
import static org.lactarium.server.rule.RuleId.POOL_DONORS_EXCEEDED;
import static org.lactarium.server.rule.RuleId.PRIORITY_OVERRIDDEN;
import static org.lactarium.server.rule.RuleId.RAW_OVER_AGE;
import static org.lactarium.server.rule.RuleId.RECALL_UNANSWERED;
import static org.lactarium.server.rule.RuleId.RESERVED_FOR_PRIORITY;
import static org.lactarium.server.rule.RuleId.SEROLOGY_EXPIRED;
import static org.lactarium.server.rule.RuleId.SEROLOGY_INCOMPLETE;
import static org.lactarium.server.rule.RuleId.SEROLOGY_NOT_FINAL;
import static org.lactarium.server.rule.RuleId.SEROLOGY_REACTIVE;
import static org.lactarium.server.rule.RuleId.SEROLOGY_UNDETERMINED;
import static org.lactarium.server.rule.RuleId.STORAGE_LEFT_RANGE;
import static org.lactarium.server.rule.RuleId.STORAGE_MAY_HAVE_THAWED;
import static org.lactarium.server.rule.RuleId.STORAGE_NOT_PROVEN;
import static org.lactarium.server.rule.RuleId.THAWED_TOO_LONG;
import static org.lactarium.server.rule.RuleId.THAW_DEADLINE_PASSED;
import static org.lactarium.server.rule.RuleId.THAW_OVERLAPS_CLOSURE;
import static org.lactarium.server.rule.RuleId.THAW_RUNNING_OUT;
import static org.lactarium.server.rule.RuleId.THAW_TOO_WARM;
import static org.lactarium.server.rule.RuleId.TRANSPORT_LEFT_RANGE;
import static org.lactarium.server.rule.RuleId.TRANSPORT_LOGGER_MISSING;
import static org.lactarium.server.rule.RuleId.TRANSPORT_NOT_PROVEN;
import static org.lactarium.server.rule.RuleId.TYPED_LATE;
import static org.lactarium.server.rule.RuleId.VOLUME_OVER_WEIGHT;
import static org.lactarium.server.rule.RuleId.WARMED_TOO_LONG;
import static org.lactarium.server.rule.RuleId.WEIGHT_IMPLAUSIBLE;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which figures of a profile a rule is judged by; a rule that is not here has no figure. */
public final class RuleFigures {

    private static final Map<RuleId, List<String>> KEYS = new EnumMap<>(Map.ofEntries(
            Map.entry(DONOR_NOT_ENROLLED, List.of("donor.before-enrolment")),
            Map.entry(DONOR_CONSENT_MISSING, List.of("donor.before-enrolment")),
            Map.entry(DONOR_SEX, List.of("donor.sexes")),
            Map.entry(DONOR_AGE, List.of("donor.min-age", "donor.max-age")),
            Map.entry(BIRTH_IMPLAUSIBLE, List.of("donor.mother-from")),
            Map.entry(CHILD_UNKNOWN, List.of("donor.child-required")),
            Map.entry(CHILD_TOO_OLD, List.of("donor.child-max-age")),
            Map.entry(INTERVIEW_MISSING, List.of("interview.required", "interview.enrolment-counts")),
            Map.entry(INTERVIEW_INCOMPLETE, List.of("interview.required", "interview.questions")),
            Map.entry(INTERVIEW_EXPIRED, List.of("interview.validity", "interview.before")),
            Map.entry(SEROLOGY_INCOMPLETE, List.of("serology.panel")),
            Map.entry(SEROLOGY_NOT_FINAL, List.of("serology.panel")),
            Map.entry(SEROLOGY_REACTIVE, List.of("serology.panel")),
            Map.entry(SEROLOGY_UNDETERMINED, List.of("serology.panel")),
            Map.entry(FINDING_UNJUDGED, List.of("serology.disregard")),
            Map.entry(SEROLOGY_EXPIRED, List.of("serology.validity", "serology.before-first-sample")),
            Map.entry(RAW_OVER_AGE, List.of("raw.max-age")),
            Map.entry(DEPOSIT_PARTLY_THAWED, List.of("raw.accept-ice-crystals")),
            Map.entry(DEPOSIT_THAWED, List.of("raw.accept-ice-crystals")),
            Map.entry(THAW_DEADLINE_PASSED, List.of("thaw.limit")),
            Map.entry(POOL_DONORS_EXCEEDED, List.of("pooling.max-donors")),
            Map.entry(HOLD_TOO_SHORT, List.of("heating.hold", "heating.temperature")),
            Map.entry(HOLD_BELOW_TEMPERATURE, List.of("heating.temperature")),
            Map.entry(CURVE_GAP, List.of("heating.max-gap", "heating.hold")),
            Map.entry(
                    CURVE_IMPLAUSIBLE,
                    List.of(
                            "probe.heating.lowest",
                            "probe.heating.highest",
                            "probe.freezer.lowest",
                            "probe.freezer.highest",
                            "probe.transport.lowest",
                            "probe.transport.highest",
                            "probe.thaw.lowest",
                            "probe.thaw.highest")),
            Map.entry(
                    CURVE_FLAT,
                    List.of("probe.heating.flat", "probe.freezer.flat", "probe.transport.flat", "probe.thaw.flat")),
            Map.entry(
                    ANALYSIS_IMPLAUSIBLE,
                    Stream.of("fat", "protein", "carbohydrate", "lactose", "solids", "energy")
                            .flatMap(one -> Stream.of("analysis." + one + ".lowest", "analysis." + one + ".highest"))
                            .toList()),
            Map.entry(
                    ANALYSIS_ENERGY_DIFFERS,
                    List.of(
                            "analysis.energy.of-fat",
                            "analysis.energy.of-protein",
                            "analysis.energy.of-carbohydrate",
                            "analysis.energy.tolerance")),
            Map.entry(CURVE_SIGN_LOST, List.of("excursion.warm", "transport.warm")),
            Map.entry(CALIBRATION_NOT_RECORDED, List.of("calibration.validity", "calibration.required")),
            Map.entry(CALIBRATION_MISSING, List.of("calibration.validity", "calibration.required")),
            Map.entry(TYPED_LATE, List.of("offline.typed-within")),
            Map.entry(LATE_UNCONFIRMED, List.of("offline.typed-within")),
            Map.entry(BOTTLE_INFANTS_EXCEEDED, List.of("feed.infants")),
            Map.entry(CALIBRATION_OVERDUE, List.of("calibration.validity")),
            Map.entry(STORAGE_LEFT_RANGE, List.of("excursion.warm", "excursion.tolerance", "excursion.soft")),
            Map.entry(STORAGE_NOT_PROVEN, List.of("excursion.max-gap")),
            Map.entry(
                    STORAGE_MAY_HAVE_THAWED,
                    List.of("excursion.thawed", "excursion.melt", "excursion.soft", "excursion.max-gap")),
            Map.entry(TRANSPORT_LEFT_RANGE, List.of("transport.warm", "transport.warm-for", "transport.limit")),
            Map.entry(TRANSPORT_NOT_PROVEN, List.of("excursion.max-gap")),
            Map.entry(TRANSPORT_LOGGER_MISSING, List.of("transport.logger-required")),
            Map.entry(THAW_RUNNING_OUT, List.of("thaw.warning", "thaw.alarm", "thaw.limit")),
            Map.entry(HEATING_NOT_REPORTED, List.of("thaw.limit", "thaw.report")),
            Map.entry(THAW_OVERLAPS_CLOSURE, List.of("thaw.limit", "thaw.ready", "thaw.run")),
            Map.entry(THAW_TOO_WARM, List.of("thaw.max-temperature")),
            Map.entry(THAWED_TOO_LONG, List.of("thawed.from-complete", "thawed.from-start")),
            Map.entry(WARMED_TOO_LONG, List.of("thawed.warmed")),
            Map.entry(RECALL_UNANSWERED, List.of("recall.silent", "recall.overdue")),
            Map.entry(DELIVERY_NOT_RECEIVED, List.of("transport.within")),
            Map.entry(OVERHEATED, List.of("heating.flag-above")),
            Map.entry(COOLING_SLOW, List.of("heating.cool-to", "heating.cool-within")),
            Map.entry(COOLING_NOT_RECORDED, List.of("heating.cool-to", "heating.cool-within")),
            Map.entry(CULTURE_PRE_MISSING, List.of("cultures.pre.required")),
            Map.entry(CULTURE_POST_MISSING, List.of("cultures.post.required")),
            Map.entry(
                    CULTURE_OVER_LIMIT,
                    List.of("cultures.pre.limit", "cultures.post.limit", "cultures.post.detection-limit")),
            Map.entry(CULTURE_UNDETERMINED, List.of("cultures.pre.limit", "cultures.post.limit")),
            Map.entry(CULTURE_NOT_FINAL, List.of("cultures.pre.required", "cultures.post.required")),
            Map.entry(DELIVERY_LATE, List.of("transport.within")),
            Map.entry(RESERVED_FOR_PRIORITY, List.of("stock.shortage")),
            Map.entry(PRIORITY_OVERRIDDEN, List.of("stock.shortage")),
            Map.entry(OFFLINE_LIST_TOO_OLD, List.of("offline.max-age")),
            Map.entry(OFFLINE_LIST_UNKNOWN, List.of("offline.max-age")),
            Map.entry(DEVICE_CLOCK_WRONG, List.of("offline.clock")),
            Map.entry(MILK_NOT_MADE_YET, List.of("feed.early")),
            Map.entry(FEED_BEFORE_DISPENSE, List.of("feed.early")),
            Map.entry(ORDER_NOT_ACTIVE, List.of("feed.early")),
            Map.entry(ORDER_REVIEW_DUE, List.of("order.review-grace")),
            Map.entry(ORDER_REVIEW_OVERDUE, List.of("order.review-grace")),
            Map.entry(FEED_OVER_ORDER, List.of("order.tolerance")),
            Map.entry(DAY_OVER_ORDER, List.of("order.tolerance", "order.day")),
            Map.entry(VOLUME_OVER_WEIGHT, List.of("order.highest", "order.tolerance", "order.day")),
            Map.entry(WEIGHT_IMPLAUSIBLE, List.of("order.weight-lowest", "order.weight-highest")),
            Map.entry(BOTTLE_EXPIRED, List.of("shelf-life.from-expression", "shelf-life.from-pasteurisation"))));

    private RuleFigures() {}

    /** Keys of the figures, as a profile names them. */
    public static List<String> of(RuleId rule) {
        return KEYS.getOrDefault(rule, List.of());
    }
}
