package org.lactarium.server.donor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.STRICTEST;
import static org.lactarium.server.rule.Figures.at;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lactarium.server.donor.Due.Kind;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.Verdict;

/** Of a donor whose blood was drawn on 10 January 2026, who was interviewed on 5 January, and whose child is from August. */
class FitnessTest {

    private static final Instant FEBRUARY = at("2026-02-01T10:00");
    private static final DonorFile DONOR = Donors.healthy(at("2026-01-10T09:00"));

    @Test
    void aHealthyDonorIsFitUntilTheFirstThingFallsDue() {
        var fitness = fitness(DONOR, FEBRUARY);

        assertThat(fitness.verdict().passes()).isTrue();
        assertThat(fitness.until()).isEqualTo(LocalDate.parse("2026-04-10"));
        assertThat(fitness.due())
                .containsExactly(
                        new Due(Kind.SEROLOGY, LocalDate.parse("2026-04-10")),
                        new Due(Kind.CHILD_BIRTHDAY, LocalDate.parse("2026-08-20")),
                        new Due(Kind.INTERVIEW, LocalDate.parse("2027-01-05")));
    }

    @Test
    void aDeferralThatEndsByItselfSaysWhen() {
        var fever = new Deferral(new Span(at("2026-01-30T00:00"), at("2026-02-04T12:00")), "acute-infection");
        var fitness = fitness(Donors.deferred(DONOR, fever), FEBRUARY);

        assertThat(fitness.verdict().rules()).containsExactly(RuleId.MILK_IN_DEFERRAL_WINDOW);
        assertThat(fitness.until()).isEqualTo(LocalDate.parse("2026-02-04"));
    }

    @Test
    void ofTwoDeferralsTheLaterEndCounts() {
        var donor = Donors.deferred(
                DONOR,
                new Deferral(new Span(at("2026-01-30T00:00"), at("2026-02-04T12:00")), "mastitis"),
                new Deferral(new Span(at("2026-02-03T00:00"), at("2026-02-20T12:00")), "travel"));

        assertThat(fitness(donor, FEBRUARY).until()).isEqualTo(LocalDate.parse("2026-02-20"));
    }

    @Test
    void whatNeedsAPersonHasNoDay() {
        assertThat(fitness(Donors.deferred(DONOR, new Deferral(Span.ALWAYS, "medicine", true)), FEBRUARY)
                        .until())
                .isNull();
        assertThat(fitness(DONOR, at("2026-05-01T10:00")).until())
                .as("her blood is too old")
                .isNull();
    }

    @Test
    void aConsentThatEndsFallsDueToo() {
        var donor = Donors.file(
                List.of(Span.ALWAYS),
                List.of(new Span(null, at("2026-03-01T12:00"))),
                List.of(),
                DONOR.serology(),
                List.of());

        assertThat(fitness(donor, FEBRUARY).due()).contains(new Due(Kind.CONSENT, LocalDate.parse("2026-03-01")));
        assertThat(fitness(donor, FEBRUARY).until()).isEqualTo(LocalDate.parse("2026-03-01"));
    }

    @Property
    void onTheLastDaySheIsFitAndOnTheNextSheIsNot(@ForAll @IntRange(min = 0, max = 60) int days) {
        var now = FEBRUARY.plusSeconds(days * 86400L);
        var until = fitness(DONOR, now).until();
        var last = until.atTime(12, 0).atZone(STRICTEST.zone()).toInstant();

        assertThat(fitness(DONOR, last).verdict().passes()).isTrue();
        assertThat(fitness(DONOR, last.plusSeconds(86400)).verdict().passes()).isFalse();
    }

    @Property
    void theDayThatMendsADeferralIsTheFirstOnWhichSheIsFit(
            @ForAll @IntRange(min = 1, max = 30) int first, @ForAll @IntRange(min = 1, max = 30) int second) {
        var donor = Donors.deferred(
                DONOR,
                new Deferral(new Span(null, FEBRUARY.plusSeconds(first * 86400L)), "travel"),
                new Deferral(new Span(FEBRUARY, FEBRUARY.plusSeconds(second * 86400L)), "mastitis"));
        var until = fitness(donor, FEBRUARY).until();

        assertThat(until)
                .isEqualTo(FEBRUARY.plusSeconds(Math.max(first, second) * 86400L)
                        .atZone(STRICTEST.zone())
                        .toLocalDate());
    }

    private static Fitness fitness(DonorFile donor, Instant at) {
        return Fitness.of(donor, at, STRICTEST, Verdict.clear());
    }
}
