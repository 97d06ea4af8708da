package org.lactarium.server.donor;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.lactarium.server.rule.Medicine;

/**
 * Which medicines a donor means by what she wrote. Names and doses are taken out of her words, and whatever is left over is
 * not understood: a name in a list of two must not hide one beside it.
 *
 * @param understood whether nothing is left over
 */
record Medicines(List<Medicine> known, boolean understood) {

    /** How much and how often, which no rule asks. */
    private static final Pattern DOSES =
            Pattern.compile("(?<![a-z])(?:mg|mcg|ug|µg|g|iu|ml|a|an|the|of|and|one|two|three"
                    + "|half|once|twice|times?|per|each|every|daily|days?|weeks?|weekly|morning|evening|night|at|in|with|tablets?"
                    + "|capsules?|pills?|drops?|doses?|food|meals?|after|before)(?![a-z])"
                    + "|每[天日晚週]|[一二兩三][次粒片顆]|[粒片顆次日及和]|毫克|早上|晚上|飯後");

    private static final Pattern LEFT = Pattern.compile("\\p{L}");

    static Medicines read(List<String> words, List<Medicine> list) {
        var names = list.stream()
                .flatMap(medicine -> medicine.names().stream().map(name -> new Name(name, medicine)))
                .sorted(Comparator.comparing(name -> -name.text().length()))
                .toList();
        var known = new ArrayList<Medicine>();
        var rest = Normalizer.normalize(String.join("; ", words), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
        for (var name : names) {
            var without = name.in().matcher(rest).replaceAll(" ");
            if (!without.equals(rest)) {
                known.add(name.medicine());
                rest = without;
            }
        }
        var left = DOSES.matcher(rest).replaceAll(" ");
        return new Medicines(
                known.stream().distinct().toList(),
                !known.isEmpty() && !LEFT.matcher(left).find());
    }

    private record Name(String text, Medicine medicine) {

        Pattern in() {
            return Pattern.compile("(?<![a-z0-9])" + Pattern.quote(text) + "(?![a-z0-9])");
        }
    }
}
