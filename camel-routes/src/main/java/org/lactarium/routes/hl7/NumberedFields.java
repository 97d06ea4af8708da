package org.lactarium.routes.hl7;

import java.util.Map;
import java.util.Set;

/** The fields whose business is to hold a number of milk, of a person, of a sample or of an order. */
final class NumberedFields {

    /** By segment or ASTM record, the fields by their HL7 or ASTM place behind its name. */
    private static final Map<String, Set<Integer>> FIELDS = Map.of(
            "PID", Set.of(2, 3, 4, 18),
            "ORC", Set.of(2, 3, 4),
            "OBR", Set.of(2, 3),
            "SPM", Set.of(2, 3),
            "SAC", Set.of(3, 4),
            "P", Set.of(2, 3, 4),
            "O", Set.of(2, 3),
            "Q", Set.of(2));

    private NumberedFields() {}

    static boolean has(String segment, int field) {
        return FIELDS.getOrDefault(segment.strip(), Set.of()).contains(field);
    }
}
