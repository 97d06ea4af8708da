package org.lactarium.server.batch;

import static org.lactarium.server.rule.RuleId.VOLUME_NOT_CONSERVED;

import java.util.List;
import org.lactarium.server.rule.Verdict;

/** Milk is never made: what comes out of a step is at most what went in; the rest is loss and samples. */
public final class Volumes {

    /** mL; the last digit of a kitchen scale, so that 0.1 + 0.2 does not refuse a pool. */
    private static final double ROUNDING = 0.001;

    private Volumes() {}

    /** @param in mL brought, @param out mL claimed */
    public static Verdict conserved(double in, double out) {
        return Verdict.unless(out > 0 && out <= in + ROUNDING, VOLUME_NOT_CONSERVED, out, in);
    }

    public static Verdict filled(double pool, List<Double> bottles) {
        if (bottles.stream().anyMatch(volume -> volume <= 0)) {
            return Verdict.of(VOLUME_NOT_CONSERVED, 0.0, pool);
        }
        return conserved(pool, bottles.stream().mapToDouble(Double::doubleValue).sum());
    }
}
