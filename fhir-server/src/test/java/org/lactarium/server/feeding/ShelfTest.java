package org.lactarium.server.feeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.at;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lactarium.server.feeding.Shelf.Place;

class ShelfTest {

    private static final Place FREEZER = new Place("pasteurised", "released", "Location/a");

    @Test
    void countsUnitsVolumeAndWhatExpiresWithinThirtyDays() {
        var shelves = Shelf.count(
                List.of(
                        new Shelf.Unit(FREEZER, 65, at("2026-03-10T23:59:59")),
                        new Shelf.Unit(FREEZER, 50, at("2026-06-10T23:59:59")),
                        new Shelf.Unit(new Place("raw", "registered", ""), 100, null)),
                at("2026-03-01T09:00"));

        assertThat(shelves)
                .containsExactly(
                        new Shelf(FREEZER, 2, 115, 1), new Shelf(new Place("raw", "registered", ""), 1, 100, 0));
    }

    @Test
    void saysForHowManyDaysTheReleasedMilkLastsOrNothingWhenNoneWasUsed() {
        assertThat(Shelf.daysOfStock(600, 3000, 30)).isEqualTo(6.0);
        assertThat(Shelf.daysOfStock(600, 0, 30)).isNull();
    }
}
