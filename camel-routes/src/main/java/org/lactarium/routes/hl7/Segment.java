package org.lactarium.routes.hl7;

import java.util.List;
import java.util.Set;

/**
 * One line of a message.
 *
 * @param fields as the sender wrote them; {@code fields.get(0)} is field 1
 */
public record Segment(String name, List<String> fields, Delimiters by) {

    private static final Set<String> HEADERS = Set.of("MSH", "FHS", "BHS");

    static Segment of(String line, Delimiters by) {
        List<String> fields = Delimiters.split(line, by.field());
        String name = fields.get(0);
        if (HEADERS.contains(name)) {
            // in a header the separator itself counts as field 1
            fields.set(0, String.valueOf(by.field()));
        } else {
            fields.remove(0);
        }
        return new Segment(fields.isEmpty() ? name.strip() : name, List.copyOf(fields), by);
    }

    /** Field by its HL7 number; an absent one is empty. */
    public Field field(int number) {
        return new Field(number >= 1 && number <= fields.size() ? fields.get(number - 1) : "", by);
    }

    public boolean is(String segmentName) {
        return name.equals(segmentName);
    }
}
