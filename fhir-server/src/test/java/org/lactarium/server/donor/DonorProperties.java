package org.lactarium.server.donor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.STRICTEST;
import static org.lactarium.server.rule.Figures.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.lactarium.server.donor.Interview.Answer;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.SerologyForm;
import org.lactarium.server.rule.SerologyTest;

class DonorProperties {

    private static final Instant START = at("2026-01-10T09:00");

    @Property
    void aConfirmedInfectionIsNeverExplainedAway(
            @ForAll SerologyTest test,
            @ForAll @IntRange(max = 200) int confirmed,
            @ForAll @IntRange(max = 200) int later,
            @ForAll boolean confirmsToo) {
        var serology = Donors.panel(START, SerologyResult.Answer.NON_REACTIVE);
        serology.add(new SerologyResult(test, true, day(confirmed), true, SerologyResult.Answer.REACTIVE));
        serology.add(new SerologyResult(test, confirmsToo, day(later), true, SerologyResult.Answer.NON_REACTIVE));

        assertThat(DonorRules.judge(Donors.with(serology), day(5), STRICTEST).rules())
                .contains(RuleId.SEROLOGY_CONFIRMED);
    }

    @Property
    void aReactiveScreenStopsMilkUnlessTheSameOrALaterSampleIsConfirmedNegative(
            @ForAll SerologyTest test,
            @ForAll @IntRange(max = 60) int screened,
            @ForAll @IntRange(max = 60) int second,
            @ForAll boolean last,
            @ForAll boolean confirms) {
        var serology = Donors.panel(START, SerologyResult.Answer.NON_REACTIVE);
        serology.add(new SerologyResult(test, day(screened), true, SerologyResult.Answer.REACTIVE));
        serology.add(new SerologyResult(test, confirms, day(second), last, SerologyResult.Answer.NON_REACTIVE));
        var stopped = DonorRules.judge(Donors.with(serology), day(5), STRICTEST).mentions(RuleId.SEROLOGY_REACTIVE);

        assertThat(stopped).isEqualTo(!(confirms && last && second >= screened));
    }

    @Property
    void anAnswerThatIsNeitherYesNorNoStopsMilkUntilItIsAnswered(
            @ForAll SerologyTest test,
            @ForAll boolean indeterminate,
            @ForAll boolean openIsLast,
            @ForAll @IntRange(max = 60) int open,
            @ForAll @IntRange(max = 60) int second,
            @ForAll boolean last,
            @ForAll boolean confirms,
            @ForAll @IntRange(max = 80) int expressed) {
        var answer = indeterminate ? SerologyResult.Answer.INDETERMINATE : SerologyResult.Answer.UNCLEAR;
        var serology = Donors.panel(START.minus(Duration.ofDays(1)), SerologyResult.Answer.NON_REACTIVE);
        serology.add(new SerologyResult(test, day(open), openIsLast, answer));
        serology.add(new SerologyResult(test, confirms, day(second), last, SerologyResult.Answer.NON_REACTIVE));
        var stopped = DonorRules.judge(Donors.with(serology), day(expressed), STRICTEST)
                .mentions(RuleId.SEROLOGY_UNDETERMINED);

        var asks = indeterminate || openIsLast;
        var answered = last && (confirms || !indeterminate ? second >= open : second > open);
        assertThat(stopped).isEqualTo(asks && !answered);
    }

    @Property
    void oneMoreResultThatIsNotNegativeNeverMakesMilkGoodThatWasNot(
            @ForAll SerologyTest test,
            @ForAll SerologyForm form,
            @ForAll SerologyForm other,
            @ForAll SerologyResult.Answer first,
            @ForAll SerologyResult.Answer more,
            @ForAll boolean last,
            @ForAll boolean confirms) {
        Assume.that(more != SerologyResult.Answer.NON_REACTIVE);
        var serology = Donors.panel(START, SerologyResult.Answer.NON_REACTIVE);
        serology.add(new SerologyResult(test, Set.of(form), false, day(3), last, first));
        var before = DonorRules.judge(Donors.with(serology), day(5), STRICTEST).passes();
        serology.add(new SerologyResult(test, Set.of(other), confirms, day(4), last, more));
        var after = DonorRules.judge(Donors.with(serology), day(5), STRICTEST).passes();

        assertThat(before || !after).isTrue();
    }

    @Property
    void oneMoreYesNeverMakesMilkGoodThatWasNot(
            @ForAll @IntRange(max = 100) int authored,
            @ForAll @IntRange(max = 100) int expressed,
            @ForAll boolean dated) {
        var answers = new ArrayList<Answer>();
        answers.add(new Answer("transfusion", true, dated ? day(authored - 10) : null, null));
        var one = windows(authored, answers);
        answers.add(new Answer("mastitis", true, null, null));
        var two = windows(authored, answers);
        var at = day(expressed);

        assertThat(two.stream().filter(window -> window.covers(at)).count())
                .isGreaterThanOrEqualTo(
                        one.stream().filter(window -> window.covers(at)).count());
    }

    @Property
    void noEnrolmentComesBackFromTheEnd(@ForAll Enrolment from, @ForAll Enrolment to) {
        if (from == Enrolment.CLOSED || from == Enrolment.CANCELLED) {
            assertThat(from.mayBecome(to)).isEqualTo(to == from || to == Enrolment.ENTERED_IN_ERROR);
        }
        if (to == Enrolment.ACTIVE) {
            assertThat(from.mayBecome(to))
                    .isEqualTo(List.of(Enrolment.SCREENING, Enrolment.PAUSED, Enrolment.ACTIVE)
                            .contains(from));
        }
    }

    private static List<Span> windows(int authored, List<Answer> answers) {
        return Screening.deferrals(List.of(new Interview("Q-1", day(authored), answers)), STRICTEST).stream()
                .map(found -> found.deferral().window())
                .toList();
    }

    private static Instant day(int after) {
        return START.plus(Duration.ofDays(after));
    }
}
