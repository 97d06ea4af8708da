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
 * @param patient the PID it stands under; null when there is none
 * @param container the SAC of the sample
 */
record SampleGroup(
        @Nullable Segment patient,
        @Nullable Segment specimen,
        @Nullable Segment container,
        Segment request,
        @Nullable Segment order,
        List<Segment> results,
        List<Segment> notes) {

    static List<SampleGroup> of(V2Message message) {
        List<SampleGroup> groups = new ArrayList<>();
        Segment patient = null;
        List<Segment> segments = new ArrayList<>();
        for (Segment segment : message.segments()) {
            if (segment.is("PID")) {
                groups.addAll(new SampleGroups(patient, segments).groups());
                patient = segment;
                segments = new ArrayList<>();
            } else {
                segments.add(segment);
            }
        }
        groups.addAll(new SampleGroups(patient, segments).groups());
        return groups;
    }

    SampleGroup of(Segment sample) {
        if (specimen != null && specimen != sample) {
            throw new Unclear(Reason.SUBJECT_MISMATCH, "Two samples stand behind one OBR");
        }
        return new SampleGroup(patient, sample, container, request, order, results, notes);
    }

    SampleGroup orderedBy(Segment ordering) {
        return new SampleGroup(patient, specimen, container, request, ordering, results, notes);
    }

    /** Our number of the sample, else the analyser's, else that of its vial. */
    String sample() {
        List<String> numbers = new ArrayList<>();
        if (specimen != null && !specimen.field(2).isEmpty()) {
            numbers.add(specimen.field(2).value());
            numbers.add(specimen.field(2).component(2));
        }
        if (container != null && !container.field(3).isEmpty()) {
            numbers.add(container.field(3).value());
        }
        return numbers.stream().filter(number -> !number.isEmpty()).findFirst().orElse("");
    }

    /** Our number of the order, of OBR or ORC. */
    String placerNumber() {
        String own = number(request, 2);
        String other = number(order, 2);
        if (!own.isEmpty() && !other.isEmpty() && !own.equals(other)) {
            throw new Unclear(Reason.SUBJECT_MISMATCH, "It names " + own + " and " + other);
        }
        return own.isEmpty() ? other : own;
    }

    /** The analyser's own number, of OBR, else of ORC. */
    String fillerNumber() {
        String own = number(request, 3);
        return own.isEmpty() ? number(order, 3) : own;
    }

    private static String number(@Nullable Segment segment, int field) {
        return segment == null || segment.field(field).isEmpty()
                ? ""
                : segment.field(field).value();
    }
}
