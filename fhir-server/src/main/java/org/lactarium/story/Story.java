package org.lactarium.story;

import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;

/** Plays the typhoon night and says, step by step, what the server answered. */
public final class Story {

    private Story() {}

    /**
     * @param args {@code --lang=zh-HK}, {@code --base=http://host:port}, {@code --mllp=host:port}
     * @return 0 when every step went as the story tells it, 1 when one did not, 2 when the server could not be reached
     */
    public static int play(String[] args, PrintStream out) {
        Narrator narrator = new Narrator(out, Locale.forLanguageTag(option(args, "lang", "en")));
        try {
            Bank bank = new Bank(option(args, "base", "http://127.0.0.1:8080"), option(args, "mllp", "127.0.0.1:2575"));
            new TyphoonNight(bank, narrator, Clock.systemUTC()).play();
            return 0;
        } catch (OffScriptException e) {
            narrator.tell("story.off-script", e.getMessage());
            return 1;
        } catch (IOException | FhirClientConnectionException e) {
            narrator.tell("story.unreachable", e.getMessage());
            return 2;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 2;
        }
    }

    private static String option(String[] args, String name, String otherwise) {
        String prefix = "--" + name + "=";
        return Arrays.stream(args)
                .filter(arg -> arg.startsWith(prefix))
                .map(arg -> arg.substring(prefix.length()))
                .findFirst()
                .orElse(otherwise);
    }
}
