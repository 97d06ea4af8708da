package org.lactarium.server.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.lactarium.profiles.Profiles;
import org.lactarium.server.LactariumServer;

/** A resource on record that is patched, as JSON. */
record PatchDesk(String reference, JsonNode was) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A recipient with what is given besides. */
    static PatchDesk infant(ObjectNode given) throws IOException {
        var infant = JSON.createObjectNode().put("resourceType", "Patient");
        infant.putObject("meta").putArray("profile").add(Profiles.RECIPIENT);
        infant.putArray("identifier")
                .addObject()
                .put("system", "https://hospital.example/mrn")
                .put("value", "H-" + UUID.randomUUID());
        infant.put("birthDate", "2026-01-02");
        infant.setAll(given);
        return store(infant.toString());
    }

    static PatchDesk store(String resource) throws IOException {
        var sent = JSON.readTree(resource);
        var server = LactariumServer.shared();
        var answer = server.send(HttpRequest.newBuilder(URI.create(
                        server.base() + "/fhir/" + sent.get("resourceType").asText()))
                .header("Authorization", "Bearer " + server.token("demo"))
                .header("Content-Type", "application/fhir+json")
                .header("Prefer", "return=representation")
                .POST(BodyPublishers.ofString(resource))
                .build());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.body());
        }
        var stored = JSON.readTree(answer.body());
        return of(stored.get("resourceType").asText() + "/" + stored.get("id").asText());
    }

    static PatchDesk of(String reference) throws IOException {
        return new PatchDesk(reference, read(reference));
    }

    JsonNode read() throws IOException {
        return read(reference);
    }

    private static JsonNode read(String reference) throws IOException {
        return JSON.readTree(
                LactariumServer.shared().get("/fhir/" + reference, "demo").body());
    }
}
