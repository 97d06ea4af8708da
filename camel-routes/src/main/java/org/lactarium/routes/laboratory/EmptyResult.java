package org.lactarium.routes.laboratory;

import java.util.Set;
import java.util.stream.IntStream;
import org.lactarium.routes.hl7.Segment;

/**
 * Some analysers and interfaces fill up with an OBX that says nothing: no code, no value, nothing but its position, its type, a
 * status and a time. One that has lost its code and has anything else is no such filling, and one that ends before its value was cut.
 */
public final class EmptyResult {

    private static final Set<Integer> FILLING = Set.of(1, 2, 11, 14, 19);

    private static final int VALUE = 5;

    private EmptyResult() {}

    public static boolean is(Segment obx) {
        return obx.fields().size() >= VALUE
                && IntStream.rangeClosed(1, obx.fields().size())
                        .filter(field -> !FILLING.contains(field))
                        .allMatch(field -> obx.field(field).isEmpty());
    }
}
