package org.lactarium.server.donor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.lactarium.server.donor.SerologyResult.Answer;
import org.lactarium.server.rule.Figures;
import org.lactarium.server.rule.SerologyTest;

/** Donors for tests. */
public final class Donors {

    static final Woman WOMAN = new Woman(
            "female", Birth.on(LocalDate.parse("1992-06-11")), List.of(Birth.on(LocalDate.parse("2025-08-20"))));

    private Donors() {}

    static DonorFile who(DonorFile donor, Woman woman) {
        return new DonorFile(
                donor.number(),
                woman,
                donor.enrolments(),
                donor.consents(),
                donor.deferrals(),
                donor.serology(),
                donor.findings(),
                donor.interviews(),
                donor.sources());
    }

    /** Enrolled and consenting always, with a complete non-reactive panel drawn then. */
    public static DonorFile healthy(Instant drawn) {
        return with(panel(drawn, Answer.NON_REACTIVE));
    }

    static DonorFile with(List<SerologyResult> serology) {
        return file(List.of(Span.ALWAYS), List.of(Span.ALWAYS), List.of(), serology, List.of());
    }

    /** Healthy but for this. */
    static DonorFile found(OtherFinding... findings) {
        return file(
                List.of(Span.ALWAYS),
                List.of(Span.ALWAYS),
                List.of(),
                panel(Instant.parse("2026-01-10T01:00:00Z"), Answer.NON_REACTIVE),
                List.of(findings));
    }

    static DonorFile deferred(DonorFile donor, Deferral... deferrals) {
        return file(donor.enrolments(), donor.consents(), List.of(deferrals), donor.serology(), donor.findings());
    }

    /** Interviewed twice a year. */
    static DonorFile file(
            List<Span> enrolments,
            List<Span> consents,
            List<Deferral> deferrals,
            List<SerologyResult> serology,
            List<OtherFinding> findings) {
        return new DonorFile(
                "D-000417", WOMAN, enrolments, consents, deferrals, serology, findings, interviews(), List.of());
    }

    private static List<Interview> interviews() {
        return Stream.of("2025-07-05T09:00", "2026-01-05T09:00", "2026-07-05T09:00")
                .map(at -> new Interview("Q-" + at, Figures.at(at), List.of()))
                .toList();
    }

    static List<SerologyResult> panel(Instant drawn, Answer answer) {
        return new ArrayList<>(Arrays.stream(SerologyTest.values())
                .map(test -> new SerologyResult(test, drawn, true, answer))
                .toList());
    }
}
