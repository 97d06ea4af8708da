package org.lactarium.routes.laboratory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.hl7.V2Message;

/**
 * One OBR and what belongs to it by position, wherever the sender puts its specimen.
 *
 * @param order the ORC before it; null when there is none
 * @param notes NTE after the OBR, its ORC or its specimen
 * @param specimens SPM that belong to it
 */
record OrderGroup(
        @Nullable Segment order,
        Segment request,
        List<Observed> results,
        List<Segment> specimens,
        List<Segment> notes) {

    /** An OBX with the NTE behind it. */
    record Observed(Segment result, List<Segment> notes) {}

    static List<OrderGroup> of(V2Message message) {
        List<OrderGroup> groups = new ArrayList<>();
        List<Segment> ahead = new ArrayList<>();
        Segment order = null;
        OrderGroup current = null;
        List<Segment> before = new ArrayList<>();
        List<Segment> notes = null;
        for (Segment segment : message.segments()) {
            switch (segment.name()) {
                case "ORC" -> {
                    order = segment;
                    notes = before;
                }
                case "OBR" -> {
                    current = new OrderGroup(
                            order, segment, new ArrayList<>(), new ArrayList<>(ahead), new ArrayList<>());
                    groups.add(current);
                    order = null;
                    ahead.clear();
                    notes = current.notes();
                    notes.addAll(before);
                    before.clear();
                }
                case "OBX" -> {
                    notes = new ArrayList<>();
                    if (current != null) {
                        current.results().add(new Observed(segment, notes));
                    }
                }
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
        shareTheOnlySpecimen(groups);
        return groups;
    }

    /** A specimen written once is meant for every order of the message. */
    private static void shareTheOnlySpecimen(List<OrderGroup> groups) {
        List<Segment> all =
                groups.stream().flatMap(group -> group.specimens().stream()).toList();
        if (all.size() == 1) {
            groups.stream().filter(group -> group.specimens().isEmpty()).forEach(group -> group.specimens()
                    .add(all.get(0)));
        }
    }

    /** ORC may stand behind the OBR it belongs to in nothing we take; so the OBR comes first, the ORC fills in. */
    String placerNumber() {
        return firstOf(2);
    }

    String fillerNumber() {
        return firstOf(3);
    }

    private String firstOf(int field) {
        String own = request.field(field).value();
        return own.isEmpty() && order != null ? order.field(field).value() : own;
    }
}
