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
 * @param subjects every unit of milk and every donor that the lot, donor, specimen or order numbers led to
 * @param missing those numbers of the claim that led to nothing
 * @param specimen reference to the specimen on record; null when it is not registered
 * @param order reference to the order on record; null when it is not registered
 * @param before the report as it stands in the record about this subject; null when this is its first word
 * @param elsewhere whether what the report corrects or takes back may stand under another report
 * @param isolates those of {@link Report#isolatesElsewhere} that are on record
 */
public record Placement(
        List<Subject> subjects,
        Claim missing,
        @Nullable String specimen,
        @Nullable String order,
        @Nullable Standing before,
        boolean elsewhere,
        Set<UUID> isolates) {

    /** The level of what a number stands for; the codes of CodeSystem unit-type, and donors. */
    public enum Level {
        DONOR,
        DEPOSIT,
        POOL,
        BATCH,
        BOTTLE,
        ALIQUOT,
        /** Milk of which the record does not say. */
        MILK
    }

    /**
     * @param reference {@code BiologicallyDerivedProduct/…} or {@code Patient/…}, without a version: what the result counts for,
     *     so for a bottle or an aliquot its batch
     * @param display as in {@code batch B-26-0117} or {@code bottle B-26-0117-03 of batch B-26-0117}; for a donor the number,
     *     never the name
     * @param level of what the number itself stands for, so for a bottle the bottle
     * @param since when the milk came to exist: of a deposit its expression, of a pool the start of its thaw, of a batch and its
     *     bottles the start of the thaw of their pool; null when the record does not say
     * @param heated when the heating of a batch or of a bottle's batch began; null when there was none
     */
    public record Subject(
            String reference, String display, Level level, @Nullable Instant since, @Nullable Instant heated) {

        /** Something of which the record says nothing more. */
        public Subject(String reference, String display) {
            this(reference, display, reference.startsWith("Patient/") ? Level.DONOR : Level.MILK, null, null);
        }

        boolean isMilk() {
            return reference.startsWith("BiologicallyDerivedProduct/");
        }
    }

    /**
     * @param status of the DiagnosticReport
     * @param issued null when it does not say
     * @param version of the resource, so that two messages about one report cannot overwrite each other unseen
     * @param former whether it stands under {@link Report#formerId}; then it goes on standing there
     * @param results on record under the report
     */
    public record Standing(
            String status,
            @Nullable Instant issued,
            @Nullable String version,
            boolean former,
            List<Observation> results) {

        /** One under the id of today. */
        public Standing(String status, @Nullable Instant issued, @Nullable String version, List<Observation> results) {
            this(status, issued, version, false, results);
        }
    }
}
