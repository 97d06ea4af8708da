package org.lactarium.routes.laboratory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lactarium.routes.hl7.Segment;

/**
 * Under which key a result is known again within its report: OBX-21, else code and sub-id (and its turn among equals, for
 * laboratories that do not number their isolates). OBX-21 alone is not trusted: where a laboratory counts it from 1 in every
 * report, the result of one milk would overwrite that of another; so the report belongs to the key.
 */
final class ResultIdentity {

    private final Map<List<String>, Integer> seen = new HashMap<>();

    ResultKey next(Segment obx, LaboratoryProfile.Result meaning) {
        String own = obx.field(21).value();
        List<String> parts =
                own.isEmpty() ? List.of(meaning.code(), obx.field(4).value()) : List.of("OBX-21", own);
        return new ResultKey(parts, seen.merge(parts, 1, Integer::sum));
    }
}
