package org.lactarium.server.feeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.at;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.donor.Span;
import org.lactarium.server.rule.RuleId;

/** One infant under two numbers, two infants who are nearly one, and a mother's own milk. */
class OneInfantTest {

    private static final Instant NOW = at("2026-03-01T09:00");

    @Test
    void aBottleForEitherNumberOfAnInfantIsTheInfants() {
        var infant = new InfantFile(
                "Patient/new",
                Set.of("Patient/new", "Patient/old"),
                List.of(Span.ALWAYS),
                List.of(),
                List.of(Span.ALWAYS),
                false);
        var twin = new InfantFile("Patient/twin", List.of(Span.ALWAYS), List.of(), List.of(Span.ALWAYS));

        assertThat(FeedCheck.judge(bottle("Patient/old"), infant, NOW).passes()).isTrue();
        assertThat(FeedCheck.judge(bottle("Patient/old"), twin, NOW).rules())
                .containsExactly(RuleId.MILK_NOT_DISPENSED_TO_INFANT);
    }

    @Test
    void whatWasWithdrawnUnderOneNumberEndsWhatWasSignedBeforeUnderTheOther() {
        var withdrawn = at("2026-02-20T12:00");
        var before = new ParentsWord(at("2026-02-01T12:00"), Span.since(at("2026-02-01T12:00")));
        var later = new ParentsWord(at("2026-02-25T12:00"), Span.since(at("2026-02-25T12:00")));
        var undated = new ParentsWord(null, Span.ALWAYS);

        assertThat(before.after(List.of(withdrawn)).covers(NOW)).isFalse();
        assertThat(before.after(List.of(withdrawn)).covers(at("2026-02-10T12:00")))
                .isTrue();
        assertThat(later.after(List.of(withdrawn)).covers(NOW)).isTrue();
        assertThat(undated.after(List.of(withdrawn)).covers(NOW)).isFalse();
        assertThat(before.after(List.of()).covers(NOW)).isTrue();
    }

    @Test
    void mothersOwnMilkAsksForTheOrderAndNotForConsentToDonorMilk() {
        var refused = new InfantFile("Patient/baby", List.of(), List.of(Span.ALWAYS), List.of(Span.ALWAYS));
        var unordered = new InfantFile("Patient/baby", List.of(), List.of(), List.of());

        assertThat(FeedCheck.judge(bottle("Patient/baby"), refused.ofMothersOwn(true), NOW)
                        .passes())
                .isTrue();
        assertThat(FeedCheck.judge(bottle("Patient/baby"), refused, NOW).rules())
                .containsExactly(RuleId.INFANT_CONSENT_MISSING);
        assertThat(FeedCheck.judge(bottle("Patient/baby"), unordered.ofMothersOwn(true), NOW)
                        .rules())
                .containsExactly(RuleId.ORDER_NOT_ACTIVE);
    }

    private static BottleAtHand bottle(String infant) {
        return new BottleAtHand(
                "U-9",
                UnitStatus.DISPENSED,
                List.of(UnitStatus.RELEASED),
                at("2026-07-15T23:59:59"),
                Set.of(infant),
                50);
    }
}
