package org.lactarium.routes.hl7;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What stays the same of a message when it is sent again: everything but when it was made and the number it was sent under, and these
 * only where its header says them.
 */
public final class SameMessage {

    /** By the name of a header, the places of its control id and its time, counted by separators: MSH-7 and -10, H.3 and H.14. */
    private static final Map<String, Set<Integer>> NEW_EACH_TIME = Map.of("MSH", Set.of(6, 9), "H", Set.of(2, 13));

    private SameMessage() {}

    public static String of(String text) {
        int end = (int) text.chars().takeWhile(c -> c != '\r' && c != '\n').count();
        return NEW_EACH_TIME.entrySet().stream()
                .filter(header -> begins(text, end, header.getKey()))
                .findFirst()
                .map(header -> without(
                                header.getValue(),
                                text.substring(0, end),
                                text.charAt(header.getKey().length()))
                        + text.substring(end))
                .orElse(text);
    }

    private static boolean begins(String text, int end, String name) {
        return end > name.length() && text.startsWith(name) && !Character.isLetterOrDigit(text.charAt(name.length()));
    }

    private static String without(Set<Integer> places, String header, char separator) {
        String[] fields = header.split(Pattern.quote(String.valueOf(separator)), -1);
        places.stream().filter(place -> place < fields.length).forEach(place -> fields[place] = "");
        return String.join(String.valueOf(separator), fields);
    }
}
