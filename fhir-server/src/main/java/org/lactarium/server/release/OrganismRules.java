package org.lactarium.server.release;

import static org.lactarium.server.rule.RuleId.CULTURE_ORGANISM;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.lactarium.server.release.Count.Over;
import org.lactarium.server.release.Culture.Growth;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/** Named organisms in raw milk, each group with its own limit. */
final class OrganismRules {

    private OrganismRules() {}

    static Verdict judge(Culture culture, List<Culture> sameMilk, RuleProfile profile) {
        var group = profile.cultures().preOrganisms().stream()
                .filter(limit -> !Collections.disjoint(limit.codes(), culture.organism()))
                .findFirst();
        if (group.isEmpty()) {
            return culture.last() && unnamed(culture)
                    ? Verdict.of(CULTURE_ORGANISM, culture.label(), Culture.UNNAMED)
                    : CultureRules.finality(culture);
        }
        var limit = group.get().limit();
        if (limit == null) {
            return Verdict.of(CULTURE_ORGANISM, culture.label(), group.get().group());
        }
        // A part cannot be more than the whole: a total within the organism's limit settles an organism without a
        // count.
        if (culture.count() == null && totalWithin(limit, sameMilk)) {
            return CultureRules.finality(culture);
        }
        return CultureRules.counted(culture, limit);
    }

    /** Nobody can say that it has no limit of its own. */
    private static boolean unnamed(Culture culture) {
        return culture.growth() != Growth.NONE && culture.organism().contains(Culture.UNNAMED);
    }

    private static boolean totalWithin(double limit, List<Culture> sameMilk) {
        var totals = sameMilk.stream()
                .filter(Culture::everything)
                .map(Culture::count)
                .filter(Objects::nonNull)
                .toList();
        return !totals.isEmpty() && totals.stream().allMatch(total -> total.over(limit) == Over.NO);
    }
}
