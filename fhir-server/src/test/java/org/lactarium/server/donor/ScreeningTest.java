package org.lactarium.server.donor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.STRICTEST;
import static org.lactarium.server.rule.Figures.at;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lactarium.server.donor.Interview.Answer;
import org.lactarium.server.rule.RuleId;

class ScreeningTest {

    private static final Instant JUNE = at("2026-06-10T10:00");

    @Test
    void anEventWithADateDefersFromThereForAsLongAsTheProfileSays() {
        var window = window(interview(JUNE, new Answer("transfusion", true, at("2026-05-01T00:00"), null)));

        assertThat(window).isEqualTo(new Span(at("2026-05-01T00:00"), at("2026-11-01T00:00")));
    }

    @Test
    void anEventWithoutADateMayHaveBeenAsLongAgoAsItMattersAndAsLateAsToday() {
        var window = window(interview(JUNE, new Answer("transfusion", true, null, null)));

        assertThat(window).isEqualTo(new Span(at("2025-12-10T10:00"), at("2026-12-10T10:00")));
    }

    @Test
    void withoutADateItBeganNoEarlierThanSheLastSaidNo() {
        var before = new Interview("Q-0", at("2026-04-01T09:00"), List.of(new Answer("smoking", false, null, null)));
        var now = interview(JUNE, new Answer("smoking", true, null, null));
        var found = Screening.deferrals(List.of(now, before), STRICTEST);

        assertThat(found).hasSize(1);
        assertThat(found.get(0).deferral().window()).isEqualTo(new Span(at("2026-04-01T09:00"), null));
    }

    @Test
    void whatLastsGoesOnUntilSheSaysNoAgainAndThenForItsTime() {
        var ill = interview(JUNE, new Answer("mastitis", true, at("2026-06-08T00:00"), null));
        assertThat(window(ill)).isEqualTo(new Span(at("2026-06-08T00:00"), null));

        var well = new Interview("Q-2", at("2026-06-20T10:00"), List.of(new Answer("mastitis", false, null, null)));
        assertThat(Screening.deferrals(List.of(ill, well), STRICTEST)
                        .get(0)
                        .deferral()
                        .window())
                .isEqualTo(new Span(at("2026-06-08T00:00"), at("2026-06-22T10:00")));
    }

    @Test
    void aReasonWithoutAnEndWaitsForAPerson() {
        var medicine = interview(JUNE, new Answer("medicine", true, at("2026-06-01T00:00"), at("2026-06-03T23:59")));

        assertThat(window(medicine)).isEqualTo(new Span(at("2026-06-01T00:00"), null));
    }

    @Test
    void aVitaminIsNoReason() {
        var vitamin = interview(JUNE, medicine("Multivitamin, one tablet a day", null, null));

        assertThat(Screening.deferrals(List.of(vitamin), STRICTEST)).isEmpty();
    }

    @Test
    void aMedicineOfTheListKeepsMilkAwayForItsTimeAfterTheLastDose() {
        var taken = medicine("Panadol 500mg twice daily", at("2026-06-01T00:00"), at("2026-06-03T23:59"));
        var found = Screening.deferrals(List.of(interview(JUNE, taken)), STRICTEST);

        assertThat(found)
                .containsExactly(new Screening.Found(
                        "Q-1",
                        "medicine-paracetamol",
                        new Deferral(new Span(at("2026-06-01T00:00"), at("2026-06-04T23:59")), "medicine"),
                        false));
    }

    @Test
    void aMedicineThatIsInNoListOrWasNotNamedAsksAPersonWithOrWithoutADate() {
        for (var words : List.of("Xanadumab", "", "two tablets a day", "Panadol and Xanadumab", "no antibiotics")) {
            assertThat(Screening.deferrals(List.of(interview(JUNE, medicine(words, null, null))), STRICTEST))
                    .as(words)
                    .anyMatch(found -> found.about().equals("medicine")
                            && found.deferral().asks()
                            && found.deferral().window().equals(Span.ALWAYS));
        }
        assertThat(rules(new Deferral(Span.ALWAYS, "medicine", true))).containsExactly(RuleId.ANSWER_UNJUDGED);
    }

    @Test
    void anIncreasedRiskOfCjdIsForGood() {
        var found = Screening.deferrals(List.of(interview(JUNE, new Answer("cjd-risk", true, null, null))), STRICTEST);

        assertThat(found.get(0).permanent()).isTrue();
        assertThat(found.get(0).deferral().window()).isEqualTo(Span.ALWAYS);
    }

    @Test
    void anAnswerThatIsNoReasonOrIsNoDefersNobody() {
        var harmless =
                interview(JUNE, new Answer("baby-preterm", true, null, null), new Answer("smoking", false, null, null));

        assertThat(Screening.deferrals(List.of(harmless), STRICTEST)).isEmpty();
    }

    @Test
    void rawMilkOfTheWindowIsRejectedWhereTheProfileSaysSoAndElseHeld() {
        var window = new Span(at("2026-06-01T00:00"), null);

        assertThat(rules("mastitis", window)).containsExactly(RuleId.MILK_IN_DEFERRAL_WINDOW);
        assertThat(rules("medicine", window)).containsExactly(RuleId.DONOR_DEFERRED);
        assertThat(rules("other", window)).containsExactly(RuleId.DONOR_DEFERRED);
    }

    private static Answer medicine(String words, @Nullable Instant from, @Nullable Instant until) {
        return new Answer("medicine", true, from, until, List.of(words));
    }

    private static List<RuleId> rules(String reason, Span window) {
        return rules(new Deferral(window, reason));
    }

    private static List<RuleId> rules(Deferral deferral) {
        var healthy = Donors.healthy(at("2026-05-01T09:00"));
        return DonorRules.judge(Donors.deferred(healthy, deferral), at("2026-06-02T06:00"), STRICTEST)
                .rules();
    }

    private static Span window(Interview interview) {
        return Screening.deferrals(List.of(interview), STRICTEST)
                .get(0)
                .deferral()
                .window();
    }

    private static Interview interview(Instant authored, Answer... answers) {
        return new Interview("Q-1", authored, List.of(answers));
    }
}
