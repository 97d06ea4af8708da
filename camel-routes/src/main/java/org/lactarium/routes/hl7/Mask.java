package org.lactarium.routes.hl7;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A message for eyes that need its shape and not its people. What is not known to be harmless is covered: every segment and
 * free text that nobody has listed here, and of the listed ones the fields that name somebody. What is covered keeps its
 * fields, repetitions and components, so that a missing one is still seen.
 */
public final class Mask {

    private static final String COVERED = "***";
    private static final Set<Integer> NONE = Set.of();

    /** Segments that are shown, each with its fields that are covered all the same. */
    private static final Map<String, Set<Integer>> SHOWN = Map.ofEntries(
            Map.entry("FHS", NONE),
            Map.entry("BHS", NONE),
            Map.entry("MSH", NONE),
            Map.entry("MSA", NONE),
            Map.entry("BTS", NONE),
            Map.entry("FTS", NONE),
            // who typed it
            Map.entry("EVN", Set.of(5)),
            // collectors, physicians, typists, their telephones and addresses; what they wrote about the patient
            Map.entry("ORC", Set.of(10, 11, 12, 14, 19, 22, 23, 24)),
            Map.entry("OBR", Set.of(10, 13, 16, 17, 28, 31, 32, 33, 34, 35)),
            Map.entry("OBX", Set.of(16, 25)),
            Map.entry("SPM", Set.of(14)),
            Map.entry("SAC", NONE),
            Map.entry("QPD", NONE),
            Map.entry("RCP", NONE),
            Map.entry("INV", NONE),
            Map.entry("TQ1", Set.of(10)),
            Map.entry("TCD", NONE),
            Map.entry("SID", NONE),
            Map.entry("DSC", NONE),
            Map.entry("NTE", Set.of(3)));

    /** OBX-2 of values that have no room for a name. */
    private static final Set<String> PLAIN_VALUES =
            Set.of("NM", "SN", "CE", "CWE", "CNE", "CF", "ID", "IS", "ST", "DT", "TM", "TS", "DTM", "");

    private Mask() {}

    /** @param text one message, a batch, or anything else; what is no HL7 is covered whole */
    public static String over(String text) {
        Delimiters by = null;
        List<String> masked = new ArrayList<>();
        for (String line : Lines.seen(text).toList()) {
            if (line.matches("(MSH|FHS|BHS).{5,}")) {
                by = Delimiters.declaredBy(line);
            }
            masked.add(by == null ? COVERED : segment(Segment.of(line, by)));
        }
        return masked.stream().map(line -> line + "\r").collect(Collectors.joining());
    }

    private static String segment(Segment segment) {
        if (!segment.name().matches("[A-Z][A-Z0-9]{2}")) {
            return COVERED;
        }
        List<String> fields = new ArrayList<>(List.of(segment.name()));
        // in a header the separator is field 1 and stands between the others already
        int first = segment.name().matches("MSH|FHS|BHS") ? 2 : 1;
        for (int number = first; number <= segment.fields().size(); number++) {
            Field field = segment.field(number);
            fields.add(shows(segment, number) ? field.raw() : covered(segment, number, field));
        }
        return String.join(String.valueOf(segment.by().field()), fields);
    }

    private static boolean shows(Segment segment, int number) {
        if (segment.is("PID")) {
            return number == 1;
        }
        Set<Integer> covered = SHOWN.get(segment.name());
        if (covered == null || covered.contains(number)) {
            return false;
        }
        return !(segment.is("OBX")
                && number == 5
                && !PLAIN_VALUES.contains(segment.field(2).value()));
    }

    private static String covered(Segment segment, int number, Field field) {
        Delimiters by = segment.by();
        return split(field.raw(), by.repetition()).stream()
                .map(repetition ->
                        isLot(segment, number, new Field(repetition, by)) ? repetition : covered(repetition, by))
                .collect(Collectors.joining(String.valueOf(by.repetition())));
    }

    /** A lot of milk in the place of a patient is nobody. */
    private static boolean isLot(Segment segment, int number, Field repetition) {
        return segment.is("PID") && number == 3 && repetition.component(5).equals("LOT");
    }

    private static String covered(String repetition, Delimiters by) {
        return split(repetition, by.component()).stream()
                .map(component -> split(component, by.subcomponent()).stream()
                        .map(part -> part.isEmpty() || part.equals("\"\"") ? part : COVERED)
                        .collect(Collectors.joining(String.valueOf(by.subcomponent()))))
                .collect(Collectors.joining(String.valueOf(by.component())));
    }

    private static List<String> split(String text, char separator) {
        return List.of(text.split(Pattern.quote(String.valueOf(separator)), -1));
    }
}
