package org.lactarium.server.rawwrites;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Who may write what, a second time, by what is sent alone; what only operations write is refused to everybody anyway. */
final class WhoWrites {

    private static final Set<String> WARD = Set.of("ward", "hospital-system");
    private static final Set<String> INFANT = Set.of("ward", "hospital-system", "dietitian");
    private static final Set<String> COORDINATOR = Set.of("donor-coordinator");
    private static final Set<String> LABORATORY = Set.of("microbiologist", "laboratory-system");
    private static final Set<String> PLACES = Set.of("technician", "quality", "integration", "hospital-system");

    private static final Set<String> ORDERING =
            Set.of("donor-coordinator", "technician", "microbiologist", "laboratory-system");
    private static final Set<String> PEOPLE = Set.of(
            "donor-coordinator",
            "technician",
            "microbiologist",
            "release-officer",
            "dietitian",
            "ward",
            "traceability-officer",
            "quality");

    private WhoWrites() {}

    /** The same with what its sender may not write as refused. */
    static Draft asked(Draft draft) {
        if (draft.login().equals("demo")) {
            return draft;
        }
        var role = draft.login().replaceAll("^demo-|-2$", "");
        var parts = draft.parts().stream()
                .map(part -> may(role, part.said())
                        ? part
                        : new Part(
                                part.reference(),
                                part.said(),
                                part.text(),
                                Expected.REFUSED,
                                part.words() + ", which is not theirs to write"))
                .toList();
        var refused = parts.stream().anyMatch(part -> part.words().endsWith("not theirs to write"));
        return new Draft(
                draft.login(),
                draft.method(),
                draft.path(),
                draft.type(),
                draft.body(),
                draft.headers(),
                parts,
                draft.independent(),
                refused ? Expected.REFUSED : draft.expected(),
                draft.words());
    }

    private static boolean may(String role, ObjectNode said) {
        var who = who(said);
        return who.isEmpty() || who.contains(role);
    }

    private static Set<String> who(JsonNode said) {
        return switch (said.path("resourceType").asText()) {
            case "Observation" -> observation(said);
            case "Consent" -> claims(said, "donor-consent") ? COORDINATOR : WARD;
            case "Patient" -> claims(said, "milk-donor") ? COORDINATOR : INFANT;
            case "EpisodeOfCare", "QuestionnaireResponse" -> COORDINATOR;
            case "RelatedPerson" -> claims(said, "recipient-mother") ? INFANT : COORDINATOR;
            case "DiagnosticReport" -> LABORATORY;
            case "ServiceRequest" -> ORDERING;
            case "Encounter" -> INFANT;
            case "AdverseEvent" -> Set.of("dietitian", "ward");
            case "DetectedIssue" -> Set.of("microbiologist", "release-officer", "traceability-officer", "quality");
            case "Flag" -> Set.of("technician", "release-officer", "quality");
            case "DeviceMetric" -> Set.of("technician", "quality");
            case "Device" -> Set.of("technician", "quality", "integration", "laboratory-system");
            case "Task", "Basic", "Communication", "DocumentReference", "List", "Provenance" -> PEOPLE;
            case "NutritionOrder" -> INFANT;
            case "Specimen" -> ORDERING;
            case "Group",
                    "Location",
                    "Organization",
                    "OrganizationAffiliation",
                    "Person",
                    "Practitioner",
                    "PractitionerRole",
                    "Substance" -> PLACES;
            default -> Set.of();
        };
    }

    private static Set<String> observation(JsonNode said) {
        var code = said.path("code");
        if (Json.coded(code, "http://snomed.info/sct", "819973005")) {
            return Set.of("ward");
        }
        if (Json.coded(code, Papers.CODES + "milk-observation", "donor-eligibility")) {
            return Set.of("donor-coordinator", "quality");
        }
        if (claims(said, "temperature-curve")) {
            return Set.of("technician", "ward");
        }
        if (claims(said, "macronutrients")) {
            return Set.of("technician", "microbiologist", "laboratory-system");
        }
        return Json.coded(code, "http://loinc.org", "29463-7") ? INFANT : LABORATORY;
    }

    private static boolean claims(JsonNode said, String profile) {
        return said.path("meta").path("profile").toString().contains("/" + profile);
    }
}
