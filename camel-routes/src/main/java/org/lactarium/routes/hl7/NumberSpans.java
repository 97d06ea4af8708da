package org.lactarium.routes.hl7;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Numbers within one component: {@code LOT#B-26-0117.} holds {@code B-26-0117}, and so does a sentence with it in the middle, with or
 * without spaces. Every run of neighbouring words is one.
 */
final class NumberSpans {

    private static final int LONGEST = 80;
    private static final int MOST_WORDS = 6;
    /** Shorter ones without a letter are parts of a number, and no number. */
    private static final int SHORTEST = 5;

    private static final Pattern WORD = Pattern.compile("[\\p{IsLatin}\\p{Nd}]+");
    private static final Pattern SMALL = Pattern.compile("\\d{1,4}");
    private static final Pattern TIME = Pattern.compile(
            "(19|20)\\d\\d(0[1-9]|1[0-2])([0-2]\\d|3[01])([0-2]\\d([0-5]\\d){0,2})?(\\.\\d+)?([+-]\\d{4}|Z)?");

    private NumberSpans() {}

    /**
     * @param numbers whether the field holds numbers: then whatever stands in it is one, a small one and a word too
     * @param whole takes what fills the component
     * @param parts takes what stands within it
     */
    static void of(String component, boolean numbers, Set<String> whole, Set<String> parts) {
        String all = component.strip();
        if (!all.isEmpty() && all.length() <= LONGEST && (numbers || couldBeOne(all))) {
            whole.add(all);
        }
        List<MatchResult> words = WORD.matcher(component).results().toList();
        for (int from = 0; from < words.size(); from++) {
            for (int to = from; to < Math.min(words.size(), from + MOST_WORDS); to++) {
                String span = component.substring(
                        words.get(from).start(), words.get(to).end());
                if (span.length() <= LONGEST && couldBeOne(span) && (span.length() >= SHORTEST || hasLetter(span))) {
                    parts.add(span);
                }
            }
        }
    }

    private static boolean hasLetter(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
    }

    private static boolean couldBeOne(String text) {
        return text.codePoints().anyMatch(Character::isDigit)
                && !SMALL.matcher(text).matches()
                && !TIME.matcher(text).matches();
    }
}
