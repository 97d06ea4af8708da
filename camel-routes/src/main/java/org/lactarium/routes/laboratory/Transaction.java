package org.lactarium.routes.laboratory;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Specimen;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.quarantine.Reason;

/** Collects what one message writes: each resource once, by a PUT to its own id, so that a resend changes nothing. */
public final class Transaction {

    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<String, String> versions = new HashMap<>();

    /** @throws Unclear when one of them says something else than what is here already under its id */
    public void addAll(List<? extends Resource> written) {
        for (Resource resource : written) {
            resources.merge(url(resource), resource, Transaction::one);
        }
    }

    /** Whether two of the resources have one id and say two things. */
    static boolean contradict(Collection<? extends Resource> some, Collection<? extends Resource> others) {
        return some.stream()
                .anyMatch(one -> others.stream().anyMatch(other -> url(one).equals(url(other)) && !isSame(one, other)));
    }

    private static Resource one(Resource first, Resource second) {
        if (!isSame(first, second)) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "It says two different things under one number");
        }
        boolean says = first instanceof Specimen known && !known.hasCollection();
        return says ? second : first;
    }

    /** Two reports on one sample may say different things of it, as long as they do not say that it was taken at two times. */
    private static boolean isSame(Resource first, Resource second) {
        if (first instanceof Specimen one && second instanceof Specimen other) {
            return one.getSubject().equalsDeep(other.getSubject())
                    && (!one.hasCollection()
                            || !other.hasCollection()
                            || one.getCollection().equalsDeep(other.getCollection()));
        }
        return first.equalsDeep(second);
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

    private static String url(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    public Bundle bundle() {
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.TRANSACTION);
        resources.forEach((url, resource) -> bundle.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(url)
                .setIfMatch(versions.get(url)));
        return bundle;
    }
}
