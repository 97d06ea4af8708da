package org.lactarium.routes.quarantine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says again in another language what was said in English. Sentences are kept in English, so that what is in the log already, and
 * what another process wrote, can be read in either language.
 */
final class Phrasebook {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    /** The record's own words, asked for in English; longer ones than ours are nobody's phrase either. */
    private static final Pattern NOT_OURS = Pattern.compile("\\d{3}: ");

    private static final int LONGEST = 500;

    static final Phrasebook CHINESE = new Phrasebook(Language.ZH_HK);

    private record Phrase(Pattern english, int letters, String said) {}

    private final List<Phrase> phrases = new ArrayList<>();

    private Phrasebook(Language language) {
        ResourceBundle said = bundle(language);
        ResourceBundle english = bundle(Language.EN);
        for (String key : english.keySet()) {
            phrases.add(phrase(english.getString(key), said.getString(key)));
        }
        // "It names {0} and {1}" before "{0} and {1}"
        phrases.sort(Comparator.comparingInt(Phrase::letters).reversed());
    }

    static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle("messages.intake", language.locale(), Language.AS_ASKED);
    }

    String say(String sentence) {
        if (sentence.length() > LONGEST || NOT_OURS.matcher(sentence).lookingAt()) {
            return sentence;
        }
        return phrases.stream()
                .flatMap(phrase -> said(phrase, sentence).stream())
                .findFirst()
                .orElse(sentence);
    }

    /** What stands in a place may be a phrase itself: the reason in "cannot be read: {1}". */
    private Optional<String> said(Phrase phrase, String sentence) {
        Matcher matcher = phrase.english().matcher(sentence);
        return matcher.matches()
                ? Optional.of(PLACE.matcher(phrase.said())
                        .replaceAll(place -> Matcher.quoteReplacement(say(matcher.group("p" + place.group(1))))))
                : Optional.empty();
    }

    private static Phrase phrase(String english, String said) {
        StringBuilder pattern = new StringBuilder();
        Matcher places = PLACE.matcher(english);
        int from = 0;
        while (places.find()) {
            pattern.append(Pattern.quote(english.substring(from, places.start())))
                    .append("(?<p")
                    .append(places.group(1))
                    .append(">.+?)");
            from = places.end();
        }
        pattern.append(Pattern.quote(english.substring(from)));
        int letters = PLACE.matcher(english).replaceAll("").length();
        return new Phrase(Pattern.compile(pattern.toString(), Pattern.DOTALL), letters, said);
    }
}
