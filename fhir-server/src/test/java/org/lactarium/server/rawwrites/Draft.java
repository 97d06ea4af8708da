package org.lactarium.server.rawwrites;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One request, and what must become of it.
 *
 * @param headers beside those of every request
 * @param parts what it brings, in the order of its answers
 * @param independent whether each part is taken or refused by itself
 */
record Draft(
        String login,
        String method,
        String path,
        String type,
        String body,
        Map<String, String> headers,
        List<Part> parts,
        boolean independent,
        Expected expected,
        String words) {

    static Draft alone(String login, Part part) {
        return new Draft(
                login,
                part.method(),
                part.url(),
                Door.JSON,
                part.text(),
                Map.of(),
                List.of(part),
                false,
                part.expected(),
                part.words());
    }

    /** To a place that is not its own. */
    static Draft astray(String login, Part part, String path) {
        return new Draft(
                login,
                part.method(),
                path,
                Door.JSON,
                part.text(),
                Map.of(),
                List.of(part),
                false,
                Expected.REFUSED,
                part.words() + ", sent to " + path);
    }

    static Draft patch(String login, Patches.Patch patch) {
        var part = new Part(patch.fact().reference(), patch.after(), "", patch.expected(), patch.words());
        return new Draft(
                login,
                "PATCH",
                patch.fact().reference(),
                patch.type(),
                patch.body(),
                Map.of(),
                List.of(part),
                false,
                patch.expected(),
                patch.words() + " of " + patch.fact().reference());
    }

    /** @param kind {@code transaction} or {@code batch} */
    static Draft together(String login, String kind, List<Part> parts) {
        var entries = parts.stream()
                .map(part -> "{\"resource\":" + part.text() + ",\"request\":{\"method\":\"" + part.method()
                        + "\",\"url\":\"" + part.url() + "\"}}")
                .collect(Collectors.joining(","));
        return new Draft(
                login,
                "POST",
                "",
                Door.JSON,
                "{\"resourceType\":\"Bundle\",\"type\":\"" + kind + "\",\"entry\":[" + entries + "]}",
                Map.of(),
                parts,
                kind.equals("batch"),
                parts.stream().map(Part::expected).reduce(Expected.TAKEN, Expected::and),
                "a " + kind + " of " + parts.stream().map(Part::words).collect(Collectors.joining("; ")));
    }

    /** The same in XML. */
    Draft inXml() {
        return written(Door.XML, Xml.of(body), expected, ", in XML");
    }

    /** @param bytes that say it badly */
    Draft but(String what, UnaryOperator<String> bytes) {
        return written(type, bytes.apply(body), Expected.REFUSED, ", " + what);
    }

    private Draft written(String otherType, String otherBody, Expected otherwise, String what) {
        return new Draft(
                login, method, path, otherType, otherBody, headers, parts, independent, otherwise, words + what);
    }

    /** @param otherwise what must become of it under this condition */
    Draft under(String header, String condition, Expected otherwise) {
        return new Draft(
                login,
                method,
                path,
                type,
                body,
                Map.of(header, condition),
                parts,
                independent,
                otherwise,
                words + ", " + header + " " + condition);
    }

    /** Addressed by a search. */
    Draft to(String search, Expected otherwise) {
        return new Draft(
                login, method, search, type, body, headers, parts, independent, otherwise, words + ", to " + search);
    }

    String told() {
        return words + " by " + login + ", expected " + expected;
    }

    /** What would be on record of a part that was written. */
    static Fact fact(Part part, String written) {
        ObjectNode said = part.said().deepCopy();
        return new Fact(part.reference().isEmpty() ? written : part.reference(), said);
    }
}
