package org.lactarium.simulator;

import java.io.PrintWriter;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Says what happens, in the language asked for. */
final class Words {

    private final PrintWriter out;
    private final Locale locale;
    private final ResourceBundle words;

    Words(PrintWriter out, Locale locale) {
        this.out = out;
        this.locale = locale;
        this.words = ResourceBundle.getBundle(
                "messages.simulator",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }

    void say(String key, Object... arguments) {
        out.println(new MessageFormat(words.getString(key), locale).format(arguments));
        out.flush();
    }

    void progress(long seconds, Tally tally) {
        say(
                "progress",
                String.valueOf(seconds),
                tally.of(Tally.Event.SENT),
                tally.of(Tally.Event.AA),
                tally.of(Tally.Event.AE),
                tally.of(Tally.Event.AR),
                tally.of(Tally.Event.RESENT));
    }

    /** One row for everything that happened at all. */
    void table(Tally tally) {
        for (Tally.Event event : Tally.Event.values()) {
            long count = tally.of(event);
            if (count > 0 || event == Tally.Event.SENT || event == Tally.Event.UNANSWERED) {
                out.printf("%9d  %s%n", count, words.getString("event." + event.name()));
            }
        }
        out.flush();
    }
}
