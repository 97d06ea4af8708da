package org.lactarium.simulator;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What peers do to an interface. Each happens to about one message in six when it is asked for. */
public enum Misbehaviour {
    /** The frame comes in pieces, with pauses between them. */
    SLOW,
    /** What was answered is sent once more. */
    DUPLICATE,
    /** A message overtakes the one before it. */
    REORDER,
    /** The line breaks in the middle of a frame; the whole message follows on the next. */
    CUT,
    /** The bytes are not in the character set that MSH-18 names. */
    CHARSET,
    /** The acknowledgement gets lost, so the message is sent again. */
    RESEND;

    /** @param list codes with commas between them, {@code all}, or nothing */
    public static Set<Misbehaviour> parse(String list) {
        if (list.equals("all")) {
            return EnumSet.allOf(Misbehaviour.class);
        }
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .map(code -> valueOf(code.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Misbehaviour.class)));
    }
}
