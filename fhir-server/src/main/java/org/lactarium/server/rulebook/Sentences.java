package org.lactarium.server.rulebook;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.lactarium.server.rule.Finding;
import org.lactarium.server.rule.Phrase;

/** Makes the sentence of a finding in the reader's language: English, or Traditional Chinese for any kind of {@code zh}. */
public final class Sentences {

    private static final Locale CHINESE = Locale.forLanguageTag("zh-HK");
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ZoneId zone;

    /** @param zone in which moments are shown */
    public Sentences(ZoneId zone) {
        this.zone = zone;
    }

    /** What was found wrong, and what to do. */
    public String of(Finding finding, Locale language) {
        return written(
                bundle("messages.rules", language).getString(finding.rule().code()), finding, language);
    }

    /** That a rule was asked and is satisfied, by which values; a rule without words of its own is named. */
    public String satisfied(Finding finding, Locale language) {
        var sentences = bundle("messages.satisfied", language);
        var rule = finding.rule().code();
        return sentences.containsKey(rule)
                ? written(sentences.getString(rule), finding, language)
                : new MessageFormat(sentences.getString("other"), Locale.ENGLISH).format(new Object[] {rule});
    }

    /** Words around the sentences: {@code preview.head}. */
    public String phrase(String key, Locale language) {
        return bundle("messages.phrases", language).getString(key);
    }

    private static ResourceBundle bundle(String name, Locale language) {
        return ResourceBundle.getBundle(name, "zh".equals(language.getLanguage()) ? CHINESE : Locale.ROOT, NO_FALLBACK);
    }

    private String written(String pattern, Finding finding, Locale language) {
        var shown = finding.arguments().stream()
                .map(argument -> argument instanceof Phrase words ? phrase(words.key(), language) : shown(argument))
                .toArray();
        return new MessageFormat(pattern, Locale.ENGLISH).format(shown);
    }

    /** A value as a person reads it: a moment on the bank's clock, a length of time as 0:30:00, 62 and not 62.0. */
    public Object shown(Object argument) {
        if (argument instanceof Instant at) {
            return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
                    .withZone(zone)
                    .format(at);
        }
        if (argument instanceof LocalDate day) {
            return day.toString();
        }
        if (argument instanceof Duration length) {
            return String.format(
                    Locale.ROOT, "%d:%02d:%02d", length.toHours(), length.toMinutesPart(), length.toSecondsPart());
        }
        if (argument instanceof Double figure) {
            return figure == Math.rint(figure) ? (Object) figure.longValue() : figure;
        }
        return argument;
    }
}
