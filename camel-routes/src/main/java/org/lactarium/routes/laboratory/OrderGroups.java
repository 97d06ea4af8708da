package org.lactarium.routes.laboratory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.quarantine.Reason;

/**
 * Divides a message into its orders. PID, ORC and a leading SPM belong to the OBR that follows them; what belongs to no OBR has
 * lost it on the way, and then the rest cannot be trusted either.
 */
final class OrderGroups {

    private final List<OrderGroup> groups = new ArrayList<>();
    private final List<Segment> ofPatients = new ArrayList<>();
    private final List<Segment> ahead = new ArrayList<>();
    private final List<Segment> before = new ArrayList<>();
    private @Nullable Segment patient;
    private @Nullable Segment order;
    private @Nullable OrderGroup current;
    private @Nullable List<Segment> notes;
    private int firstOfPatient;

    private OrderGroups() {}

    static OrderGroups of(V2Message message) {
        OrderGroups groups = new OrderGroups();
        message.segments().forEach(groups::take);
        groups.endPatient();
        return groups;
    }

    List<OrderGroup> groups() {
        return groups;
    }

    /** OBX that stand under a PID and before its first order (since 2.7): they are about the patient and no order. */
    List<Segment> ofPatients() {
        return ofPatients;
    }

    private void take(Segment segment) {
        switch (segment.name()) {
            case "PID" -> {
                endPatient();
                patient = segment;
            }
            case "ORC" -> {
                mustBeFollowed(order);
                order = segment;
                notes = before;
            }
            case "OBR" -> request(segment);
            case "OBX" -> result(segment);
            case "NTE" -> {
                if (notes != null) {
                    notes.add(segment);
                }
            }
            case "SPM" -> {
                (current == null ? ahead : current.specimens()).add(segment);
                notes = current == null ? before : current.notes();
            }
            default -> {}
        }
    }

    private void request(Segment segment) {
        current = new OrderGroup(
                patient, order, segment, new ArrayList<>(), new ArrayList<>(ahead), new ArrayList<>(before));
        groups.add(current);
        order = null;
        ahead.clear();
        before.clear();
        notes = current.notes();
    }

    private void result(Segment segment) {
        notes = new ArrayList<>();
        if (current != null && order == null) {
            current.results().add(new OrderGroup.Observed(segment, notes));
        } else if (current == null && patient != null && order == null) {
            ofPatients.add(segment);
        } else {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "Results must stand behind the OBR they belong to");
        }
    }

    private void endPatient() {
        mustBeFollowed(order);
        mustBeFollowed(ahead.isEmpty() ? null : ahead.get(0));
        mustBeFollowed(groups.size() == firstOfPatient ? patient : null);
        shareTheOnlySpecimen(groups.subList(firstOfPatient, groups.size()));
        firstOfPatient = groups.size();
        current = null;
        notes = null;
        before.clear();
    }

    private static void mustBeFollowed(@Nullable Segment segment) {
        if (segment != null) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "No OBR stands behind " + segment.name());
        }
    }

    /** A specimen written once is meant for every order of its patient, and for nobody else's. */
    private static void shareTheOnlySpecimen(List<OrderGroup> groups) {
        List<Segment> all =
                groups.stream().flatMap(group -> group.specimens().stream()).toList();
        if (all.size() == 1) {
            groups.stream().filter(group -> group.specimens().isEmpty()).forEach(group -> group.specimens()
                    .add(all.get(0)));
        }
    }
}
