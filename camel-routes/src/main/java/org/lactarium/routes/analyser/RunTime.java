package org.lactarium.routes.analyser;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.V2Time;
import org.lactarium.routes.laboratory.Unclear;
import org.lactarium.routes.quarantine.Reason;

/** When a run was. A time that is there and cannot be read is not replaced by the next best one. */
final class RunTime {

    private RunTime() {}

    /** @param texts the first that is not empty counts, and all of them must be times */
    static @Nullable V2Time first(ZoneId zone, List<String> texts) {
        return texts.stream()
                .filter(text -> !text.isEmpty())
                .map(text -> V2Time.read(text, zone)
                        .orElseThrow(() ->
                                new Unclear(Reason.TIME_MISSING, "The time of the run is no time that can be read")))
                .toList()
                .stream()
                .findFirst()
                .orElse(null);
    }
}
