package org.lactarium.routes.laboratory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lactarium.routes.hl7.Segment;

/** HL7 tables 0085 (OBX-11) and 0123 (OBR-25) as FHIR statuses. */
public final class Statuses {

    /** Result letters that announce a result and hold none. */
    static final Set<String> NOT_A_RESULT = Set.of("I", "N", "O");

    private static final Map<String, String> RESULT = Map.ofEntries(
            Map.entry("P", "preliminary"),
            Map.entry("R", "preliminary"),
            Map.entry("S", "preliminary"),
            Map.entry("F", "final"),
            Map.entry("U", "final"),
            Map.entry("V", "final"),
            Map.entry("C", "corrected"),
            Map.entry("A", "amended"),
            Map.entry("B", "amended"),
            Map.entry("D", "entered-in-error"),
            Map.entry("W", "entered-in-error"),
            Map.entry("X", "cancelled"));

    private static final Map<String, String> REPORT = Map.of(
            "O", "registered",
            "I", "registered",
            "S", "registered",
            "P", "preliminary",
            "R", "partial",
            "A", "partial",
            "F", "final",
            "C", "corrected",
            "X", "cancelled");

    /** Letters that table 0123 uses otherwise than table 0085: some results are there, and none is. */
    private static final Map<String, String> OF_EACH = Map.of("A", "P", "S", "I");

    /** A report that has been this far does not go back to a preliminary word. */
    static final Set<String> FINAL =
            Set.of("final", "corrected", "amended", "appended", "entered-in-error", "cancelled");

    /** The laboratory does not stand by it any more, or never had it. */
    static final Set<String> WITHDRAWN = Set.of("entered-in-error", "cancelled");

    /** Something was said before, and it is set right or taken back. */
    static final Set<String> CHANGED = Set.of("corrected", "amended", "appended", "entered-in-error", "cancelled");

    private static final List<Set<String>> RANKS = List.of(
            Set.of("registered"),
            Set.of("preliminary", "partial"),
            Set.of("final"),
            Set.of("corrected", "amended", "appended"),
            WITHDRAWN);

    private Statuses() {}

    /** How far a status is; of two words said at the same time, the one that is further is the later one. */
    static int rank(String status) {
        for (int rank = 0; rank < RANKS.size(); rank++) {
            if (RANKS.get(rank).contains(status)) {
                return rank;
            }
        }
        return 0;
    }

    /** OBX-11, else what OBR-25 says of every result under it; empty when neither says anything. */
    static String letter(Segment request, Segment result) {
        if (!result.field(11).isEmpty()) {
            return result.field(11).value();
        }
        return request.field(25).isEmpty()
                ? ""
                : OF_EACH.getOrDefault(
                        request.field(25).value(), request.field(25).value());
    }

    /** @return empty when the letter says nothing of how far a result is */
    public static Optional<String> ofResult(String letter) {
        return Optional.ofNullable(RESULT.get(letter));
    }

    static Optional<String> ofReport(String letter) {
        return Optional.ofNullable(REPORT.get(letter));
    }
}
