package org.lactarium.routes.laboratory;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Segment;

/**
 * One OBR and what belongs to it by position, wherever the sender puts its specimen.
 *
 * @param patient the PID it stands under; null when there is none
 * @param order the ORC before it; null when there is none
 * @param notes NTE after the OBR, its ORC or its specimen
 * @param specimens SPM that belong to it
 */
record OrderGroup(
        @Nullable Segment patient,
        @Nullable Segment order,
        Segment request,
        List<Observed> results,
        List<Segment> specimens,
        List<Segment> notes) {

    /** An OBX with the NTE behind it. */
    record Observed(Segment result, List<Segment> notes) {}

    OrderGroup keeping(Predicate<Segment> wanted) {
        return new OrderGroup(
                patient,
                order,
                request,
                results.stream().filter(one -> wanted.test(one.result())).toList(),
                specimens,
                notes);
    }

    /** ORC may stand behind the OBR it belongs to in nothing we take; so the OBR comes first, the ORC fills in. */
    String placerNumber() {
        return firstOf(2);
    }

    String fillerNumber() {
        return firstOf(3);
    }

    /** Whether ORC and OBR give two numbers of the laboratory. */
    boolean isNumberedTwice() {
        return order != null
                && !order.field(3).isEmpty()
                && !request.field(3).isEmpty()
                && !order.field(3).value().equals(request.field(3).value());
    }

    private String firstOf(int field) {
        String own = request.field(field).isEmpty() ? "" : request.field(field).value();
        return own.isEmpty() && order != null && !order.field(field).isEmpty()
                ? order.field(field).value()
                : own;
    }
}
