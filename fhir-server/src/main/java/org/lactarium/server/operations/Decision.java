package org.lactarium.server.operations;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.rule.Verdict;

/**
 * One decision about milk, as it was taken.
 *
 * @param outcome one word: {@code accepted}, {@code passed}, {@code stop}, {@code recalled} …
 * @param about what it was about, {@code Type/id}
 * @param verdict every rule that was asked, broken or satisfied
 * @param looked what was read, in which version: {@code Observation/x/_history/2}
 * @param why words of a person; null when there were none
 */
public record Decision(
        Decided kind, String outcome, List<String> about, Verdict verdict, List<String> looked, @Nullable String why) {

    public Decision {
        about = about.stream().distinct().toList();
        looked = looked.stream().distinct().toList();
    }

    public static Decision of(Decided kind, String outcome, String about, Verdict verdict) {
        return new Decision(kind, outcome, List.of(about), verdict, List.of(), null);
    }

    public Decision alsoAbout(List<String> more) {
        return new Decision(kind, outcome, both(about, more), verdict, looked, why);
    }

    public Decision after(List<String> reading) {
        return new Decision(kind, outcome, about, verdict, both(looked, reading), why);
    }

    public Decision because(@Nullable String words) {
        return new Decision(kind, outcome, about, verdict, looked, words);
    }

    private static List<String> both(List<String> one, List<String> other) {
        var both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }
}
