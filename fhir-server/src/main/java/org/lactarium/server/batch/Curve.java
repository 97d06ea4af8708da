package org.lactarium.server.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the logger wrote during one run, in the order it wrote it. Moments without a reading are simply absent. */
public record Curve(List<Sample> samples) {

    /** Marks of FHIR SampledData for a moment without a figure: error, below range, above range. */
    private static final Set<String> NO_READING = Set.of("E", "L", "U");

    /** Nothing else that Java would read as one: no NaN, no hexadecimal. */
    private static final Pattern FIGURE = Pattern.compile("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

    public Curve {
        samples = List.copyOf(samples);
    }

    /** @param celsius temperature of the milk or of its probe, °C */
    public record Sample(Instant at, double celsius) {}

    /**
     * Reads FHIR SampledData: figures set apart by spaces, one each {@code period} from {@code start}.
     *
     * @return empty when a word is neither a figure nor E, L or U
     */
    public static Optional<Curve> parse(Instant start, Duration period, double origin, double factor, String data) {
        var samples = new ArrayList<Sample>();
        var at = start;
        for (var word : data.isBlank() ? new String[0] : data.strip().split("\\s+")) {
            if (!NO_READING.contains(word)) {
                if (!FIGURE.matcher(word).matches()) {
                    return Optional.empty();
                }
                samples.add(new Sample(at, origin + factor * Double.parseDouble(word)));
            }
            at = at.plus(period);
        }
        return Optional.of(new Curve(samples));
    }

    /** The same curve as a probe without the drift would have written it. @param drift how much too high it read, K */
    public Curve without(double drift) {
        return new Curve(samples.stream()
                .map(sample -> new Sample(sample.at(), sample.celsius() - drift))
                .toList());
    }

    /** True when a reading is not later than the one before it, so that no length of time can be believed. */
    boolean clockStepsBack() {
        for (int i = 1; i < samples.size(); i++) {
            if (!samples.get(i).at().isAfter(samples.get(i - 1).at())) {
                return true;
            }
        }
        return false;
    }
}
