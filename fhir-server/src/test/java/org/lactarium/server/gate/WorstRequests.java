package org.lactarium.server.gate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** What has brought a server of FHIR down, or made it say too much, somewhere. Each of them is refused. */
final class WorstRequests {

    static final String JSON = "application/fhir+json";
    private static final String XML = "application/fhir+xml";
    private static final String LOCATION =
            "{\"resourceType\": \"Location\", \"status\": \"active\", \"name\": \"shelf\"}";

    private WorstRequests() {}

    /** Refused before FHIR is spoken. */
    static List<RawCall> atTheGate() {
        var calls = new ArrayList<RawCall>();
        for (var path : List.of(
                "/fhir/Patient?name=100%",
                "/fhir/Patient?name=%zz",
                "/fhir/Patient?name=%ff%fe",
                "/fhir/Patient?name=\u00e9",
                "/fhir/Patient?name=a b",
                "/fhir/Patient/a%00b",
                "/fhir/Patient/a%0ab",
                "/fhir/../fhir/Patient",
                "/fhir/%2e%2e/actuator",
                "/fhir//Patient",
                "/fhir/Patient;x=y",
                "/fhir/Patient;jsessionid=1?name=a",
                "/fhir/Patient%2fa",
                "/fhir/Patient%5ca",
                "/fhir\\Patient",
                "/fhir/Patient/%",
                "/fhir/Patient/a|b",
                "/nothing/here",
                "/error",
                "/fhir/Patient?_format=ttl",
                "/fhir/Patient?name=" + "a".repeat(20_000))) {
            calls.add(new RawCall("GET " + path));
        }
        for (var line : List.of(
                "PROPFIND /fhir/Patient",
                "TRACE /fhir/Patient",
                "get /fhir/Patient",
                "hello",
                "GET /fhir/Patient HTTP/9.9")) {
            calls.add(new RawCall(line));
        }
        for (var header : List.of(
                "X-Long: " + "a".repeat(40_000),
                "X Bad: a",
                "Accept-Language: \u0001",
                "X-Forwarded-Port: banana",
                "X-Forwarded-Host: a b<script>",
                "X-Forwarded-Proto: javascript",
                "X-Forwarded-Prefix: /a/../b",
                "Accept: text/turtle",
                "Accept: application/fhir+json; fhirVersion=3.0",
                "Host: a b<>")) {
            calls.add(new RawCall("GET /fhir/Patient").with(header));
        }
        calls.add(new RawCall("GET /fhir/Patient").withoutHost());
        calls.add(
                new RawCall("POST /fhir/Location").with("Content-Type: " + JSON).with("Content-Length: banana"));
        calls.add(new RawCall("POST /fhir/Location")
                .with("Transfer-Encoding: banana")
                .body(JSON, LOCATION));
        calls.add(new RawCall("POST /fhir/Location").with("Expect: banana").body(JSON, LOCATION));
        calls.add(
                new RawCall("POST /fhir/Location").with("Content-Encoding: br").body(JSON, LOCATION));
        calls.add(new RawCall("POST /fhir/Location")
                .with("Content-Encoding: gzip")
                .body(JSON, LOCATION));
        calls.add(new RawCall("POST /fhir/Location")
                .with("Content-Encoding: gzip")
                .body(JSON, bomb()));
        calls.add(new RawCall("POST /fhir/Location").body(JSON + ";charset=klingon", LOCATION));
        calls.add(new RawCall("POST /fhir/Location").body("text/turtle", LOCATION));
        calls.add(new RawCall("POST /fhir/Location").body(JSON + "; fhirVersion=3.0", LOCATION));
        calls.add(new RawCall("POST /fhir/Location/_search").body("application/x-www-form-urlencoded", "name=%zz"));
        calls.add(new RawCall("PUT /fhir/Location/a")
                .with("Content-Location: Location/b")
                .body(JSON, LOCATION));
        return calls;
    }

    /** Refused by the door of the record. */
    static List<RawCall> atTheDoor() {
        var calls = new ArrayList<RawCall>();
        for (var query : List.of(
                many("name=a", 300, "&"),
                "_id=" + many("a", 1500, ","),
                "name=" + "a".repeat(3000),
                "_offset=-5",
                "_count=-1",
                "_count=99999999999999",
                "_filter=foo",
                "_text=foo",
                "_at=banana",
                "foo=bar",
                "=",
                "name=a%00",
                "near=banana",
                "_sort=banana",
                "_include=banana",
                "_has:x=1",
                "_lastUpdated=ge2026-13-45",
                "_lastUpdated=99999-01-01")) {
            calls.add(search(query));
        }
        calls.add(new RawCall("GET /fhir/Observation?value-quantity=1e999999999"));
        calls.add(new RawCall("GET /fhir/Observation?code:in=http://x/y"));
        for (var most : List.of("-1", "0", "99999999999", "banana")) {
            calls.add(new RawCall("GET /fhir/Location").with("Cache-Control: no-store, max-results=" + most));
        }
        for (var scan : List.of("check-feed", "accept-delivery", "report-feed-incident")) {
            for (var name : List.of("unit", "infant")) {
                calls.add(new RawCall("POST /fhir/BiologicallyDerivedProduct/none/$" + scan).body(JSON, scanned(name)));
                calls.add(new RawCall("POST /fhir/BiologicallyDerivedProduct/$" + scan).body(JSON, scanned(name)));
            }
        }
        calls.add(new RawCall("POST /fhir").body(JSON, ""));
        for (var type : List.of("Observation", "Task", "Device", "BiologicallyDerivedProduct")) {
            calls.add(new RawCall("POST /fhir/" + type + "/x/$withdraw").body(JSON, ""));
        }
        calls.add(new RawCall("GET /fhir?_getpages=banana"));
        calls.add(new RawCall("GET /fhir/Location/a/b/c/d"));
        calls.add(new RawCall("PUT /fhir/Location/a/_history/1")
                .body(JSON, LOCATION.replace("\"status\"", "\"id\": \"a\", \"status\"")));
        for (var body : List.of(
                "",
                "null",
                "[]",
                "5",
                "\"x\"",
                LOCATION + "{}",
                "{\"resourceType\": \"Location\"",
                deep("[{\"url\": \"a\", \"extension\": ", "[]", "}]", 3000),
                LOCATION.replace("\"shelf\"", "1e999999999"))) {
            calls.add(new RawCall("POST /fhir/Location").body(JSON, body));
        }
        for (var body : List.of(
                "<Location xmlns=\"http://hl7.org/fhir\"><name",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Location xmlns=\"http://hl7.org/fhir\"><name value=\"&a;\"/></Location>",
                "<Location xmlns=\"http://hl7.org/fhir\">" + "<extension url=\"http://a.b\">".repeat(3000)
                        + "</extension>".repeat(3000) + "</Location>")) {
            calls.add(new RawCall("POST /fhir/Location").body(XML, body));
        }
        for (var type : List.of("json-patch+json", "xml-patch+xml")) {
            for (var patch : List.of("", "null", "{}", "x")) {
                calls.add(new RawCall("PATCH /fhir/Location/demo-freezer").body("application/" + type, patch));
            }
        }
        calls.add(new RawCall("PATCH /fhir/Location/demo-freezer").body(JSON, LOCATION));
        calls.add(bundle("{}"));
        calls.add(bundle(many("{\"request\": {\"method\": \"GET\", \"url\": \"Location\"}}", 3000, ",")));
        return calls;
    }

    static RawCall bundle(String entries) {
        return new RawCall("POST /fhir")
                .body(JSON, "{\"resourceType\": \"Bundle\", \"type\": \"batch\", \"entry\": [" + entries + "]}");
    }

    private static String scanned(String name) {
        return "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"" + name + "\", \"valueString\": \""
                + "A".repeat(100_000) + "\"}]}";
    }

    /** What is too long for an address goes as a form. */
    private static RawCall search(String query) {
        return query.length() < 1000
                ? new RawCall("GET /fhir/Location?" + query)
                : new RawCall("POST /fhir/Location/_search").body("application/x-www-form-urlencoded", query);
    }

    private static String many(String one, int times, String between) {
        return IntStream.range(0, times).mapToObj(each -> one).collect(Collectors.joining(between));
    }

    private static String deep(String open, String inside, String close, int levels) {
        return "{\"resourceType\": \"Location\", \"extension\": " + open.repeat(levels) + inside + close.repeat(levels)
                + "}";
    }

    /** 64 MB in 64 kB. */
    private static byte[] bomb() {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            for (int megabyte = 0; megabyte < 64; megabyte++) {
                gzip.write(new byte[1024 * 1024]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
