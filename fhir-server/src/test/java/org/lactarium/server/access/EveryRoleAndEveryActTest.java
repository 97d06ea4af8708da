package org.lactarium.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lactarium.profiles.MilkBank;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.WritesOfRequests;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every role asks for every act of the table, over HTTP with a token of its own: what is not its own is 403 and changes nothing. */
class EveryRoleAndEveryActTest {

    private static final String OBSERVED =
            "{\"resourceType\":\"Observation\",\"code\":{\"coding\":[{\"system\":\"%s\",\"code\":\"%s\"}]}}";

    private static final String MARK = "every-role";

    private final LactariumServer server = LactariumServer.shared();
    private final Permissions permissions = server.bean(Permissions.class);
    private final List<Request> every = new ArrayList<>();

    /** @param acts of which one must be the caller's; none when it is nobody's */
    private record Request(String method, String path, String body, List<Act> acts) {

        boolean allows(String role) {
            return acts.stream().anyMatch(act -> act.roles().contains(role));
        }
    }

    @Test
    void whatIsNotARolesOwnIsForbiddenToItAndChangesNothing() throws Exception {
        List<String> wrong = new ArrayList<>();
        try (var writes = WritesOfRequests.watched(server, MARK)) {
            for (var role : Role.codes()) {
                for (var request : requests()) {
                    if (!request.allows(role)) {
                        var answer = send(request, "demo-" + role, "en");
                        if (answer.statusCode() != 403 || !said(answer, request, Locale.ENGLISH)) {
                            wrong.add(role + " " + request + ": " + answer.statusCode() + " " + answer.body());
                        }
                    }
                }
            }
            assertThat(writes.written()).isEmpty();
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatIsARolesOwnIsNotForbiddenToIt() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (var role : Role.codes()) {
            for (var request : requests()) {
                if (request.allows(role)) {
                    var answer = send(request, "demo-" + role, "en");
                    if (answer.statusCode() == 403 || answer.statusCode() >= 500) {
                        wrong.add(role + " " + request + ": " + answer.statusCode() + " " + answer.body());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatTheServerKeepsForItselfIsWrittenByNobody() {
        for (var role : Role.codes()) {
            for (var kind : permissions.kinds().stream()
                    .filter(permissions::keptByTheServer)
                    .toList()) {
                assertThat(send(write(kind, List.of()), "demo-" + role, "en").statusCode())
                        .as(role + " writes " + kind)
                        .isBetween(400, 422);
            }
        }
    }

    @Test
    void aRefusalSaysInTraditionalChineseWhoMay() throws Exception {
        for (var request : requests()) {
            if (!request.allows("hospital-system")) {
                var answer = send(request, "demo-hospital-system", "zh-HK");
                assertThat(said(answer, request, Locale.CHINESE))
                        .as(answer.body())
                        .isTrue();
            }
        }
    }

    private static boolean said(HttpResponse<String> answer, Request request, Locale language) {
        return answer.body().contains("\"code\":\"forbidden\"")
                && request.acts().stream().allMatch(act -> answer.body().contains(act.onlyWho(language)));
    }

    private List<Request> requests() throws Exception {
        if (every.isEmpty()) {
            every.addAll(all());
        }
        return every;
    }

    private List<Request> all() throws Exception {
        var writes = permissions.acts().stream()
                .flatMap(act -> act.writes().stream().map(kind -> write(kind, List.of(act))));
        var intake =
                permissions.acts().stream().flatMap(act -> act.intake().stream().map(place -> beside(place, act)));
        return Stream.of(writes, operations(), intake).flatMap(one -> one).toList();
    }

    /** As little as can be said of the kind: whoever may write it is told what is missing. */
    private static Request write(String kind, List<Act> acts) {
        var parts = kind.split("/");
        var body =
                switch (kind) {
                    case "Observation/measurement" -> OBSERVED.formatted("http://loinc.org", "29463-7");
                    case "Observation/serology" -> OBSERVED.formatted("http://loinc.org", "5196-1");
                    case "Observation/colony-count" -> OBSERVED.formatted("http://loinc.org", "20695-3");
                    case "Observation/feed-given" -> OBSERVED.formatted("http://snomed.info/sct", "819973005");
                    default ->
                        "{\"resourceType\":\"" + parts[0] + "\""
                                + (parts.length == 1
                                        ? ""
                                        : ",\"meta\":{\"profile\":[\"" + MilkBank.CANONICAL + "/StructureDefinition/"
                                                + parts[1] + "\"]}")
                                + "}";
                };
        return new Request("POST", "/fhir/" + parts[0], body, acts);
    }

    private Stream<Request> operations() throws Exception {
        List<Request> asked = new ArrayList<>();
        for (var file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:/fhir/OperationDefinition-*.json")) {
            var definition = server.fhir()
                    .newJsonParser()
                    .parseResource(org.hl7.fhir.r4.model.OperationDefinition.class, file.getInputStream());
            var name = "$" + definition.getCode();
            var types = definition.getResource().isEmpty()
                    ? List.of("")
                    : definition.getResource().stream()
                            .map(one -> one.getCode())
                            .toList();
            for (var type : types) {
                var acts = permissions.ofOperation(type, name);
                if (!acts.isEmpty()) {
                    var at = (type.isEmpty() ? "" : "/" + type) + (definition.getInstance() ? "/none-such" : "");
                    asked.add(
                            new Request("POST", "/fhir" + at + "/" + name, "{\"resourceType\":\"Parameters\"}", acts));
                }
            }
        }
        assertThat(asked).hasSizeGreaterThanOrEqualTo(permissions.operations().size());
        return asked.stream();
    }

    private static Request beside(String place, Act act) {
        var parts = place.split(" ");
        return new Request(
                parts.length == 1 ? "GET" : parts[0],
                parts[parts.length - 1]
                        .replace("intake/**", "intake/feeds")
                        .replace("/**", "")
                        .replace("*", "1"),
                "",
                List.of(act));
    }

    private HttpResponse<String> send(Request request, String login, String language) {
        return server.send(HttpRequest.newBuilder(URI.create(server.base() + request.path()))
                .header("Authorization", "Bearer " + server.token(login))
                .header("Accept-Language", language)
                .header(WritesOfRequests.HEADER, MARK)
                .header(
                        "Content-Type",
                        request.path().startsWith("/fhir/$submit") ? "text/plain" : "application/fhir+json")
                .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()))
                .build());
    }
}
