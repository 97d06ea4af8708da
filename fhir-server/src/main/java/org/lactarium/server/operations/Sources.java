package org.lactarium.server.operations;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lactarium.server.donor.SourceSerology;
import org.lactarium.server.operations.chart.DonorAliases;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Units;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** How the blood tests of the women stand whose milk is in a bottle; a woman with two numbers is one. */
@Component
class Sources {

    private static final Comparator<SourceSerology> GRAVEST_FIRST = Comparator.comparing(SourceSerology::state)
            .reversed()
            .thenComparing(SourceSerology::drawn, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final Units units;
    private final DonorChart donors;
    private final DonorAliases aliases;
    private final RuleProfile profile;

    Sources(Units units, DonorChart donors, DonorAliases aliases, RuleProfile profile) {
        this.units = units;
        this.donors = donors;
        this.aliases = aliases;
        this.profile = profile;
    }

    /** In an order that says nothing of who is who. */
    List<SourceSerology> of(MilkUnit bottle) {
        Set<Set<String>> women = new HashSet<>();
        DonorChart.donors(units.ancestors(bottle)).forEach(donor -> women.add(Set.copyOf(aliases.of(donor))));
        return women.stream().map(this::serology).sorted(GRAVEST_FIRST).toList();
    }

    private SourceSerology serology(Set<String> numbers) {
        var file = donors.file(numbers.iterator().next());
        return file.map(known -> SourceSerology.of(known, profile.serology().panel()))
                .orElseGet(() -> new SourceSerology(SourceSerology.State.INCOMPLETE, null));
    }
}
