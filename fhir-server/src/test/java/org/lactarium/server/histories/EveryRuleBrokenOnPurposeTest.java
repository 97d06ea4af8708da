package org.lactarium.server.histories;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import org.lactarium.server.rule.RuleId;

/**
 * The histories are worth something only if they notice. Each rule is broken on purpose, and random histories are played
 * until one goes wrong.
 */
class EveryRuleBrokenOnPurposeTest {

    /** Rules that stand behind another one: milk that passes the first is stopped by the second. Broken together. */
    private static final Map<RuleId, Set<RuleId>> STANDING_BEHIND = Map.ofEntries(
            entry(RuleId.THAW_NOT_RUNNING, EnumSet.of(RuleId.CONTAINER_ALREADY_USED, RuleId.THAW_DEADLINE_PASSED)),
            entry(RuleId.CONTAINER_ALREADY_USED, EnumSet.of(RuleId.THAW_NOT_RUNNING, RuleId.MOVE_NOT_ALLOWED)));

    /** Rules no history here can break, and why. */
    private static final Map<RuleId, String> ELSEWHERE = Map.ofEntries(
            entry(
                    RuleId.THAW_DEADLINE_PASSED,
                    "the timers of the thaw clock have rejected such milk before anybody asks: ThawClockTest, ClocksTest"),
            entry(
                    RuleId.DONOR_SEX,
                    "every woman here is of an age, and no child is on record: WomanRulesTest, WhoSheIsTest"),
            entry(RuleId.DONOR_AGE, "the same"),
            entry(RuleId.BIRTH_IMPLAUSIBLE, "the same"),
            entry(RuleId.CHILD_UNKNOWN, "the same"),
            entry(RuleId.CHILD_NOT_BORN, "the same"),
            entry(RuleId.CHILD_TOO_OLD, "the same"),
            entry(
                    RuleId.INTERVIEW_MISSING,
                    "enrolled is interviewed by these figures: InterviewRulesTest, InterviewsTest"),
            entry(RuleId.INTERVIEW_INCOMPLETE, "the same"),
            entry(RuleId.INTERVIEW_EXPIRED, "the same"),
            entry(RuleId.ANSWER_UNJUDGED, "nobody is interviewed here: AnswerRulesTest, InterviewsTest"),
            entry(RuleId.OVERHEATED, "a note; it stops nothing"),
            entry(RuleId.COOLING_NOT_RECORDED, "a note; it stops nothing"),
            entry(RuleId.CURVE_CLOCK, "readings at even distances cannot step back: HeatTreatmentTest"),
            entry(RuleId.CURVE_MISSING, "a curve without readings is refused as bad input: HeatTreatmentTest"),
            entry(RuleId.CULTURE_ORGANISM, "histories count everything and name no organism: CultureRulesTest"),
            entry(RuleId.EXPRESSION_TIME_MISSING, "all containers of the histories say when: IntakeTest"),
            entry(RuleId.SIGNER_UNKNOWN, "every login of the histories stands for a person: ReleaseRulesTest"),
            entry(RuleId.THAW_RUNNING_OUT, "a note; it stops nothing"),
            entry(RuleId.HEATING_NOT_REPORTED, "no timer rings in these histories: ThawEndTest, ClocksTest"),
            entry(RuleId.THAW_OVERLAPS_CLOSURE, "the bank of these histories never closes: ThawPlanTest, ClocksTest"),
            entry(RuleId.THAW_TOO_WARM, "nobody measures thawing milk here: ExcursionTest, ColdChainTest"),
            entry(RuleId.PROCESS_NOT_VALIDATED, "all is heated by Holder here: CalibrationsTest, ColdChainTest"),
            entry(RuleId.CURVE_SIGN_LOST, "no freezer is logged here: ProbeCheckTest, InstrumentsTest"),
            entry(RuleId.CALIBRATION_NOT_RECORDED, "a note; it stops nothing"),
            entry(RuleId.CALIBRATION_MISSING, "these figures ask for none: CalibrationsTest"),
            entry(RuleId.TYPED_LATE, "a note; it stops nothing"),
            entry(RuleId.LATE_UNCONFIRMED, "nobody works by paper here: TypedLateTest, TypedLateStepsTest"),
            entry(RuleId.BOTTLE_INFANTS_EXCEEDED, "nothing is drawn for several here: SharingTest, SharedBottleTest"),
            entry(RuleId.CALIBRATION_OVERDUE, "no check becomes old here: CalibrationsTest, ColdChainTest"),
            entry(RuleId.CALIBRATION_FAILED, "the same"),
            entry(RuleId.STORAGE_LEFT_RANGE, "no freezer is logged here: ExcursionTest, ColdChainTest"),
            entry(RuleId.STORAGE_NOT_PROVEN, "the same"),
            entry(RuleId.STORAGE_MAY_HAVE_THAWED, "the same"),
            entry(RuleId.TRANSPORT_LEFT_RANGE, "no box is logged here: ExcursionTest, ColdChainTest"),
            entry(RuleId.TRANSPORT_NOT_PROVEN, "the same"),
            entry(RuleId.TRANSPORT_LOGGER_MISSING, "no profile asks for a logger: ExcursionTest"),
            entry(RuleId.WARMED_TOO_LONG, "no ward warms here: WardClockTest, ColdChainTest"),
            entry(RuleId.BOTTLE_NOT_AT_WARD, "no bottle is given on here: ReassigningTest, FamilySideSituationsTest"),
            entry(RuleId.BOTTLE_OPENED, "the same"),
            entry(RuleId.BOTTLE_STILL_NEEDED, "the same"),
            entry(RuleId.INFANT_ELSEWHERE, "the same"),
            entry(RuleId.MOTHERS_OWN_MILK, "a note; it stops nothing"),
            entry(RuleId.NOT_THE_SAME_INFANT, "no infant is merged here: FamilySideSituationsTest"),
            entry(RuleId.RECORD_REPLACED, "nobody is merged here: WhoIsWhoTest"),
            entry(RuleId.ANOTHER_MOTHER, "the same"),
            entry(RuleId.MOVE_OUTSIDE_LINEAGE, "no history can bring it about: LineageTest"),
            entry(RuleId.DELIVERY_NOT_RECEIVED, "a note; it stops nothing"),
            entry(RuleId.RECALL_UNANSWERED, "a note; it stops nothing"),
            entry(RuleId.DELIVERY_LATE, "no parcel travels here: DeliveryTest, BenchSideSituationsTest"),
            entry(RuleId.NOT_FOR_THIS_PLACE, "the same"),
            entry(RuleId.NOT_ON_ITS_WAY, "the same"),
            entry(RuleId.RESERVED_FOR_PRIORITY, "milk is never short here: PriorityTest, BenchSideSituationsTest"),
            entry(RuleId.PRIORITY_OVERRIDDEN, "a note; it stops nothing"),
            entry(RuleId.DONOR_NUMBER_CONFLICT, "all labels are right here: BenchSideSituationsTest"),
            entry(RuleId.MIX_UP_POSSIBLE, "the same"),
            entry(RuleId.UNIT_NOT_A_BOTTLE, "nothing but a bottle is dispensed, and that is asked too: FeedingTest"),
            entry(RuleId.NUMBER_NOT_PRINTABLE, "all numbers here can be printed: NumberCheckTest, LabelTest"),
            entry(RuleId.NOTHING_TO_LABEL, "nobody prints here: LabelTest"),
            entry(RuleId.LABEL_COUNT_MISMATCH, "the same"),
            entry(RuleId.LABEL_DIFFERS, "all scans here are plain numbers: LabelTest"),
            entry(RuleId.RECALL_COUNT_EXCEEDED, "no place answers a recall here: RecallTest"),
            entry(RuleId.CORRECTED_VOLUME_USED, "no volume is corrected here: CorrectTest"),
            entry(RuleId.LABEL_IN_DOUBT, "all labels are right here: BenchSideSituationsTest"),
            entry(RuleId.LABEL_REPLACED, "the same"),
            entry(RuleId.NEW_LABEL_DIFFERS, "the same"),
            entry(
                    RuleId.FEED_VOLUME_NOT_POSITIVE,
                    "nobody reports an incident here: FeedIncidentTest, WardSideSituationsTest"),
            entry(RuleId.FEED_NOT_STOPPED, "the same"),
            entry(RuleId.FEED_REPORTED_OTHERWISE, "the same"),
            entry(RuleId.STOP_NOT_OVERRIDABLE, "the same"),
            entry(RuleId.OFFLINE_LIST_TOO_OLD, "no ward is offline here: OfflineRulesTest, WardSideSituationsTest"),
            entry(RuleId.OFFLINE_LIST_UNKNOWN, "the same"),
            entry(RuleId.DEVICE_CLOCK_WRONG, "the same"),
            entry(RuleId.FACT_WITHDRAWN, "no fact is taken back here: ReconsiderationTest, WithdrawnFactsTest"),
            entry(RuleId.ORDER_REVIEW_DUE, "a note; it stops nothing"),
            entry(RuleId.ORDER_REVIEW_OVERDUE, "no profile stops for it: OrderRulesTest"),
            entry(RuleId.WEIGHT_IMPLAUSIBLE, "a note; it stops nothing"),
            entry(RuleId.MILK_NOT_MADE_YET, "all feeds here are given now: FeedTimesTest, BeforeItWasThereTest"),
            entry(RuleId.FEED_BEFORE_DISPENSE, "the same"),
            entry(
                    RuleId.CONSENT_NOT_UNDERSTOOD,
                    "stands beside a consent that is missing: ProvisionTest, ParentsWordTest"),
            entry(RuleId.RECALL_FEED_UNNAMED, "nobody closes a recall here: RecallNamesInfantsTest"),
            entry(RuleId.RECALL_NOT_ACCOUNTED, "nobody closes a recall here: RecallTest, FamilySideSituationsTest"));

    private static final int MOST = Integer.getInteger("histories.most", 150);
    private static final String WHICH = System.getProperty("histories.rules", "");

    @Example
    void aBrokenRuleIsNoticed() {
        var rules = Arrays.stream(RuleId.values())
                .filter(rule -> WHICH.equals("all")
                        ? !ELSEWHERE.containsKey(rule)
                        : WHICH.isEmpty()
                                ? EnumSet.of(RuleId.HOLD_TOO_SHORT, RuleId.CULTURE_OVER_LIMIT)
                                        .contains(rule)
                                : Arrays.asList(WHICH.split(",")).contains(rule.code()))
                .toList();
        Map<RuleId, Integer> noticed = new LinkedHashMap<>();
        try (var bank = new PaperBank()) {
            if (WHICH.equals("all")) {
                assertThat(after(bank, Set.of())).as("nothing is broken").isNegative();
            }
            for (var rule : rules) {
                var broken = EnumSet.of(rule);
                broken.addAll(STANDING_BEHIND.getOrDefault(rule, Set.of()));
                noticed.put(rule, after(bank, broken));
                System.out.printf(
                        "%-32s %s%n",
                        rule.code(), noticed.get(rule) < 0 ? "NOT NOTICED" : "noticed by history " + noticed.get(rule));
            }
        }
        assertThat(noticed)
                .allSatisfy((rule, after) -> assertThat(after).as(rule.code()).isPositive());
    }

    /** How many histories it took; -1 when none noticed. */
    private static int after(PaperBank bank, Set<RuleId> broken) {
        var random = new Random(20261122);
        var count = new int[1];
        var histories = Histories.of(() -> History.begin(bank, "m" + count[0], new Tally()), 40)
                .generator(1000);
        var noticed = new boolean[1];
        BrokenRules.during(broken, () -> {
            while (!noticed[0] && count[0] < MOST) {
                count[0]++;
                try {
                    new Checks(histories.next(random).value().run()).atTheEnd();
                } catch (AssertionError wrong) {
                    noticed[0] = true;
                    if (!WHICH.isEmpty()) {
                        System.out.println(wrong.getMessage());
                    }
                }
            }
        });
        return noticed[0] ? count[0] : -1;
    }
}
