package org.lactarium.routes.laboratory;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.lactarium.routes.hl7.Segment;

/**
 * Under which id a result is known again: laboratory, filler number and test, then OBX-21, else code and sub-id (and its turn
 * among equals, for laboratories that do not number their isolates). OBX-21 alone is not trusted: where a laboratory counts
 * it from 1 in every report, the result of one milk would overwrite that of another.
 */
final class ResultIdentity {

    private final String laboratory;
    private final String filler;
    private final LaboratoryProfile.Test test;
    private final Map<UUID, Integer> seen = new HashMap<>();

    ResultIdentity(String laboratory, String filler, LaboratoryProfile.Test test) {
        this.laboratory = laboratory;
        this.filler = filler;
        this.test = test;
    }

    UUID next(Segment obx, LaboratoryProfile.Result meaning) {
        String own = obx.field(21).value();
        UUID id = own.isEmpty()
                ? Identity.of(
                        "result",
                        laboratory,
                        filler,
                        test.code(),
                        meaning.code(),
                        obx.field(4).value())
                : Identity.of("result", laboratory, filler, test.code(), "OBX-21", own);
        int turn = seen.merge(id, 1, Integer::sum);
        return turn == 1 ? id : Identity.of("result", id.toString(), String.valueOf(turn));
    }
}
