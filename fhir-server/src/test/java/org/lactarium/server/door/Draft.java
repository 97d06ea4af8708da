package org.lactarium.server.door;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A message that can be changed before it becomes bytes.
 *
 * @param segments each with its name at 0 and its field n at n, of MSH, too
 * @param written what happens to the text after the segments were joined
 */
record Draft(List<List<String>> segments, UnaryOperator<String> written, Charset charset) {

    /** @param text with segments that end in CR, and the usual delimiters */
    static Draft of(String text) {
        var segments = Arrays.stream(text.split("\r")).map(Draft::fields).toList();
        return new Draft(segments, UnaryOperator.identity(), StandardCharsets.UTF_8);
    }

    private static List<String> fields(String segment) {
        var fields = new ArrayList<>(Arrays.asList(segment.split("\\|", -1)));
        if (fields.get(0).equals("MSH")) {
            fields.add(1, "|");
        }
        return List.copyOf(fields);
    }

    String text() {
        var text = new StringBuilder();
        segments.forEach(segment -> text.append(joined(segment)).append('\r'));
        return written.apply(text.toString());
    }

    private static String joined(List<String> segment) {
        var header = segment.get(0).equals("MSH") && segment.size() > 2;
        return header ? "MSH|" + String.join("|", segment.subList(2, segment.size())) : String.join("|", segment);
    }

    byte[] bytes() {
        return text().getBytes(charset);
    }

    Draft with(List<List<String>> others) {
        return new Draft(List.copyOf(others), written, charset);
    }

    Draft in(Charset other) {
        return new Draft(segments, written, other);
    }

    /** Changes the text, after all other changes so far. */
    Draft then(UnaryOperator<String> change) {
        return new Draft(segments, text -> change.apply(written.apply(text)), charset);
    }

    /** Writes one field anew; the segment grows when it has not so many. */
    Draft with(int segment, int field, String value) {
        var fields = new ArrayList<>(segments.get(segment));
        while (fields.size() <= field) {
            fields.add("");
        }
        fields.set(field, value);
        return with(segment, fields);
    }

    Draft with(int segment, List<String> fields) {
        var others = new ArrayList<>(segments);
        others.set(segment, List.copyOf(fields));
        return with(others);
    }

    /** Writes that field of every segment of that name anew. */
    Draft every(String name, int field, UnaryOperator<String> change) {
        var changed = this;
        for (int at = 0; at < segments.size(); at++) {
            if (segments.get(at).get(0).equals(name)) {
                changed = changed.with(at, field, change.apply(value(at, field)));
            }
        }
        return changed;
    }

    /** Empty text when the segment has not so many fields. */
    String value(int segment, int field) {
        var fields = segments.get(segment);
        return field < fields.size() ? fields.get(field) : "";
    }

    /** -1 when there is none. */
    int first(String name) {
        for (int at = 0; at < segments.size(); at++) {
            if (segments.get(at).get(0).equals(name)) {
                return at;
            }
        }
        return -1;
    }
}
