package org.lactarium.routes.laboratory;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * Whether a report can do no harm to milk that is released: every result in it would pass by itself, and nothing is set right or
 * taken back. In doubt it is not harmless.
 */
final class Harmless {

    private static final Set<String> PLAIN = Set.of("registered", "preliminary", "partial", "final");
    private static final Set<String> UNREMARKABLE = Set.of("N", "NEG", "NR", "ND");

    /** Detection limits of plating, in CFU/mL; a result below a higher figure says too little. */
    private static final BigDecimal DETECTION = new BigDecimal(100);

    private Harmless() {}

    static boolean are(List<Placed> placed) {
        return placed.stream().map(Placed::report).allMatch(Harmless::is);
    }

    private static boolean is(Report report) {
        return PLAIN.contains(report.status()) && report.results().stream().allMatch(Harmless::passes);
    }

    /** @param limit in CFU/mL */
    static boolean isBelowDetection(BigDecimal limit) {
        return limit.compareTo(DETECTION) <= 0;
    }

    private static boolean passes(Report.Result result) {
        boolean unremarkable = result.interpretation() == null || UNREMARKABLE.contains(result.interpretation());
        return PLAIN.contains(result.status()) && unremarkable && passes(result.value());
    }

    static boolean passes(Value value) {
        if (value instanceof Value.Amount amount) {
            return amount.comparator() == null
                    ? amount.number().signum() == 0
                    : amount.comparator().equals("<") && isBelowDetection(amount.number());
        }
        return value instanceof Value.NoGrowth
                || (value instanceof Value.Serology serology && serology.reactivity() == Reactivity.NON_REACTIVE);
    }
}
