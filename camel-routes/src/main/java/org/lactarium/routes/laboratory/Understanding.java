package org.lactarium.routes.laboratory;

import java.util.List;

/** What a laboratory message says, before anything is looked up. */
public sealed interface Understanding permits Understanding.Understood, Quarantined {

    record Understood(List<Report> reports) implements Understanding {}
}
