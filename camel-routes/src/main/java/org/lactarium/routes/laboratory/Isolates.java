package org.lactarium.routes.laboratory;

import java.util.List;
import java.util.UUID;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.quarantine.Reason;

/**
 * Finds the isolate a susceptibility belongs to. OBR-26 names its result (code, sub-id, text) and OBR-29 its order; without
 * them the sub-id (OBX-4) does, in the same report or, for a report of susceptibilities alone, in the same message.
 *
 * @param here isolates of the message, wherever in it they stand
 */
record Isolates(LaboratoryProfile profile, String laboratory, List<Isolate> here) {

    Report.Origin of(OrderGroup group, LaboratoryProfile.Test test, String filler, Segment obx) {
        Field parent = group.request().field(26);
        Field order = group.request().field(29);
        String subId = parent.isEmpty() ? obx.field(4).value() : parent.component(2);
        boolean byItself = parent.isEmpty() && order.isEmpty() && test.kind() == Kind.CULTURE;
        List<Isolate> named = here.stream()
                .filter(isolate -> isolate.subId().equals(subId))
                .filter(isolate -> parent.isEmpty() || isolate.code().equals(meaning(parent)))
                .filter(isolate -> byItself ? isolate.filler().equals(filler) : isOf(isolate, order))
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
                ? new Report.Origin(ofEarlier(parent, order), false)
                : new Report.Origin(List.of(named.get(0).id()), true);
    }

    private static boolean isOf(Isolate isolate, Field order) {
        String filler = order.component(2);
        return order.isEmpty()
                || (filler.isEmpty()
                        ? isolate.placer().equals(order.component(1))
                        : isolate.filler().equals(filler));
    }

    /** Ids follow from what a thing is; only which culture it was, OBR-29 does not say. */
    private List<UUID> ofEarlier(Field parent, Field order) {
        List<UUID> ids = parent.isEmpty() || order.component(2).isEmpty()
                ? List.of()
                : profile.tests().values().stream()
                        .filter(test -> test.kind() == Kind.CULTURE)
                        .map(LaboratoryProfile.Test::code)
                        .distinct()
                        .map(test -> Identity.of(
                                "result", laboratory, order.component(2), test, meaning(parent), parent.component(2)))
                        .toList();
        if (ids.isEmpty()) {
            throw new Unclear(Reason.ISOLATE_MISSING, "It does not say to which isolate of which order it belongs");
        }
        return ids;
    }

    private String meaning(Field parent) {
        return profile.result(parent.component(1))
                .map(LaboratoryProfile.Result::code)
                .orElse("");
    }
}
