package org.lactarium.server.operations;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.rulebook.Sentences;
import org.springframework.stereotype.Component;

/** What a risk assessment says, in both languages, because it is read by people and not answered to one. */
@Component
class AssessmentWords {

    private final Sentences sentences;

    AssessmentWords(Sentences sentences) {
        this.sentences = sentences;
    }

    /** @param doubtful some of the deposits that are in the batch */
    String share(MilkUnit batch, String reason, List<MilkUnit> doubtful, List<MilkUnit> deposits) {
        var all = sum(deposits);
        var part = sum(doubtful);
        var share = all > 0 ? Math.round(100 * part / all) : 100;
        return both("doubt", share + " %", batch.number(), shown(part), shown(all), reason);
    }

    /** @param facts by which nothing is left of the doubt, {@code Type/id} */
    String end(MilkUnit batch, List<String> facts) {
        return both("doubt.ended", batch.number(), String.join(", ", facts));
    }

    private String both(String key, Object... values) {
        return phrase(key, Locale.ENGLISH, values) + " " + phrase(key, Locale.CHINESE, values);
    }

    private String phrase(String key, Locale language, Object... values) {
        return new MessageFormat(sentences.phrase(key, language), Locale.ENGLISH).format(values);
    }

    /** mL. */
    private static double sum(List<MilkUnit> deposits) {
        return deposits.stream().mapToDouble(MilkUnit::volume).sum();
    }

    private String shown(double millilitres) {
        return sentences.shown(Math.round(millilitres * 10) / 10.0).toString();
    }
}
