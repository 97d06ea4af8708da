package org.lactarium.server.operations;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.lactarium.server.LactariumServer;

/** How a patch reaches the record. */
enum PatchWay {
    ALONE,
    TRANSACTION,
    BATCH;

    private static final Pattern STATUS = Pattern.compile("\"status\":\\s*\"(\\d{3})");

    private static final ThreadLocal<String> SAID = ThreadLocal.withInitial(() -> "");

    /** @return the status of the patch itself */
    int patch(String reference, String patch, String type) {
        var answer = this == ALONE
                ? send("/" + reference, "PATCH", patch, type)
                : send("", "POST", bundle(reference, patch, type), "application/fhir+json");
        SAID.set(answer.body());
        var inside = STATUS.matcher(answer.body());
        return this != ALONE && answer.statusCode() == 200 && inside.find()
                ? Integer.parseInt(inside.group(1))
                : answer.statusCode();
    }

    /** @return the status of a write by itself */
    int write(String reference, String method, String resource, String type) {
        var answer = send("/" + reference, method, resource, type);
        SAID.set(answer.body());
        return answer.statusCode();
    }

    /** A PUT, alone or in a bundle. @return its own status */
    int overwrite(String reference, String resource) {
        if (this == ALONE) {
            return write(reference, "PUT", resource, "application/fhir+json");
        }
        var answer = send("", "POST", entry(resource, "PUT", reference), "application/fhir+json");
        SAID.set(answer.body());
        var inside = STATUS.matcher(answer.body());
        return answer.statusCode() == 200 && inside.find() ? Integer.parseInt(inside.group(1)) : answer.statusCode();
    }

    /** The answer to the last patch. */
    String said() {
        return SAID.get();
    }

    private String bundle(String reference, String patch, String type) {
        var carried = type.contains("fhir")
                ? patch
                : "{\"resourceType\":\"Binary\",\"contentType\":\"" + type + "\",\"data\":\""
                        + Base64.getEncoder().encodeToString(patch.getBytes(StandardCharsets.UTF_8)) + "\"}";
        return entry(carried, "PATCH", reference);
    }

    private String entry(String carried, String method, String reference) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + name().toLowerCase(java.util.Locale.ROOT)
                + "\",\"entry\":[{\"resource\":" + carried + ",\"request\":{\"method\":\"" + method + "\",\"url\":\""
                + reference
                + "\"}}]}";
    }

    private static HttpResponse<String> send(String path, String method, String body, String type) {
        var server = LactariumServer.shared();
        return server.send(HttpRequest.newBuilder(URI.create(server.base() + "/fhir" + path))
                .header("Authorization", "Bearer " + server.token("demo"))
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body))
                .build());
    }
}
