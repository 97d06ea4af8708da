package org.lactarium.story;

import java.io.PrintStream;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Tells the story in the listener's language: scenes, steps, and under each step what the server answered. */
final class Narrator {

    private final PrintStream out;
    private final ResourceBundle words;
    private final Locale locale;
    private int step;

    Narrator(PrintStream out, Locale locale) {
        this.out = out;
        this.locale = locale;
        this.words = ResourceBundle.getBundle(
                "messages.story",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }

    Locale language() {
        return locale;
    }

    void scene(String key) {
        out.println();
        out.println("== " + say(key) + " ==");
    }

    /** A numbered sentence about what somebody does. */
    void step(String key, Object... arguments) {
        step++;
        out.printf("%3d. %s%n", step, say(key, arguments));
    }

    /** What came back. */
    void answer(String key, Object... arguments) {
        out.println("     -> " + say(key, arguments));
    }

    /** The rules a refusal names, each with its sentence. */
    void rules(List<Bank.Rule> rules) {
        rules.forEach(rule -> out.println("     !! [" + rule.id() + "] " + rule.sentence()));
    }

    void tell(String key, Object... arguments) {
        out.println(say(key, arguments));
    }

    void lines(List<String> lines) {
        lines.forEach(line -> out.println("     " + line));
    }

    String say(String key, Object... arguments) {
        return new MessageFormat(words.getString(key), locale).format(arguments);
    }
}
