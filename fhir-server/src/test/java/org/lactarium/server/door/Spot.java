package org.lactarium.server.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A field of a message, picked by chance among those that say something. */
record Spot(int segment, int field) {

    private static final int AFTER_DELIMITERS = 3;

    static Draft change(Draft draft, Random random, UnaryOperator<String> change) {
        return change(draft, random, value -> !value.isEmpty(), change);
    }

    /** The message as it is when no field is of that kind. */
    static Draft change(Draft draft, Random random, Predicate<String> kind, UnaryOperator<String> change) {
        var spots = all(draft, kind);
        if (spots.isEmpty()) {
            return draft;
        }
        var spot = spots.get(random.nextInt(spots.size()));
        return draft.with(spot.segment, spot.field, change.apply(draft.value(spot.segment, spot.field)));
    }

    static List<Spot> all(Draft draft, Predicate<String> kind) {
        var spots = new ArrayList<Spot>();
        for (int segment = 0; segment < draft.segments().size(); segment++) {
            var fields = draft.segments().get(segment);
            var first = fields.get(0).equals("MSH") ? AFTER_DELIMITERS : 1;
            for (int field = first; field < fields.size(); field++) {
                if (kind.test(fields.get(field))) {
                    spots.add(new Spot(segment, field));
                }
            }
        }
        return spots;
    }
}
