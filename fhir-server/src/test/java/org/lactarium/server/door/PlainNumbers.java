package org.lactarium.server.door;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a sensible person sees of a measurement in a message: the numbers that were measured, wherever they stand. The record has to
 * have each of them under its own nutrient, or the milk waits for a person, unless the message is a test, a control or about
 * something else.
 */
final class PlainNumbers {

    private static final Pattern NO_MILK = Pattern.compile(
            "(?m)^(MSH(\\|[^|\r\n]*){9}\\|[TD](\\^[^|]*)?(\\||$)"
                    + "|H(\\|[^|\r\n]*){10}\\|[TDQ](\\||$)|SPM(\\|[^|\r\n]*){10}\\|[QCEVBFO]\\b|O(\\|[^|\r\n]*){10}\\|Q(\\||$))");

    private PlainNumbers() {}

    /** Whether nobody would look for a measurement of this milk in it. */
    static boolean saysNothing(String text, Milk milk) {
        var lines = text.replace('\r', '\n');
        return !PlainWords.names(text.replace(';', '|').replace('\\', '~'), milk) && !PlainWords.names(text, milk)
                || NO_MILK.matcher(lines).find();
    }

    /** A nutrient whose number stands in it and not on record, or on record under another nutrient; empty when there is none. */
    static String wrong(String text, List<String> onRecord) {
        for (Map.Entry<String, String> said : Instrument.SAID.entrySet()) {
            var right = onRecord.contains(said.getKey() + " " + said.getValue());
            if (stands(text, said.getValue()) && !right) {
                return said.getKey() + " is not on record";
            }
        }
        return mixedUp(onRecord);
    }

    /** What nobody may find on record whatever became of the message. */
    static String mixedUp(List<String> onRecord) {
        return onRecord.stream()
                .filter(line -> Instrument.SAID.values().stream().anyMatch(value -> line.endsWith(" " + value)))
                .filter(line -> Instrument.SAID.entrySet().stream()
                        .noneMatch(said -> line.equals(said.getKey() + " " + said.getValue())))
                .findFirst()
                .map(line -> line + " is another nutrient's")
                .orElse("");
    }

    private static boolean stands(String text, String value) {
        var either = value.replace(".", "[.,]");
        return Pattern.compile("(?<![0-9.,])" + either + "(?![0-9.,])")
                .matcher(text.toLowerCase(Locale.ROOT))
                .find();
    }
}
