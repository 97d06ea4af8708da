package org.lactarium.routes.hl7;

import java.util.List;
import java.util.stream.Stream;

/** Every number a message gives to its specimens: a person who looks for one has any of them on the label in front of them. */
public final class SpecimenNumbers {

    private static final int MOST = 100;

    private SpecimenNumbers() {}

    /** Specimen (SPM-2, SPM-3), accession (SPM-30), container (SAC-3, SAC-4), and the order's two numbers (ORC and OBR 2, 3). */
    public static List<String> of(V2Message message) {
        return message.segments().stream()
                .flatMap(SpecimenNumbers::in)
                .filter(number -> !number.isEmpty() && !number.equals("\"\""))
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static Stream<String> in(Segment segment) {
        return switch (segment.name()) {
            // the placer's and the filler's number are two components of one field
            case "SPM" ->
                Stream.concat(
                        Stream.of(segment.field(2), segment.field(3))
                                .flatMap(pair -> pair.repetitions().stream())
                                .flatMap(pair -> Stream.of(pair.component(1), pair.component(2))),
                        Stream.of(segment.field(30).value()));
            case "SAC" -> Stream.of(segment.field(3).value(), segment.field(4).value());
            case "ORC", "OBR" ->
                Stream.of(segment.field(2).value(), segment.field(3).value());
            default -> Stream.empty();
        };
    }
}
