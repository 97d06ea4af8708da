package org.lactarium.routes.orders;

import java.util.List;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.jspecify.annotations.Nullable;

/**
 * An order and what it refers to, as they stand in the record.
 *
 * @param milk null when it is about a donor
 * @param donor null when it is about milk
 */
public record Papers(
        ServiceRequest order,
        List<Specimen> specimens,
        @Nullable BiologicallyDerivedProduct milk,
        @Nullable Patient donor) {}
