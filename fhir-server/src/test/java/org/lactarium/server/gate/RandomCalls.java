package org.lactarium.server.gate;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Calls of FHIR put together at random out of what is right, what is nearly right and what is not; the same seed makes the same calls. */
final class RandomCalls {

    /** Stands in bodies and searches, and must stand in no line of a log. */
    static final String NAME = "Geheimfrau";

    private static final List<String> TYPES = List.of(
            "Location",
            "Patient",
            "Observation",
            "Task",
            "BiologicallyDerivedProduct",
            "Consent",
            "Specimen",
            "Basic",
            "Claim",
            "Foo",
            "Binary",
            "ValueSet",
            "AuditEvent",
            "");
    private static final List<String> IDS = List.of(
            "random-shelf",
            "x",
            "1",
            "a%00",
            "%",
            "a_b",
            "%25",
            "a".repeat(65),
            "nicht-da",
            "_history",
            "$validate",
            "$trace",
            "$foo",
            "$stock",
            "*",
            "null");
    private static final List<String> PARAMETERS = List.of(
            "name",
            "identifier",
            "_id",
            "_count",
            "_offset",
            "_sort",
            "_include",
            "_include:iterate",
            "_revinclude",
            "_lastUpdated",
            "_has:Observation:subject:code",
            "_summary",
            "_elements",
            "_format",
            "_tag",
            "_total",
            "date",
            "code",
            "value-quantity",
            "subject.name",
            "subject:Patient",
            "status:not",
            "name:missing",
            "name:exact",
            "near",
            "_filter",
            "_text",
            "_type",
            "_since",
            "_at",
            "_getpages",
            "_pretty",
            "foo",
            "",
            "%00",
            "code-value-quantity",
            "parent",
            "unit-status");
    private static final List<String> VALUES = List.of(
            NAME,
            "",
            "%",
            "%00",
            "%zz",
            "%ff",
            "a|b",
            "|",
            "||",
            "a%7Cb%7Cc",
            "-1",
            "0",
            "1",
            "banana",
            "99999999999999",
            "1e999999999",
            "gt",
            "ge2026-13-45",
            "2026",
            "true",
            "*",
            "Location:partof",
            "Observation:subject",
            "Patient/1",
            "http://x/y",
            "$",
            "a$b",
            "a,b,,c",
            "\\",
            "\\,",
            "'",
            "\"",
            "xml",
            "json",
            "ttl",
            "%E6%AF%8D",
            "a".repeat(900),
            "..",
            "W10=",
            "{}",
            "<a>");
    private static final List<String> BODIES = List.of(
            "",
            "{}",
            "[]",
            "null",
            "{",
            "\u0000",
            "{\"resourceType\": \"Location\", \"name\": \"" + NAME + "\"}",
            "{\"resourceType\": \"Location\", \"id\": \"random-shelf\", \"status\": \"active\", \"name\": \"" + NAME
                    + "\"}",
            "{\"resourceType\": \"Patient\", \"name\": [{\"family\": \"" + NAME + "\"}]}",
            "{\"resourceType\": \"Location\", \"staus\": \"" + NAME + "\"}",
            "{\"resourceType\": \"Location\", \"name\": {\"" + NAME + "\": []}}",
            "{\"resourceType\": \"Observation\", \"status\": \"final\", \"valueQuantity\": {\"value\": 1e400}}",
            "{\"resourceType\": \"Observation\", \"status\": \"" + NAME
                    + "\", \"subject\": {\"reference\": \"Patient?name=%00\"}}",
            "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"operation\", \"part\": [{\"name\": \"type\", \"valueCode\": \"add\"}]}]}",
            "[{\"op\": \"replace\", \"path\": \"/name\", \"value\": \"" + NAME + "\"}]",
            "[{\"op\": \"remove\", \"path\": \"/nope/9\"}]",
            "[{\"op\": \"move\"}]",
            "<diff><remove sel=\"//x[\"/></diff>",
            "<Location xmlns=\"http://hl7.org/fhir\"><name value=\"" + NAME + "\"/></Location>",
            "<Location",
            "name=" + NAME + "&_id=%zz");
    private static final List<String> CONTENT_TYPES = List.of(
            "application/fhir+json",
            "application/fhir+json",
            "application/json",
            "application/fhir+xml",
            "application/json-patch+json",
            "application/xml-patch+xml",
            "application/x-www-form-urlencoded",
            "text/plain",
            "garbage",
            "application/fhir+json;charset=UTF-16",
            "application/merge-patch+json");
    private static final List<String> HEADERS = List.of(
            "If-Match: W/\"1\"",
            "If-Match: *",
            "If-Match: banana",
            "If-None-Match: *",
            "If-None-Match: W/\"1\"",
            "If-None-Exist: %00",
            "If-None-Exist: %",
            "If-None-Exist: identifier=",
            "If-None-Exist: name=" + NAME,
            "If-None-Exist: foo=%zz",
            "If-None-Exist:",
            "If-Modified-Since: banana",
            "Prefer: handling=lenient",
            "Prefer: return=banana",
            "Prefer: respond-async",
            "Accept: */*",
            "Accept: application/fhir+xml",
            "Accept: text/html",
            "Accept: ;;q=,",
            "Accept-Language: zh-HK",
            "Accept-Language: ***",
            "Accept-Encoding: gzip;q=x",
            "X-Request-ID: ${jndi:a}",
            "Content-Encoding: gzip",
            "Range: bytes=9-1",
            "X-Forwarded-Host: evil.example",
            "X-HTTP-Method-Override: DELETE",
            "Origin: https://evil.example",
            "Cookie: a=\u0002");
    private static final List<String> METHODS =
            List.of("GET", "GET", "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "FOO");

    private final Random random;

    RandomCalls(long seed) {
        this.random = new Random(seed);
    }

    RawCall next() {
        var method = one(METHODS);
        var call = new RawCall(method + " " + address(method));
        for (int many = random.nextInt(3); many > 0; many--) {
            call.with(one(HEADERS));
        }
        if (List.of("POST", "PUT", "PATCH").contains(method)) {
            call.body(one(CONTENT_TYPES), random.nextInt(3) == 0 ? bundle() : one(BODIES));
        }
        return call;
    }

    private String address(String method) {
        var path = new StringBuilder("/fhir");
        if (random.nextInt(8) > 0) {
            path.append('/').append(one(TYPES));
            if (random.nextInt(2) == 0) {
                path.append('/').append(one(IDS));
            } else if (method.equals("POST") && random.nextInt(3) == 0) {
                path.append("/_search");
            }
        }
        return random.nextInt(3) > 0 ? path + "?" + query() : path.toString();
    }

    private String query() {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(each -> one(PARAMETERS) + "=" + one(VALUES))
                .collect(Collectors.joining("&"))
                .replace(" ", "%20");
    }

    private String bundle() {
        var entries = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(each -> entry())
                .collect(Collectors.joining(","));
        return "{\"resourceType\": \"Bundle\", \"type\": \"" + one(List.of("batch", "transaction", "history", "banana"))
                + "\", \"entry\": [" + entries + "]}";
    }

    private String entry() {
        var type = one(TYPES);
        var url = type + one(List.of("", "/" + one(IDS), "?" + query(), "?", "/a/b/c"));
        return "{"
                + (random.nextInt(4) == 0
                        ? ""
                        : "\"resource\": {\"resourceType\": \"Location\", \"name\": \"" + NAME + "\"},")
                + (random.nextInt(3) > 0
                        ? ""
                        : "\"fullUrl\": \"" + one(List.of("urn:uuid:1", "http://x/Location/1", "%00", "x")) + "\",")
                + "\"request\": {\"method\": \"" + one(METHODS) + "\", \"url\": \"" + escaped(url) + "\""
                + (random.nextInt(4) > 0 ? "" : ", \"ifNoneExist\": \"" + escaped(query()) + "\"")
                + (random.nextInt(4) > 0
                        ? ""
                        : ", \"ifMatch\": \"" + one(List.of("W/\\\"1\\\"", "*", "1", "%00")) + "\"")
                + "}}";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
