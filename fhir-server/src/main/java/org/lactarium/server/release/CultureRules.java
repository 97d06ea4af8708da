package org.lactarium.server.release;

import static org.lactarium.server.rule.RuleId.CULTURE_NOT_FINAL;
import static org.lactarium.server.rule.RuleId.CULTURE_OVER_LIMIT;
import static org.lactarium.server.rule.RuleId.CULTURE_POST_MISSING;
import static org.lactarium.server.rule.RuleId.CULTURE_PRE_MISSING;
import static org.lactarium.server.rule.RuleId.CULTURE_UNDETERMINED;

import java.util.List;
import org.lactarium.server.release.Culture.Growth;
import org.lactarium.server.release.Culture.Stage;
import org.lactarium.server.rule.RuleId;
import org.lactarium.server.rule.RuleProfile;
import org.lactarium.server.rule.Verdict;

/** Cultures before and after pasteurisation. Whatever a comparator or a missing figure leaves open is held. */
public final class CultureRules {

    private CultureRules() {}

    /** Everything the laboratory has said so far, and what is still missing by this profile. */
    public static Verdict judge(List<Culture> cultures, RuleProfile profile) {
        return missing(cultures, profile).and(findings(cultures, profile));
    }

    /** Only what the results themselves say; used when a result arrives, before all of them have. */
    public static Verdict findings(List<Culture> cultures, RuleProfile profile) {
        var pre = of(cultures, Stage.PRE);
        var post = of(cultures, Stage.POST);
        return Verdict.all(pre.stream().map(culture -> believed(culture, pre, profile)))
                .and(Verdict.all(post.stream().map(culture -> believed(culture, post, profile))));
    }

    /** What passes, and is contradicted by what stands beside it or cannot be of this milk, is open. What fails has failed. */
    private static Verdict believed(Culture culture, List<Culture> sameMilk, RuleProfile profile) {
        var said = alone(culture, sameMilk, profile);
        var open = culture.doubted() || culture.parts().stream().anyMatch(part -> saysMore(part, culture, profile));
        return said.passes() && open ? contradicted(culture, profile) : said;
    }

    /** Growth where there was none, or what would not pass by itself. */
    private static boolean saysMore(Culture part, Culture whole, RuleProfile profile) {
        var least = profile.cultures().detectionLimit();
        return whole.empty(least) && !part.empty(least)
                || !alone(part, List.of(), profile).passes();
    }

    /** A plate without growth is nothing to warn of; a count within the bank's limit may be over the laboratory's. */
    private static Verdict alone(Culture culture, List<Culture> sameMilk, RuleProfile profile) {
        if (culture.contradictsItself(profile.cultures().detectionLimit())) {
            return contradicted(culture, profile);
        }
        return culture.stage() == Stage.PRE ? raw(culture, sameMilk, profile) : pasteurised(culture, profile);
    }

    private static Verdict contradicted(Culture culture, RuleProfile profile) {
        var limit = culture.stage() == Stage.PRE
                ? profile.cultures().preLimit()
                : profile.cultures().postLimit();
        return Verdict.of(CULTURE_UNDETERMINED, culture.stage().code(), culture.label(), figure(culture) + "?", limit);
    }

    private static String figure(Culture culture) {
        return culture.count() == null ? "0" : culture.count().toString();
    }

    private static Verdict missing(List<Culture> cultures, RuleProfile profile) {
        return present(cultures, Stage.PRE, profile.cultures().preRequired(), CULTURE_PRE_MISSING)
                .and(present(cultures, Stage.POST, profile.cultures().postRequired(), CULTURE_POST_MISSING));
    }

    private static Verdict present(List<Culture> cultures, Stage stage, boolean required, RuleId rule) {
        var counted = of(cultures, stage).stream().anyMatch(Culture::everything);
        return Verdict.unless(counted || !required, rule);
    }

    private static Verdict raw(Culture culture, List<Culture> all, RuleProfile profile) {
        if (!culture.everything()) {
            return OrganismRules.judge(culture, all, profile);
        }
        return culture.growth() == Growth.NONE
                ? nothing(culture, profile.cultures().preLimit())
                : counted(culture, profile.cultures().preLimit());
    }

    private static Verdict pasteurised(Culture culture, RuleProfile profile) {
        var figures = profile.cultures();
        if (culture.empty(figures.detectionLimit())) {
            return nothing(culture, figures.postLimit());
        }
        return culture.count() == null && culture.growth() == Growth.SOME && figures.postLimit() == 0
                ? settled(
                        culture, Verdict.of(CULTURE_OVER_LIMIT, culture.stage().code(), culture.label(), "+", 0.0))
                : counted(culture, figures.postLimit());
    }

    static Verdict counted(Culture culture, double limit) {
        var count = culture.count();
        var stage = culture.stage().code();
        if (count == null) {
            return Verdict.of(CULTURE_UNDETERMINED, stage, culture.label(), "?", limit);
        }
        return switch (count.over(limit)) {
            case NO ->
                Verdict.satisfied(CULTURE_OVER_LIMIT, stage, culture.label(), count.toString(), limit)
                        .and(finality(culture));
            case YES ->
                settled(culture, Verdict.of(CULTURE_OVER_LIMIT, stage, culture.label(), count.toString(), limit));
            case UNDECIDED -> Verdict.of(CULTURE_UNDETERMINED, stage, culture.label(), count.toString(), limit);
        };
    }

    /** No growth, or less than the plate can show. */
    private static Verdict nothing(Culture culture, double limit) {
        return Verdict.satisfied(CULTURE_OVER_LIMIT, culture.stage().code(), culture.label(), figure(culture), limit)
                .and(finality(culture));
    }

    static Verdict finality(Culture culture) {
        return Verdict.unless(culture.last(), CULTURE_NOT_FINAL, culture.stage().code(), culture.label());
    }

    /** A preliminary failure holds; only the laboratory's last word rejects. */
    private static Verdict settled(Culture culture, Verdict failure) {
        return culture.last() ? failure : finality(culture);
    }

    private static List<Culture> of(List<Culture> cultures, Stage stage) {
        return cultures.stream().filter(culture -> culture.stage() == stage).toList();
    }
}
