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

    /** By the name of a header, the fields that number, date and version the message itself. */
    private static final Map<String, Set<Integer>> OF_THE_MESSAGE = Map.of("MSH", Set.of(6, 9, 11), "H", Set.of(2, 13));

    private static final int TYPE = 8;

    private NumberedFields() {}

    /** Only in a header that stands as it should: behind one that is broken anything may have slipped into its fields. */
    static boolean isOfTheMessage(String[] fields, int field) {
        boolean whole = !fields[0].equals("MSH") || fields.length > TYPE && fields[TYPE].matches("[A-Z]{3}\\W?.*");
        return whole && OF_THE_MESSAGE.getOrDefault(fields[0], Set.of()).contains(field);
    }

    static boolean has(String segment, int field) {
        return FIELDS.getOrDefault(segment.strip(), Set.of()).contains(field);
    }
}
