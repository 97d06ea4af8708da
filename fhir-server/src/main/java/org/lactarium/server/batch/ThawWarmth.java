package org.lactarium.server.batch;

import java.util.Comparator;
import org.lactarium.server.batch.Curve.Sample;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/** Thawing milk stays cold: one reading of the milk above the limit is one too many. */
public final class ThawWarmth {

    private ThawWarmth() {}

    /** @param number what was measured, for the sentence */
    public static Verdict judge(String number, Curve curve, RuleProfile profile) {
        var limit = profile.thaw().maxTemperature();
        var probe = profile.probes().thaw();
        return warmest(number, ProbeCheck.believable(curve, probe), limit).and(ProbeCheck.judge(curve, probe));
    }

    private static Verdict warmest(String number, Curve curve, double limit) {
        return curve.samples().stream()
                .map(Sample::celsius)
                .max(Comparator.naturalOrder())
                .filter(highest -> !(highest <= limit))
                .map(highest -> Verdict.of(RuleId.THAW_TOO_WARM, number, highest, limit))
                .orElseGet(Verdict::clear);
    }
}
