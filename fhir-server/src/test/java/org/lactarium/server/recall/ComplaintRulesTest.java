package org.lactarium.server.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.STRICTEST;
import static org.lactarium.server.rule.Figures.at;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lactarium.server.recall.CommonSource.Kind;
import org.lactarium.server.recall.CommonSource.Source;
import org.lactarium.server.recall.Making.Shared;

class ComplaintRulesTest {

    private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
    private static final Making REPORTED = new Making(Set.of("LID-1", "BOTTLE-7"), "Device/1", MONDAY);

    @Test
    void batchesShareALotWheneverTheyWereMade() {
        var later = new Making(Set.of("LID-1"), "Device/2", MONDAY.plusDays(90));

        assertThat(REPORTED.shares(later)).containsExactly(new Shared(Making.Kind.LOT, "LID-1"));
    }

    @Test
    void theDeviceCountsOnTheSameDayAndNotMonthsApart() {
        var sameDay = new Making(Set.of(), "Device/1", MONDAY);
        var nextWeek = new Making(Set.of(), "Device/1", MONDAY.plusDays(7));

        assertThat(REPORTED.shares(sameDay))
                .containsExactly(new Shared(Making.Kind.DEVICE, "Device/1"), new Shared(Making.Kind.DAY, "2026-03-02"));
        assertThat(REPORTED.shares(nextWeek)).isEmpty();
        assertThat(new Making(Set.of(), "", null).shares(new Making(Set.of(), "", null)))
                .isEmpty();
    }

    @Test
    void whatExplainsMostInfantsStandsFirstAndOfTwoAlikeTheNarrower() {
        var batch = new Source(Kind.BATCH, "BiologicallyDerivedProduct/1");
        var other = new Source(Kind.BATCH, "BiologicallyDerivedProduct/2");
        var lot = new Source(Kind.LOT, "LID-1");
        var donor = new Source(Kind.DONOR, "Patient/1");
        Map<String, Set<Source>> ill = new LinkedHashMap<>();
        ill.put("Patient/a", Set.of(batch, donor, lot));
        ill.put("Patient/b", Set.of(batch, donor, lot));
        ill.put("Patient/c", Set.of(other, donor));
        ill.put("Patient/d", Set.of());

        assertThat(CommonSource.ranked(ill))
                .containsExactly(new CommonSource(donor, 3), new CommonSource(batch, 2), new CommonSource(lot, 2));
    }

    @Test
    void ofOneInfantEverythingIsListed() {
        var batch = new Source(Kind.BATCH, "BiologicallyDerivedProduct/1");

        assertThat(CommonSource.ranked(Map.of("Patient/a", Set.of(batch)))).containsExactly(new CommonSource(batch, 1));
        assertThat(CommonSource.ranked(Map.of())).isEmpty();
    }

    @Test
    void aPlaceIsCalledForAfterThirtyMinutesOfSilenceAndAfterTwoHoursUntilAllIsAccountedFor() {
        var told = at("2026-03-02T09:00");
        var half = told.plus(Duration.ofMinutes(30));
        var two = told.plus(Duration.ofHours(2));
        var open = new Tally(3, 1, 0, 0);
        var done = new Tally(3, 1, 1, 1);

        assertThat(RecallAlarm.RECALL_SILENT.when(told, STRICTEST)).isEqualTo(half);
        assertThat(RecallAlarm.RECALL_OVERDUE.when(told, STRICTEST)).isEqualTo(two);
        assertThat(RecallAlarm.RECALL_SILENT.speaks(Tally.NOTHING, false, told, half, STRICTEST))
                .isFalse();
        assertThat(RecallAlarm.RECALL_SILENT.speaks(new Tally(3, 0, 0, 0), false, told, half, STRICTEST))
                .isTrue();
        assertThat(RecallAlarm.RECALL_SILENT.speaks(open, true, told, half, STRICTEST))
                .isFalse();
        // nobody ran for hours: only what is to be done now is said
        assertThat(RecallAlarm.RECALL_SILENT.speaks(new Tally(3, 0, 0, 0), false, told, two, STRICTEST))
                .isFalse();
        assertThat(RecallAlarm.RECALL_OVERDUE.speaks(open, true, told, two, STRICTEST))
                .isTrue();
        assertThat(RecallAlarm.RECALL_OVERDUE.speaks(done, true, told, two, STRICTEST))
                .isFalse();
    }
}
