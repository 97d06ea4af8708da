package org.lactarium.server.donor;

import java.time.Instant;
import java.util.Set;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/**
 * Something the laboratory found in a donor by a test no rule knows.
 *
 * @param codes of the test, whatever their systems
 * @param what the code by which people find it; never words somebody typed
 * @param drawn when the sample was taken
 */
public record OtherFinding(Set<String> codes, String what, Instant drawn) {

    public OtherFinding {
        codes = Set.copyOf(codes);
    }

    /** Nobody has said what it means for milk, so a person is asked; unless the profile says that it means nothing. */
    static Verdict judge(DonorFile donor, RuleProfile profile) {
        var open = donor.findings().stream()
                .filter(finding ->
                        finding.codes().stream().noneMatch(profile.serology().disregard()::contains))
                .toList();
        return open.isEmpty()
                ? Verdict.satisfied(RuleId.FINDING_UNJUDGED, donor.number())
                : Verdict.all(open.stream()
                        .map(finding ->
                                Verdict.of(RuleId.FINDING_UNJUDGED, donor.number(), finding.what(), finding.drawn())));
    }
}
