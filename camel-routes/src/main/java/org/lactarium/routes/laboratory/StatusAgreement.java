package org.lactarium.routes.laboratory;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.quarantine.Reason;

/**
 * Which result statuses (OBX-11, HL7 table 0085) a report of each status (OBR-25, table 0123) may carry. A laboratory that says
 * both "final" and "not yet" has made a mistake in one of them, and nobody here can know in which.
 *
 * @param finalInPreliminary whether this laboratory lets single results go before their report
 */
record StatusAgreement(boolean finalInPreliminary) {

    private static final Set<String> STANDING = Set.of("F", "U", "V", "C", "A", "B");
    private static final Set<String> GROWING = Set.of("P", "R", "S");
    private static final Set<String> TAKEN_BACK = Set.of("D", "W", "X");

    /** In which reports results that stand may be found, and those that are still to come. */
    private static final Map<String, Boolean> MAY_STAND = Map.of(
            "O", false, "I", false, "S", false, "X", false, "P", false, "R", false, "A", true, "F", true, "C", true);

    private static final Set<String> COMPLETE = Set.of("F", "C");
    private static final Set<String> CANCELLED = Set.of("X");
    private static final Set<String> PRELIMINARY = Set.of("P", "R");

    /** In ORC-1 (table 0119) and ORC-5 (table 0038): nothing is to come of the order. */
    private static final Set<String> ORDER_ENDED = Set.of("CA", "CR", "OC", "DC", "DR", "OD", "UA", "DE", "ER");

    void mustHold(OrderGroup group) {
        mustNotBeEnded(group);
        String report = group.request().field(25).value();
        if (!group.request().field(25).isEmpty() && !MAY_STAND.containsKey(report)) {
            throw mismatch("OBR-25 " + report + " does not say how far the report is");
        }
        group.results().forEach(observed -> mustAgree(group.request(), observed.result()));
    }

    private static void mustNotBeEnded(OrderGroup group) {
        Segment order = group.order();
        boolean ended = order != null
                && Stream.of(1, 5)
                        .anyMatch(
                                field -> ORDER_ENDED.contains(order.field(field).value()));
        boolean says = group.results().stream()
                .map(observed -> Statuses.letter(group.request(), observed.result()))
                .anyMatch(letter -> STANDING.contains(letter) || GROWING.contains(letter));
        if (ended && says) {
            throw mismatch("ORC says that the order is cancelled, and a result of it is here");
        }
    }

    private void mustAgree(Segment request, Segment result) {
        String letter = Statuses.letter(request, result);
        if (letter.isEmpty()) {
            throw mismatch("Neither OBX-11 nor OBR-25 says how far the result is");
        }
        if (Statuses.NOT_A_RESULT.contains(letter) && !result.field(5).isEmpty()) {
            throw mismatch("OBX-11 " + letter + " announces a result and OBX-5 holds one");
        }
        if (!Statuses.NOT_A_RESULT.contains(letter) && Statuses.ofResult(letter).isEmpty()) {
            throw mismatch("OBX-11 " + letter + " does not say how far the result is");
        }
        if (!request.field(25).isEmpty() && !agrees(request.field(25).value(), letter)) {
            throw mismatch("OBR-25 " + request.field(25).value() + " and OBX-11 " + letter + " contradict each other");
        }
    }

    private boolean agrees(String report, String result) {
        if (TAKEN_BACK.contains(result)) {
            return true;
        }
        if (STANDING.contains(result)) {
            return MAY_STAND.get(report) || (finalInPreliminary && PRELIMINARY.contains(report));
        }
        if (GROWING.contains(result)) {
            return !COMPLETE.contains(report) && !CANCELLED.contains(report);
        }
        return !(result.equals("I") && COMPLETE.contains(report));
    }

    private static Unclear mismatch(String sentence) {
        return new Unclear(Reason.STATUS_MISMATCH, sentence);
    }
}
