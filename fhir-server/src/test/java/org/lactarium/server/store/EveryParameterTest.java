package org.lactarium.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationDefinition.OperationDefinitionParameterComponent;
import org.hl7.fhir.r4.model.OperationDefinition.OperationParameterUse;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.lactarium.server.LactariumServer;
import org.lactarium.server.WritesOfRequests;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Each parameter of each operation that the guide offers, misspelt, of another type, given twice, without what it must say. */
class EveryParameterTest {

    private static final Set<String> WORDS = Set.of("string", "code", "id", "Identifier", "Reference");

    /** What people write down. */
    private static final Set<String> TEXTS =
            Set.of("action", "cause", "comment", "description", "detail", "override", "reason", "text", "why");

    private static final String MARK = "every-parameter";

    private final LactariumServer server = LactariumServer.shared();
    private final IParser json = server.fhir().newJsonParser();

    /** @param wrong what makes a request of it that must be refused; the name of the parameter is in the answer */
    private record Call(String operation, String name, String what, ParametersParameterComponent... given) {}

    @Test
    void whatAParameterDoesNotTakeIsRefusedAndNothingIsChanged() throws Exception {
        var zone = TimeZone.getDefault();
        var faults = new ArrayList<String>();
        int count = 0;
        try (var writes = WritesOfRequests.watched(server, MARK)) {
            for (var definition : definitions()) {
                for (var call : calls(definition)) {
                    TimeZone.setDefault(TimeZone.getTimeZone(List.of("UTC", "Pacific/Kiritimati", "America/St_Johns")
                            .get(count++ % 3)));
                    var answer = post(path(definition), call);
                    // of a device's feeds each is settled for itself
                    var refusal = call.operation().equals("sync-feeds") && isPartOfAFeed(call) ? 200 : 400;
                    if (answer.statusCode() != refusal || !answer.body().contains(call.name())) {
                        faults.add(
                                call.operation() + " " + call.name() + " " + call.what() + ": " + answer.statusCode());
                    }
                }
            }
            // a feed of a device that cannot be settled is told to somebody
            assertThat(writes.written()).allMatch(id -> id.startsWith("Task/")).hasSizeLessThanOrEqualTo(1);
            int told = writes.written().size();
            assertThat(posted("Location", "\"name\": \"shelf\"", "Location").statusCode())
                    .isEqualTo(201);
            assertThat(writes.written()).as("a write that is taken is seen").hasSize(told + 1);
        } finally {
            TimeZone.setDefault(zone);
        }
        assertThat(count).isGreaterThan(200);
        assertThat(faults).isEmpty();
    }

    /** Whoever sends a body says everything in it; {@code dryRun} in the address beside it would be read by nobody. */
    @Test
    void aParameterInTheAddressBesideABodyIsRefused() throws Exception {
        var faults = new ArrayList<String>();
        for (var definition : definitions()) {
            for (var parameter : definition.getParameter()) {
                if (parameter.getUse() != OperationParameterUse.OUT) {
                    var call = new Call(definition.getCode(), parameter.getName(), "in the address");
                    var answer = post(path(definition) + "?" + parameter.getName() + "=2026-11-30T05:43:00Z", call);
                    if (answer.statusCode() != 400 || !answer.body().contains(parameter.getName())) {
                        faults.add(call + ": " + answer.statusCode());
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** What the library offers beside the bank's own. */
    @Test
    void whatMayChangeTheMeaningIsRefusedByTheOperationsOfTheLibraryToo() {
        var shelf = "{\"name\": \"resource\", \"resource\": {\"resourceType\": \"Location\", \"name\": \"shelf\"}%s}";
        var modifier = ", \"modifierExtension\": [{\"url\": \"urn:not\", \"valueBoolean\": true}]";
        for (var body : List.of(
                "\"implicitRules\": \"urn:other\", \"parameter\": [" + shelf.formatted("") + "]",
                "\"parameter\": [" + shelf.formatted(modifier) + "]",
                "\"parameter\": [{\"name\": \"meta\", \"valueMeta\": {\"tag\": [{\"code\": \"x\"}]}" + modifier
                        + "}]")) {
            var answer = posted("Location/$validate", body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).containsAnyOf("implicitRules", "modifierExtension");
        }
        assertThat(posted("Location/$validate", "\"parameter\": [" + shelf.formatted("") + "]")
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> posted(String operation, String body) {
        return posted(operation, body, "Parameters");
    }

    private HttpResponse<String> posted(String path, String body, String type) {
        return server.send(HttpRequest.newBuilder(URI.create(server.base() + "/fhir/" + path))
                .header("Content-Type", "application/fhir+json")
                .header(WritesOfRequests.HEADER, MARK)
                .header("Authorization", "Bearer " + server.token("demo"))
                .POST(BodyPublishers.ofString("{\"resourceType\": \"" + type + "\", " + body + "}"))
                .build());
    }

    /** A device whose clock says no offset keeps no other feed of the night out of the record. */
    @Test
    void oneFeedWithoutAnOffsetRefusesNoOther() throws Exception {
        var answer = server.send(
                HttpRequest.newBuilder(URI.create(server.base() + "/fhir/BiologicallyDerivedProduct/$sync-feeds"))
                        .header("Content-Type", "application/fhir+json")
                        .header("Authorization", "Bearer " + server.token("demo"))
                        .POST(BodyPublishers.ofString(
                                "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"device\", \"valueString\": \"scanner-2\"},"
                                        + " {\"name\": \"deviceTime\", \"valueDateTime\": \"2026-11-30T05:43:00+08:00\"},"
                                        + feed("1", "2026-11-30T05:40:00") + ","
                                        + feed("2", "2026-11-30T05:40:00+08:00") + "]}"))
                        .build());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("no offset", "unit-unknown");
    }

    private static String feed(String id, String at) {
        return "{\"name\": \"feed\", \"part\": [{\"name\": \"id\", \"valueString\": \"" + id + "\"},"
                + " {\"name\": \"unit\", \"valueString\": \"U-nowhere\"}, {\"name\": \"infant\", \"valueString\": \"H-nobody\"},"
                + " {\"name\": \"at\", \"valueDateTime\": \"" + at + "\"},"
                + " {\"name\": \"volume\", \"valueQuantity\": {\"value\": 15, \"unit\": \"mL\","
                + " \"system\": \"http://unitsofmeasure.org\", \"code\": \"mL\"}}]}";
    }

    @Test
    void aSingleParameterIsGivenOnceInAnAddressToo() {
        var faults = new ArrayList<String>();
        for (var twice : List.of(
                "$check-feed?unit=U-1&unit=U-2&infant=H-1",
                "$check-feed?unit=U-1&infant=H-1&infant=H-2",
                "$check-feed?unit=U-1&unit:exact=U-2&infant=H-1",
                "$stock?product=raw&product=pasteurised",
                "none/$trace?direction=sources&direction=recipients")) {
            var answer = server.get("/fhir/BiologicallyDerivedProduct/" + twice, "demo");
            if (answer.statusCode() != 400) {
                faults.add(twice + ": " + answer.statusCode());
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<Call> calls(OperationDefinition definition) {
        var all = new ArrayList<Call>();
        all.add(new Call(definition.getCode(), "dryrunn", "misspelt", one("dryrunn", new StringType("x"))));
        all.addAll(calls(definition.getCode(), definition.getParameter(), null));
        return all;
    }

    private static List<Call> calls(
            String operation, List<OperationDefinitionParameterComponent> parameters, String within) {
        var all = new ArrayList<Call>();
        for (var parameter : parameters) {
            if (parameter.getUse() == OperationParameterUse.OUT) {
                continue;
            }
            var name = parameter.getName();
            if (parameter.hasPart()) {
                all.addAll(calls(operation, parameter.getPart(), name));
                continue;
            }
            all.add(new Call(
                    operation, name, "of another type", wrapped(within, one(name, new Address().setCity("x")))));
            wrong(parameter.getType())
                    .ifPresent(value -> all.add(
                            new Call(operation, name, "without what it must say", wrapped(within, one(name, value)))));
            if (WORDS.contains(String.valueOf(parameter.getType()))) {
                var endless = new StringType("9".repeat(TEXTS.contains(name) ? 1_048_577 : 2001));
                all.add(new Call(operation, name, "without an end", wrapped(within, one(name, endless))));
            }
            if ("1".equals(parameter.getMax()) && within == null) {
                var value = new StringType("x");
                all.add(new Call(operation, name, "twice", one(name, value), one(name, value)));
            }
        }
        return all;
    }

    private static java.util.Optional<Type> wrong(String type) {
        return java.util.Optional.ofNullable(
                switch (String.valueOf(type)) {
                    case "dateTime" -> new DateTimeType("2026-11-30");
                    case "Reference" -> new Reference("https://example.org/fhir/Patient/1");
                    case "Quantity" -> new Quantity().setValue(40);
                    default -> null;
                });
    }

    private static ParametersParameterComponent one(String name, Type value) {
        return new ParametersParameterComponent().setName(name).setValue(value);
    }

    private static ParametersParameterComponent wrapped(String within, ParametersParameterComponent part) {
        return within == null
                ? part
                : new ParametersParameterComponent().setName(within).addPart(part);
    }

    private static boolean isPartOfAFeed(Call call) {
        return call.given()[0].getName().equals("feed");
    }

    private static String path(OperationDefinition definition) {
        var type = definition.getResource().isEmpty()
                ? ""
                : definition.getResource().get(0).getValue() + "/";
        return type + (definition.getInstance() && !definition.getType() ? "none/" : "") + "$" + definition.getCode();
    }

    private HttpResponse<String> post(String path, Call call) throws Exception {
        var body = new Parameters();
        Arrays.stream(call.given()).forEach(body::addParameter);
        if (call.operation().equals("sync-feeds") && body.hasParameter("feed")) {
            body.addParameter("device", "scanner").addParameter("deviceTime", InstantType.now());
        }
        return server.send(HttpRequest.newBuilder(URI.create(server.base() + "/fhir/" + path))
                .header("Content-Type", "application/fhir+json")
                .header(WritesOfRequests.HEADER, MARK)
                .header("Authorization", "Bearer " + server.token("demo"))
                .POST(BodyPublishers.ofString(json.encodeResourceToString(body)))
                .build());
    }

    private List<OperationDefinition> definitions() throws IOException {
        var files =
                new PathMatchingResourcePatternResolver().getResources("classpath*:/fhir/OperationDefinition-*.json");
        return Stream.of(files)
                .map(this::read)
                .filter(definition -> !definition.getCode().equals("submit-v2"))
                .toList();
    }

    private OperationDefinition read(Resource file) {
        try (var text = file.getInputStream()) {
            return json.parseResource(OperationDefinition.class, text);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
