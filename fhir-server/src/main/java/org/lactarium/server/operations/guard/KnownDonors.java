package org.lactarium.server.operations.guard;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import org.lactarium.server.operations.AtCommit;
import org.lactarium.server.operations.Lock;
import org.lactarium.server.operations.chart.DonorAliases;
import org.springframework.stereotype.Component;

/** Judges the milk of donors about whom something came, changed or went, each woman once; gathered as references. */
@Component
class KnownDonors implements AtCommit<String> {

    private final Reevaluation reevaluation;
    private final DonorAliases aliases;

    KnownDonors(Reevaluation reevaluation, DonorAliases aliases) {
        this.reevaluation = reevaluation;
        this.aliases = aliases;
    }

    @Override
    public Turn turn() {
        return Turn.DONORS;
    }

    @Override
    public Collection<Lock> locks(List<String> donors) {
        var locks = new TreeSet<Lock>();
        women(donors).forEach(donor -> locks.addAll(reevaluation.locksOfDonor(donor)));
        return locks;
    }

    @Override
    public void judge(List<String> donors) {
        women(donors).forEach(reevaluation::donor);
    }

    /** Of two numbers of one woman the first. */
    private Collection<String> women(List<String> donors) {
        var seen = new HashSet<String>();
        var women = new LinkedHashSet<String>();
        for (var donor : donors) {
            if (!seen.contains(donor)) {
                women.add(donor);
                seen.addAll(aliases.of(donor));
            }
        }
        return women;
    }
}
