package org.lactarium.server.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.rule.Figures.STRICTEST;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.lactarium.server.batch.Curve.Sample;

class HeatTreatmentProperties {

    private static final double NEEDED = STRICTEST.heating().temperature();

    /** Counts by hand: the longest run of minutes without a dip and without a missing reading. */
    @Property(tries = 500)
    void passesExactlyWhenAnUnbrokenHalfHourStandsInTheReadings(@ForAll("readings") List<String> readings) {
        int longest = 0;
        int running = 0;
        for (var word : readings) {
            running = !"E".equals(word) && Double.parseDouble(word) >= NEEDED ? running + 1 : 0;
            longest = Math.max(longest, running);
        }
        var heating = HeatTreatment.evaluate(Curves.read(String.join(" ", readings)), STRICTEST);

        assertThat(heating.hold()).isEqualTo(Duration.ofMinutes(Math.max(0, longest - 1)));
        if (longest < 31) {
            assertThat(heating.verdict().passes()).isFalse();
        }
    }

    @Property(tries = 300)
    void takingAReadingAwayNeverTurnsAFailureIntoAPass(@ForAll("readings") List<String> readings) {
        var curve = Curves.read(String.join(" ", readings));
        var before = HeatTreatment.evaluate(curve, STRICTEST);
        for (int gone = 0; gone < curve.samples().size(); gone += 7) {
            var fewer = new ArrayList<Sample>(curve.samples());
            fewer.remove(gone);
            var after = HeatTreatment.evaluate(new Curve(fewer), STRICTEST);
            assertThat(after.hold()).isLessThanOrEqualTo(before.hold());
        }
    }

    @Provide
    Arbitrary<List<String>> readings() {
        var hot = Arbitraries.of("62.5", "62.6", "63.0", "62.9");
        var word = Arbitraries.frequencyOf(
                Tuple.of(60, hot), Tuple.of(1, Arbitraries.of("62.4", "40")), Tuple.of(1, Arbitraries.just("E")));
        return word.list().ofMinSize(1).ofMaxSize(90);
    }
}
