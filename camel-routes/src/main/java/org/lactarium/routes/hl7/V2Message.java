package org.lactarium.routes.hl7;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message as a list of segments in the order in which they came. There are no groups: a sender that puts OBX behind SPM
 * and one that puts it before say the same, and versions 2.1 to 2.8 read alike.
 * @param ended whether a line end stood behind the last segment; where none did, the rest of it may be missing
 */
public record V2Message(List<Segment> segments, Delimiters by, boolean ended) implements Reading {

    /** Reads any text; whether it is whole, {@link Structure} says. */
    public static Reading read(String text) {
        List<String> lines = Lines.of(text);
        if (lines.isEmpty() || !lines.get(0).startsWith("MSH") || lines.get(0).length() < 8) {
            boolean batch = !lines.isEmpty()
                    && (lines.get(0).startsWith("FHS") || lines.get(0).startsWith("BHS"));
            return new Unreadable(
                    batch
                            ? "It begins with FHS or BHS: a batch, not a message"
                            : "It does not begin with an MSH segment");
        }
        Delimiters by = Delimiters.declaredBy(lines.get(0));
        return new V2Message(lines.stream().map(line -> Segment.of(line, by)).toList(), by, Lines.areEnded(text));
    }

    /** The MSH segment of a text, wherever it stands in it: enough to answer a message that cannot be read. */
    public static Optional<Segment> findHeader(String text) {
        return Lines.seen(text)
                .filter(line -> line.startsWith("MSH") && line.length() > 3)
                .findFirst()
                .map(line -> Segment.of(line, Delimiters.declaredBy(line)));
    }

    /** The messages of a text that holds one or several without an envelope; none when something else stands before them. */
    public static List<String> split(String text) {
        List<String> lines = Lines.of(text);
        return lines.isEmpty() || !lines.get(0).startsWith("MSH") ? List.of() : Batch.split(lines);
    }

    public Segment header() {
        return segments.get(0);
    }

    public Optional<Segment> first(String name) {
        return all(name).findFirst();
    }

    public Stream<Segment> all(String name) {
        return segments.stream().filter(segment -> segment.is(name));
    }

    /** MSH-9 as {@code ORU^R01}. */
    public String type() {
        Field type = header().field(9);
        return type.component(2).isEmpty() ? type.component(1) : type.component(1) + "^" + type.component(2);
    }
}
