package org.lactarium.routes.analyser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.laboratory.Unclear;
import org.lactarium.routes.quarantine.Reason;

/**
 * One OBR with its sample. OUL puts the SPM before, ORU behind; ORC stands before the OBR in ORU and behind it in OUL.
 *
 * @param container the SAC of the sample
 */
record SampleGroup(
        @Nullable Segment specimen,
        @Nullable Segment container,
        Segment request,
        @Nullable Segment order,
        List<Segment> results,
        List<Segment> notes) {

    static List<SampleGroup> of(V2Message message) {
        boolean leading = message.segments().stream()
                .filter(segment -> segment.is("SPM") || segment.is("OBR"))
                .findFirst()
                .filter(segment -> segment.is("SPM"))
                .isPresent();
        List<SampleGroup> groups = new ArrayList<>();
        Segment specimen = null;
        Segment container = null;
        Segment order = null;
        for (Segment segment : message.segments()) {
            SampleGroup current = groups.isEmpty() ? null : groups.get(groups.size() - 1);
            switch (segment.name()) {
                case "SPM" -> {
                    if (leading) {
                        specimen = segment;
                        container = null;
                    } else if (current != null) {
                        groups.set(groups.size() - 1, current.of(segment));
                    }
                }
                case "SAC" -> container = segment;
                case "ORC" -> {
                    if (leading && current != null && current.order() == null) {
                        groups.set(groups.size() - 1, current.orderedBy(segment));
                    } else {
                        order = segment;
                    }
                }
                case "OBR" -> {
                    groups.add(
                            new SampleGroup(specimen, container, segment, order, new ArrayList<>(), new ArrayList<>()));
                    order = null;
                }
                case "OBX" -> attached(current).results().add(segment);
                case "NTE" -> {
                    if (current != null) {
                        current.notes().add(segment);
                    }
                }
                default -> {}
            }
        }
        shareTheOnlySpecimen(message, groups);
        return groups;
    }

    /** A specimen written once is meant for every order of the message. */
    private static void shareTheOnlySpecimen(V2Message message, List<SampleGroup> groups) {
        if (message.all("SPM").count() == 1) {
            message.first("SPM").ifPresent(only -> groups.replaceAll(group -> group.of(only)));
        }
    }

    private static SampleGroup attached(@Nullable SampleGroup current) {
        if (current == null) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "Results must stand behind the OBR they belong to");
        }
        return current;
    }

    private SampleGroup of(Segment sample) {
        return new SampleGroup(sample, container, request, order, results, notes);
    }

    private SampleGroup orderedBy(Segment ordering) {
        return new SampleGroup(specimen, container, request, ordering, results, notes);
    }

    /** Our number of the sample, else the analyser's, else that of its vial. */
    String sample() {
        List<String> numbers = new ArrayList<>();
        if (specimen != null) {
            numbers.add(specimen.field(2).value());
            numbers.add(specimen.field(2).component(2));
        }
        if (container != null) {
            numbers.add(container.field(3).value());
        }
        return numbers.stream().filter(number -> !number.isEmpty()).findFirst().orElse("");
    }

    /** Field of OBR, else of ORC: 2 is our number of the order, 3 the analyser's. */
    String number(int field) {
        String own = request.field(field).value();
        return own.isEmpty() && order != null ? order.field(field).value() : own;
    }
}
