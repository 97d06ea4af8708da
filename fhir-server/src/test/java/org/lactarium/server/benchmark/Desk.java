package org.lactarium.server.benchmark;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/** Resources and operations over HTTP, for whoever plays a story. */
final class Desk {

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final Caller caller;

    Desk(Caller caller) {
        this.caller = caller;
    }

    /** Answers {@code Type/id}. */
    String store(Resource resource) {
        var stored = caller.send("bank", resource.fhirType(), json(resource));
        return resource.fhirType() + "/" + stored.required("id").asText();
    }

    /** In one transaction. */
    void storeTogether(List<? extends Resource> resources) {
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        resources.forEach(resource -> bundle.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl(resource.fhirType()));
        caller.send("bank", "", json(bundle));
    }

    /** @param namesAndValues names of parameters and their values: a Type, a Resource, or a list of either */
    JsonNode call(String path, Object... namesAndValues) {
        return callAs("bank", path, namesAndValues);
    }

    JsonNode callAs(String login, String path, Object... namesAndValues) {
        return caller.send(login, path, json(in(namesAndValues)));
    }

    String json(Resource resource) {
        return fhir.newJsonParser().encodeResourceToString(resource);
    }

    static Parameters in(Object... namesAndValues) {
        var in = new Parameters();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            var name = (String) namesAndValues[at];
            var values = namesAndValues[at + 1] instanceof List<?> several ? several : List.of(namesAndValues[at + 1]);
            values.forEach(value -> put(in.addParameter(), name, value));
        }
        return in;
    }

    /** A parameter whose parts are in {@code parts}. */
    record Group(Object... parts) {}

    private static void put(Parameters.ParametersParameterComponent parameter, String name, Object value) {
        parameter.setName(name);
        if (value instanceof Group group) {
            for (int at = 0; at < group.parts().length; at += 2) {
                put(parameter.addPart(), (String) group.parts()[at], group.parts()[at + 1]);
            }
        } else if (value instanceof Resource resource) {
            parameter.setResource(resource);
        } else {
            parameter.setValue((Type) value);
        }
    }

    /** {@code Type/id} of the resources in an answer's parameters of this name. */
    static List<String> resources(JsonNode answer, String name) {
        List<String> found = new ArrayList<>();
        for (var parameter : answer.path("parameter")) {
            if (parameter.path("name").asText().equals(name)) {
                found.add(reference(parameter.path("resource")));
            }
        }
        return found;
    }

    static String reference(JsonNode resource) {
        return resource.required("resourceType").asText() + "/"
                + resource.required("id").asText();
    }
}
