package org.lactarium.server.rawwrites;

import java.util.List;
import java.util.Random;

/** Whatever comes of one seed, and of no other. */
final class Chance {

    private final Random random;

    Chance(long seed) {
        random = new Random(seed);
    }

    @SafeVarargs
    final <T> T of(T... some) {
        return some[random.nextInt(some.length)];
    }

    <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    boolean percent(int often) {
        return random.nextInt(100) < often;
    }

    int below(int most) {
        return random.nextInt(most);
    }
}
