package org.lactarium.routes.hl7;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One line of a message.
 *
 * @param fields as the sender wrote them; {@code fields.get(0)} is field 1
 */
public record Segment(String name, List<String> fields, Delimiters by) {

    static Segment of(String line, Delimiters by) {
        List<String> parts = Arrays.asList(line.split(Pattern.quote(String.valueOf(by.field())), -1));
        List<String> fields = new ArrayList<>(parts.subList(1, parts.size()));
        if (parts.get(0).matches("MSH|FHS|BHS")) {
            // in a header the separator itself counts as field 1
            fields.add(0, String.valueOf(by.field()));
        }
        return new Segment(parts.get(0).strip(), List.copyOf(fields), by);
    }

    /** Field by its HL7 number; an absent one is empty. */
    public Field field(int number) {
        return new Field(number >= 1 && number <= fields.size() ? fields.get(number - 1) : "", by);
    }

    public boolean is(String segmentName) {
        return name.equals(segmentName);
    }
}
