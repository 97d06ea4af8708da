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
 */
public record ReleaseCase(
        String batch,
        UnitStatus status,
        List<Drop> milk,
        ThawClock thaw,
        Instant heated,
        HeatTreatment heating,
        List<Culture> cultures,
        Instant expires) {

    public ReleaseCase {
        milk = List.copyOf(milk);
        cultures = List.copyOf(cultures);
    }

    /** One deposit: whose it is and when it was expressed. */
    public record Drop(String number, Instant expressed, DonorFile donor) {}
}
