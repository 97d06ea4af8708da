package org.lactarium.server.store;

import ca.uhn.fhir.jpa.interceptor.validation.RepositoryValidatingRuleBuilder;
import java.util.List;
import java.util.Map;
import org.lactarium.profiles.Profiles;

/** The resource types the record keeps, and which of our profiles a resource of each must carry. */
final class ProfiledTypes {

    /** A resource of one of these types must declare one of these profiles. */
    private static final Map<String, List<String>> REQUIRED = Map.of(
            "Patient", List.of(Profiles.MILK_DONOR, Profiles.RECIPIENT),
            "EpisodeOfCare", List.of(Profiles.DONOR_ENROLMENT),
            "Consent", List.of(Profiles.DONOR_CONSENT, Profiles.PARENT_CONSENT),
            "BiologicallyDerivedProduct",
                    List.of(Profiles.DEPOSIT, Profiles.POOL, Profiles.BATCH, Profiles.BOTTLE, Profiles.ALIQUOT),
            "Specimen", List.of(Profiles.MILK_SPECIMEN, Profiles.BLOOD_SPECIMEN),
            "NutritionOrder", List.of(Profiles.FEEDING_ORDER),
            "SupplyDelivery", List.of(Profiles.DISPENSE));

    /** Validated on every write: against R4 itself, and against every profile of the bank that the resource declares. */
    static final List<String> VALIDATED = List.of(
            "AdverseEvent",
            "AuditEvent",
            "Basic",
            "Binary",
            "BiologicallyDerivedProduct",
            "Communication",
            "Consent",
            "DetectedIssue",
            "Device",
            "DeviceMetric",
            "DiagnosticReport",
            "DocumentReference",
            "Encounter",
            "EpisodeOfCare",
            "Flag",
            "Group",
            "List",
            "Location",
            "NutritionOrder",
            "Observation",
            "Organization",
            "OrganizationAffiliation",
            "Patient",
            "Person",
            "Practitioner",
            "PractitionerRole",
            "Provenance",
            "QuestionnaireResponse",
            "RelatedPerson",
            "ServiceRequest",
            "Specimen",
            "Substance",
            "SupplyDelivery",
            "Task");

    /** The guide itself, which is installed and written by nobody. */
    private static final List<String> GUIDE = List.of(
            "CodeSystem",
            "ConceptMap",
            "NamingSystem",
            "OperationDefinition",
            "Questionnaire",
            "SearchParameter",
            "StructureDefinition",
            "ValueSet");

    private ProfiledTypes() {}

    static void requireOneProfile(RepositoryValidatingRuleBuilder rules) {
        REQUIRED.forEach((type, profiles) ->
                rules.forResourcesOfType(type).requireAtLeastOneProfileOf(profiles.toArray(String[]::new)));
    }

    static boolean isKept(String type) {
        return VALIDATED.contains(type) || GUIDE.contains(type);
    }
}
