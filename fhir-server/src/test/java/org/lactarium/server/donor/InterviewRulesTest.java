package org.lactarium.server.donor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.NICE;
import static org.lactarium.server.rule.Figures.STRICTEST;
import static org.lactarium.server.rule.Figures.at;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lactarium.server.donor.SerologyResult.Answer;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rulebook.RuleProfileFile;

class InterviewRulesTest {

    private static final RuleProfile HKBMB = RuleProfileFile.load("hkbmb");

    @Test
    void milkOfADonorNobodyInterviewedIsHeldWhereAnEnrolmentIsNoInterview() {
        assertThat(rules(HKBMB, "2026-02-01T06:00")).containsExactly(RuleId.INTERVIEW_MISSING);
    }

    @Test
    void anInterviewThatWasOnlyBegunProvesNothingAndOneThatWasFinishedDoes() {
        assertThat(rules(HKBMB, "2026-02-01T06:00", begun("2026-01-20T10:00")))
                .containsExactly(RuleId.INTERVIEW_INCOMPLETE);
        assertThat(rules(HKBMB, "2026-02-01T06:00", whole("2026-01-20T10:00"))).isEmpty();
    }

    @Test
    void anInterviewSpeaksForHalfAYearAfterItAndNotADayLonger() {
        assertThat(rules(HKBMB, "2026-02-28T23:59", whole("2025-08-28T09:00"))).isEmpty();
        assertThat(rules(HKBMB, "2026-03-01T00:00", whole("2025-08-28T09:00")))
                .containsExactly(RuleId.INTERVIEW_EXPIRED);
        assertThat(rules(NICE, "2026-03-01T00:00", whole("2024-08-28T09:00"))).isEmpty();
    }

    @Test
    void anInterviewAsksAboutTheMonthsBeforeAndNotAboutAllHerLife() {
        assertThat(rules(HKBMB, "2026-01-10T00:00", whole("2026-04-10T09:00"))).isEmpty();
        assertThat(rules(HKBMB, "2026-01-09T23:59", whole("2026-04-10T09:00")))
                .containsExactly(RuleId.INTERVIEW_EXPIRED);
    }

    @Test
    void anEnrolmentCountsAsTheInterviewOfItsDayWhereNoneHadBeenWrittenDown() {
        assertThat(rules(STRICTEST, "2026-02-01T06:00")).isEmpty();
        assertThat(rules(STRICTEST, "2026-02-01T06:00", begun("2026-02-05T10:00")))
                .as("one that was begun later")
                .isEmpty();
        assertThat(rules(STRICTEST, "2026-02-01T06:00", begun("2026-01-20T10:00")))
                .containsExactly(RuleId.INTERVIEW_INCOMPLETE);
        assertThat(rules(STRICTEST, "2026-02-01T06:00", whole("2025-06-20T10:00")))
                .containsExactly(RuleId.INTERVIEW_EXPIRED);
        assertThat(rules(STRICTEST, "2026-08-01T06:00"))
                .as("it becomes old like an interview")
                .contains(RuleId.INTERVIEW_EXPIRED);
    }

    @Test
    void anEnrolmentThatDoesNotSayWhenItBeganIsNoInterview() {
        var donor = donor(Span.ALWAYS);

        assertThat(InterviewRules.judge(donor, at("2026-02-01T06:00"), STRICTEST)
                        .rules())
                .containsExactly(RuleId.INTERVIEW_MISSING);
    }

    @Property
    void toFinishAnInterviewNeverStopsMilk(
            @ForAll @IntRange(min = -400, max = 400) int day, @ForAll @IntRange(min = -400, max = 400) int other) {
        var first = whole("2026-01-20T10:00");
        var at = at("2026-01-20T10:00").plusSeconds(day * 86400L);
        var expressed = at("2026-02-01T06:00").plusSeconds(other * 86400L);
        var onlyBegun = donor(ENROLLED, first, new Interview("Q-2", at, false, List.of()));
        var finished = donor(ENROLLED, first, new Interview("Q-2", at, true, List.of()));

        for (var profile : List.of(STRICTEST, HKBMB, NICE)) {
            assertThat(InterviewRules.judge(finished, expressed, profile).passes()
                            || !InterviewRules.judge(onlyBegun, expressed, profile)
                                    .passes())
                    .isTrue();
        }
    }

    private static final Span ENROLLED = Span.since(at("2026-01-15T00:00"));

    private static List<RuleId> rules(RuleProfile profile, String expressed, Interview... interviews) {
        return InterviewRules.judge(donor(ENROLLED, interviews), at(expressed), profile)
                .rules();
    }

    private static DonorFile donor(Span enrolled, Interview... interviews) {
        return new DonorFile(
                "D-1",
                Woman.UNKNOWN,
                List.of(enrolled),
                List.of(Span.ALWAYS),
                List.of(),
                Donors.panel(at("2026-01-10T09:00"), Answer.NON_REACTIVE),
                List.of(),
                Arrays.asList(interviews),
                List.of());
    }

    private static Interview whole(String authored) {
        return new Interview("Q-1", at(authored), true, List.of());
    }

    private static Interview begun(String authored) {
        return new Interview("Q-1", at(authored), false, List.of());
    }
}
