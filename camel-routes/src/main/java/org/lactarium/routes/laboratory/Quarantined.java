package org.lactarium.routes.laboratory;

import java.util.List;
import org.lactarium.routes.quarantine.Reason;

/**
 * A message that cannot be written into the record as it stands.
 *
 * @param detail a sentence on where it fails; may quote codes and numbers of ours, never a person's data
 * @param unmapped what the laboratory's data file does not know; with it there, the message can be replayed
 * @param bearing what it means for the milk and the donors it names
 * @param onlyUnmapped whether it waits for nothing but what the data file does not know
 */
public record Quarantined(Reason reason, String detail, List<Unmapped> unmapped, Bearing bearing, boolean onlyUnmapped)
        implements Understanding, Translation {

    public Quarantined(Reason reason, String detail, List<Unmapped> unmapped, Bearing bearing) {
        this(reason, detail, unmapped, bearing, !unmapped.isEmpty());
    }

    public Quarantined(Reason reason, String detail, List<Unmapped> unmapped) {
        this(reason, detail, unmapped, Bearing.STOPS);
    }

    public Quarantined(Reason reason, String detail) {
        this(reason, detail, List.of());
    }
}
