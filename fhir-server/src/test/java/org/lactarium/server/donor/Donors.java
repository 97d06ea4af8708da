package org.lactarium.server.donor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lactarium.server.donor.SerologyResult.Answer;
import org.lactarium.server.rule.SerologyTest;

/** Donors for tests. */
public final class Donors {

    private Donors() {}

    /** Enrolled and consenting always, with a complete non-reactive panel drawn then. */
    public static DonorFile healthy(Instant drawn) {
        return with(panel(drawn, Answer.NON_REACTIVE));
    }

    static DonorFile with(List<SerologyResult> serology) {
        return new DonorFile("D-000417", List.of(Span.ALWAYS), List.of(Span.ALWAYS), List.of(), serology);
    }

    /** Healthy but for this. */
    static DonorFile found(OtherFinding... findings) {
        return new DonorFile(
                "D-000417",
                List.of(Span.ALWAYS),
                List.of(Span.ALWAYS),
                List.of(),
                panel(Instant.parse("2026-01-10T01:00:00Z"), Answer.NON_REACTIVE),
                List.of(findings),
                List.of());
    }

    static List<SerologyResult> panel(Instant drawn, Answer answer) {
        return new ArrayList<>(Arrays.stream(SerologyTest.values())
                .map(test -> new SerologyResult(test, drawn, true, answer))
                .toList());
    }
}
