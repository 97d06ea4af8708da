package org.lactarium.routes.laboratory;

import java.util.List;
import java.util.Objects;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.quarantine.Reason;

/**
 * Finds the isolate a susceptibility belongs to. OBR-26 names its result (code, sub-id, text) and OBR-29 its order; without
 * them the sub-id (OBX-4) does, in the same report or, for a report of susceptibilities alone, in the same message.
 *
 * @param here isolates of the message, wherever in it they stand
 */
record Isolates(LaboratoryProfile profile, List<Isolate> here) {

    Report.Origin of(Section section, Segment obx) {
        Field parent = section.group().request().field(26);
        Field order = section.group().request().field(29);
        String subId = parent.isEmpty() ? obx.field(4).value() : parent.component(2);
        boolean byItself =
                parent.isEmpty() && order.isEmpty() && section.head().test().kind() == Kind.CULTURE;
        List<Isolate> named = here.stream()
                .filter(isolate ->
                        Objects.equals(isolate.patient(), section.group().patient()))
                .filter(isolate -> isolate.subId().equals(subId))
                .filter(isolate -> parent.isEmpty() || isolate.code().equals(meaning(parent)))
                .filter(isolate ->
                        byItself ? isolate.report().equals(section.head().identity()) : isOf(isolate, order))
                .toList();
        if (named.size() > 1 && !parent.component(3).isEmpty()) {
            named = named.stream()
                    .filter(isolate -> isolate.text().equalsIgnoreCase(parent.component(3)))
                    .toList();
        }
        if (named.size() > 1) {
            throw new Unclear(
                    Reason.ISOLATE_MISSING, "Its isolate is one of " + named.size() + ", and it does not say which");
        }
        return named.isEmpty()
                ? new Report.Origin(ofEarlier(section.head(), parent, order), false)
                : new Report.Origin(List.of(named.get(0).candidate()), true);
    }

    private static boolean isOf(Isolate isolate, Field order) {
        String filler = order.component(2);
        return order.isEmpty()
                || (filler.isEmpty()
                        ? isolate.placer().equals(order.component(1))
                        : isolate.report().filler().equals(filler));
    }

    /** Ids follow from what a thing is; only which culture it was, OBR-29 does not say. */
    private List<Report.Candidate> ofEarlier(Head head, Field parent, Field order) {
        List<Report.Candidate> candidates =
                parent.isEmpty() || order.component(2).isEmpty()
                        ? List.of()
                        : profile.tests().values().stream()
                                .filter(test -> test.kind() == Kind.CULTURE)
                                .map(LaboratoryProfile.Test::code)
                                .distinct()
                                .map(test -> new Report.Candidate(
                                        new ReportIdentity(head.identity().laboratory(), order.component(2), test, ""),
                                        new ResultKey(List.of(meaning(parent), parent.component(2)), 1)))
                                .toList();
        if (candidates.isEmpty()) {
            throw new Unclear(Reason.ISOLATE_MISSING, "It does not say to which isolate of which order it belongs");
        }
        return candidates;
    }

    private String meaning(Field parent) {
        return profile.result(parent.component(1))
                .map(LaboratoryProfile.Result::code)
                .orElse("");
    }
}
