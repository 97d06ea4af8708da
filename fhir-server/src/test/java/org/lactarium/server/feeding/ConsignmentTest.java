package org.lactarium.server.feeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.STRICTEST;
import static org.lactarium.server.rule.Figures.at;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lactarium.server.rulebook.ProfileText;
import org.lactarium.server.rulebook.RuleProfileFile;

class ConsignmentTest {

    private static final Consignment PARCEL = new Consignment("Location/neonatal-unit-2", at("2026-03-11T08:00"));

    @Test
    void bottlesThatLeftForOnePlaceInOneSecondAreOneParcel() {
        assertThat(new Consignment(PARCEL.place(), PARCEL.sent().plusMillis(999)))
                .isEqualTo(PARCEL);
        assertThat(new Consignment(PARCEL.place(), PARCEL.sent().plusSeconds(1)))
                .isNotEqualTo(PARCEL);
        assertThat(new Consignment("Location/neonatal-unit", PARCEL.sent())).isNotEqualTo(PARCEL);
    }

    @Test
    void aTimerKnowsItsParcelByTheNumber() {
        assertThat(Consignment.numbered(PARCEL.number())).isEqualTo(PARCEL);
    }

    @Test
    void aParcelIsMissedWhenItsBoxIsNotTrustedAnyMoreAndNeverWhereTheProfileSaysNoTime(@TempDir Path home)
            throws IOException {
        assertThat(PARCEL.due(STRICTEST)).contains(PARCEL.sent().plus(Duration.ofHours(4)));

        var timeless = Files.writeString(
                home.resolve("bank.yaml"),
                ProfileText.at("strictest").yaml().replaceFirst("(?m)^ *transport\\.within:.*\n", ""));
        assertThat(PARCEL.due(RuleProfileFile.load("file:" + timeless))).isEmpty();
    }
}
