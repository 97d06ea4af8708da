package org.lactarium.routes.laboratory;

import org.lactarium.routes.quarantine.Reason;

/**
 * A message that cannot be written into the record as it stands.
 *
 * @param detail a sentence on where it fails; may quote codes and numbers of ours, never a person's data
 */
public record Quarantined(Reason reason, String detail) implements Understanding, Translation {}
