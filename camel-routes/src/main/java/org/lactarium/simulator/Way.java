package org.lactarium.simulator;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/**
 * How one message goes over the line the first time.
 *
 * @param wrong what goes wrong with it
 * @param cutAt after how much of the frame the line breaks, from 0 to 1
 */
record Way(Set<Misbehaviour> wrong, double cutAt) {

    private static final int ONE_IN = 6;
    private static final Charset BIG5 = Charset.forName("Big5-HKSCS");

    static Way of(Random random, Set<Misbehaviour> asked) {
        Set<Misbehaviour> wrong = EnumSet.noneOf(Misbehaviour.class);
        for (Misbehaviour misbehaviour : Misbehaviour.values()) {
            // drawn in any case, so that the messages of a seed are the same whatever is asked for
            if (random.nextInt(ONE_IN) == 0 && asked.contains(misbehaviour)) {
                wrong.add(misbehaviour);
            }
        }
        return new Way(wrong, random.nextDouble());
    }

    boolean does(Misbehaviour misbehaviour) {
        return wrong.contains(misbehaviour);
    }

    /** Big5 where the text has Chinese in it; Latin-1 with a degree sign where it has none: neither is UTF-8. */
    byte[] bytes(Telegram telegram) {
        if (!does(Misbehaviour.CHARSET)) {
            return telegram.bytes();
        }
        boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(telegram.text());
        return ascii
                ? (telegram.text() + "NTE|9|L|°\r").getBytes(StandardCharsets.ISO_8859_1)
                : telegram.text().getBytes(BIG5);
    }
}
