package org.lactarium.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.spi.ToolProvider;

/**
 * {@code simulate laboratory} and {@code simulate analyser}: found by the program that carries it under the name of a tool, so
 * that neither need know the other.
 */
public final class Simulator implements ToolProvider {

    @Override
    public String name() {
        return "simulate";
    }

    /** @return 0 when every message was answered rightly, 1 when one was not, 2 when nobody could be reached or asked */
    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        Settings settings;
        try {
            settings = Settings.of(arguments, System.currentTimeMillis());
        } catch (IllegalArgumentException e) {
            new Words(err, Locale.ENGLISH).say("usage");
            return 2;
        }
        Words words = new Words(out, settings.language());
        try {
            Tally tally = new Shift(settings, subjects(settings, words), words).work();
            words.table(tally);
            return tally.isClean() ? 0 : 1;
        } catch (IOException e) {
            words.say("unreachable", settings.host() + ":" + settings.port(), String.valueOf(e.getMessage()));
            return 2;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 2;
        }
    }

    private static Subjects subjects(Settings settings, Words words) throws InterruptedException {
        if (settings.given().sufficeFor(settings.role())) {
            return settings.given();
        }
        try {
            Subjects known = new KnownMilk(settings.base()).ask(settings.login());
            if (known.sufficeFor(settings.role())) {
                words.say(
                        "known",
                        known.lots().size(),
                        known.donors().size(),
                        known.samples().size());
                return known;
            }
            words.say("empty");
        } catch (IOException e) {
            words.say("unknown", settings.base(), String.valueOf(e.getMessage()));
        }
        return Subjects.unknown();
    }
}
