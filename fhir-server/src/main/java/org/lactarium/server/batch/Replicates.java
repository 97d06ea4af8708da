package org.lactarium.server.batch;

import java.util.List;
import java.util.OptionalDouble;

/** The same nutrient of the same sample, measured several times. */
public record Replicates(List<Double> values) {

    public Replicates {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    public double mean() {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** Standard deviation of the sample; empty for one value, which says nothing of its spread. */
    public OptionalDouble spread() {
        if (values.size() < 2) {
            return OptionalDouble.empty();
        }
        var mean = mean();
        var squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return OptionalDouble.of(Math.sqrt(squares / (values.size() - 1)));
    }
}
