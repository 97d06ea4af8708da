package org.lactarium.server.operations.chart;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.lactarium.profiles.Systems;
import org.lactarium.server.operations.GivenNumber;
import org.lactarium.server.operations.GivenNumber.Kind;

/** Reads out of one resource the numbers it was given. */
public final class NumberChart {

    /** Resources of other types bear no number of the bank's. */
    public static final Set<String> TYPES =
            Set.of("Patient", "BiologicallyDerivedProduct", "Specimen", "ServiceRequest", "SupplyDelivery");

    private static final Map<String, Kind> KINDS = Map.of(
            Systems.DONOR_ID, Kind.DONOR,
            Systems.UNIT_ID, Kind.UNIT,
            Systems.POOL_ID, Kind.POOL,
            Systems.BATCH_ID, Kind.BATCH,
            Systems.SPECIMEN_ID, Kind.SPECIMEN,
            Systems.LAB_ORDER_ID, Kind.ORDER,
            Systems.DISPENSE_ID, Kind.DISPENSE);

    private NumberChart() {}

    /** Of a number of the bank's own, by its system. */
    public static Optional<Kind> kind(String system) {
        return Optional.ofNullable(KINDS.get(system));
    }

    public static List<GivenNumber> of(Resource resource) {
        var reference = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        var counts = counts(resource);
        return identifiers(resource).stream()
                .filter(identifier ->
                        identifier.hasSystem() && identifier.hasValue() && KINDS.containsKey(identifier.getSystem()))
                .map(identifier -> {
                    var kind = KINDS.get(identifier.getSystem());
                    var alone = counts && kind.unique() && !isTheLaboratorys(resource, identifier.getValue());
                    return new GivenNumber(kind, reference, identifier.getValue(), alone);
                })
                .filter(number -> !number.key().isEmpty())
                .distinct()
                .toList();
    }

    private static List<Identifier> identifiers(Resource resource) {
        return switch (resource.fhirType()) {
            case "Patient" -> ((Patient) resource).getIdentifier();
            case "BiologicallyDerivedProduct" -> ((BiologicallyDerivedProduct) resource).getIdentifier();
            case "Specimen" -> ((Specimen) resource).getIdentifier();
            case "ServiceRequest" -> ((ServiceRequest) resource).getIdentifier();
            case "SupplyDelivery" -> ((SupplyDelivery) resource).getIdentifier();
            default -> List.of();
        };
    }

    /** Made from the laboratory's own number, which laboratories give again after a time. */
    private static boolean isTheLaboratorys(Resource resource, String number) {
        return resource instanceof Specimen specimen
                && specimen.getAccessionIdentifier().hasValue()
                && number.endsWith("-" + specimen.getAccessionIdentifier().getValue());
    }

    /** A donor's record that was replaced by another leaves the number to the one that goes on. */
    private static boolean counts(Resource resource) {
        return !(resource instanceof Patient donor)
                || !donor.hasActive()
                || donor.getActive()
                || donor.getLink().stream().noneMatch(link -> link.getType() == LinkType.REPLACEDBY);
    }
}
