package org.lactarium.routes.laboratory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a laboratory message says, before anything is looked up. */
public sealed interface Understanding permits Understanding.Understood, Translation.NotForTheRecord, Quarantined {

    /**
     * @param reports what was read, at least one
     * @param held what was not; null when everything was
     * @param latest the latest moment it can speak of: its arrival and what clocks may differ
     */
    record Understood(List<Report> reports, @Nullable Quarantined held, Instant latest) implements Understanding {}
}
