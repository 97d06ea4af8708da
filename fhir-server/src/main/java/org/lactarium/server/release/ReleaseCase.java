package org.lactarium.server.release;

import java.time.Instant;
import java.util.List;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.batch.HeatTreatment;
import org.lactarium.server.batch.ThawClock;
import org.lactarium.server.donor.DonorFile;

/**
 * Everything that is looked at before a batch goes, read afresh at each signature.
 *
 * @param milk the deposits in the batch, each with its donor
 * @param heated when heating started
 * @param expires last moment of use
 * @param sources what was read, in which version, for explaining the decision: {@code Observation/x/_history/2}
 */
public record ReleaseCase(
        String batch,
        UnitStatus status,
        List<Drop> milk,
        ThawClock thaw,
        Instant heated,
        HeatTreatment heating,
        List<Culture> cultures,
        Instant expires,
        List<String> sources) {

    public ReleaseCase {
        milk = List.copyOf(milk);
        cultures = List.copyOf(cultures);
        sources = List.copyOf(sources);
    }

    /** One deposit: whose it is and when it was expressed. */
    public record Drop(String number, Instant expressed, DonorFile donor) {}
}
