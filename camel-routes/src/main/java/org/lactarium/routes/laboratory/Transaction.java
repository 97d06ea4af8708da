package org.lactarium.routes.laboratory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Collects what one message writes: each resource once, by a PUT to its own id, so that a resend changes nothing. */
public final class Transaction {

    private final List<Resource> resources = new ArrayList<>();
    private final Map<String, String> versions = new HashMap<>();

    public void addAll(List<? extends Resource> written) {
        resources.addAll(written);
    }

    /** Writes that resource, and the results under it, only if they still stand as they were read. */
    public void expecting(String url, Placement.@Nullable Standing before) {
        if (before == null) {
            return;
        }
        if (before.version() != null) {
            versions.put(url, etag(before.version()));
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

    public Bundle bundle() {
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
