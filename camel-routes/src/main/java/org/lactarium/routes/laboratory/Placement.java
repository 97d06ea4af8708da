package org.lactarium.routes.laboratory;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What the record knows of the things a report claims to be about.
 *
 * @param subjects every pool, batch or donor that the lot, donor, specimen or order numbers led to
 * @param specimen reference to the specimen on record; null when it is not registered
 * @param order reference to the order on record; null when it is not registered
 * @param before the report as it stands in the record; null when this is its first word
 * @param isolates those of {@link Report#isolatesElsewhere} that are on record
 */
public record Placement(
        List<Subject> subjects,
        @Nullable String specimen,
        @Nullable String order,
        @Nullable Standing before,
        Set<UUID> isolates) {

    /**
     * @param reference {@code BiologicallyDerivedProduct/…} or {@code Patient/…}
     * @param display as in {@code batch B-26-0117}; for a donor the number, never the name
     */
    public record Subject(String reference, String display) {
        boolean isMilk() {
            return reference.startsWith("BiologicallyDerivedProduct/");
        }
    }

    /**
     * @param status of the DiagnosticReport
     * @param issued null when it does not say
     * @param version of the resource, so that two messages about one report cannot overwrite each other unseen
     * @param results on record under the report
     */
    public record Standing(
            String status, @Nullable Instant issued, @Nullable String version, List<Observation> results) {}
}
