package org.lactarium.server.operations.chart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lactarium.server.donor.Deferral;
import org.lactarium.server.donor.DonorFile;
import org.lactarium.server.rule.RuleProfile;

/** For one question: for which reasons deposits were expressed while their donor might not give milk. It reads each donor once. */
public final class DeferredMilk {

    private final DonorChart donors;
    private final RuleProfile profile;
    private final Map<String, List<Deferral>> known = new HashMap<>();

    public DeferredMilk(DonorChart donors, RuleProfile profile) {
        this.donors = donors;
        this.profile = profile;
    }

    /** Codes of {@link org.lactarium.profiles.Systems#DEFERRAL_REASON}; none when nobody knows when it was expressed. */
    public Set<String> reasons(MilkUnit deposit) {
        var expressed = deposit.expressed(profile.zone());
        return expressed == null
                ? Set.of()
                : of(deposit.donor()).stream()
                        .filter(deferral -> deferral.window().covers(expressed))
                        .map(Deferral::reason)
                        .collect(Collectors.toSet());
    }

    private List<Deferral> of(String donor) {
        return known.computeIfAbsent(
                donor, one -> donors.file(one).map(DonorFile::deferrals).orElse(List.of()));
    }
}
