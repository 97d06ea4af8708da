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

    public String of(Finding finding, Locale language) {
        var locale = "zh".equals(language.getLanguage()) ? CHINESE : Locale.ROOT;
        var pattern = ResourceBundle.getBundle("messages.rules", locale, NO_FALLBACK)
                .getString(finding.rule().code());
        var shown = finding.arguments().stream().map(this::shown).toArray();
        return new MessageFormat(pattern, Locale.ENGLISH).format(shown);
    }

    private Object shown(Object argument) {
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
