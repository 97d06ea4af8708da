package org.lactarium.routes.laboratory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** Puts understood reports and what the record knows of them together into one transaction. */
public final class LaboratoryTranslator {

    private LaboratoryTranslator() {}

    /** @param placements one for each report, in the same order */
    public static Translation translate(List<Report> reports, List<Placement> placements) {
        List<Resource> resources = new ArrayList<>();
        Map<String, String> versions = new HashMap<>();
        try {
            for (int i = 0; i < reports.size(); i++) {
                Report report = reports.get(i);
                Placement placement = placements.get(i);
                Placement.Subject subject = Placing.subject(report, placement);
                Succession.mustNotGoBack(report, placement.before());
                resources.addAll(new ReportWriter(report, subject, placement).write());
                if (placement.before() != null) {
                    expect(report, placement.before(), versions);
                }
            }
        } catch (Unclear unclear) {
            return unclear.why();
        }
        return new Translation.Mapped(transaction(resources, versions));
    }

    /** What was looked at must still be what is overwritten. */
    private static void expect(Report report, Placement.Standing before, Map<String, String> versions) {
        if (before.version() != null) {
            versions.put("DiagnosticReport/" + report.id(), etag(before.version()));
        }
        before.results().stream()
                .filter(result -> result.getMeta().hasVersionId())
                .forEach(result -> versions.put(
                        "Observation/" + result.getIdElement().getIdPart(),
                        etag(result.getMeta().getVersionId())));
    }

    private static String etag(String version) {
        return "W/\"" + version + "\"";
    }

    /** @param versions what If-Match a url is written with */
    private static Bundle transaction(List<Resource> resources, Map<String, String> versions) {
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.TRANSACTION);
        List<String> written = new ArrayList<>();
        for (Resource resource : resources) {
            String url = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
            if (!written.contains(url)) {
                written.add(url);
                bundle.addEntry()
                        .setResource(resource)
                        .getRequest()
                        .setMethod(Bundle.HTTPVerb.PUT)
                        .setUrl(url)
                        .setIfMatch(versions.get(url));
            }
        }
        return bundle;
    }
}
