package org.lactarium.routes.analyser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.laboratory.EmptyResult;
import org.lactarium.routes.laboratory.Unclear;
import org.lactarium.routes.quarantine.Reason;

/** Divides what stands under one PID, or before the first, into its orders. Nothing is shared with another patient. */
final class SampleGroups {

    private final @Nullable Segment patient;
    private final boolean leading;
    private final List<SampleGroup> groups = new ArrayList<>();
    private @Nullable Segment specimen;
    private @Nullable Segment container;
    private @Nullable Segment order;
    /** Whether an OBX that comes now belongs to the last OBR. */
    private boolean open;

    SampleGroups(@Nullable Segment patient, List<Segment> segments) {
        this.patient = patient;
        this.leading = segments.stream()
                .filter(segment -> segment.is("SPM") || segment.is("OBR"))
                .findFirst()
                .filter(segment -> segment.is("SPM"))
                .isPresent();
        segments.forEach(this::take);
        mustBeFollowed(order);
        mustBeFollowed(leading && !open ? specimen : null);
        mustBeFollowed(groups.isEmpty() ? patient : null);
        shareTheOnlySpecimen(segments);
    }

    List<SampleGroup> groups() {
        return groups;
    }

    private void take(Segment segment) {
        switch (segment.name()) {
            case "SPM" -> specimen(segment);
            case "SAC" -> container = segment;
            case "ORC" -> order(segment);
            case "OBR" -> {
                groups.add(new SampleGroup(
                        patient, specimen, container, segment, order, new ArrayList<>(), new ArrayList<>()));
                order = null;
                open = true;
            }
            case "OBX" -> result(segment);
            case "NTE" -> {
                if (open) {
                    last().notes().add(segment);
                }
            }
            default -> {}
        }
    }

    private void specimen(Segment segment) {
        if (leading) {
            specimen = segment;
            container = null;
            open = false;
        } else if (!groups.isEmpty()) {
            groups.set(groups.size() - 1, last().of(segment));
        }
    }

    private void order(Segment segment) {
        if (leading && open && last().order() == null) {
            groups.set(groups.size() - 1, last().orderedBy(segment));
        } else {
            mustBeFollowed(order);
            order = segment;
        }
    }

    private void result(Segment segment) {
        if (EmptyResult.is(segment)) {
            return;
        }
        if (!open || order != null) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "Results must stand behind the OBR they belong to");
        }
        last().results().add(segment);
    }

    /** A specimen written once is meant for every order of its patient. */
    private void shareTheOnlySpecimen(List<Segment> segments) {
        List<Segment> all = segments.stream().filter(one -> one.is("SPM")).toList();
        if (all.size() == 1) {
            groups.replaceAll(group -> group.of(all.get(0)));
        }
    }

    private SampleGroup last() {
        return groups.get(groups.size() - 1);
    }

    private static void mustBeFollowed(@Nullable Segment segment) {
        if (segment != null) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "No OBR stands behind " + segment.name());
        }
    }
}
