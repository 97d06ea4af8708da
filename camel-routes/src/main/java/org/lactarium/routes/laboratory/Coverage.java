package org.lactarium.routes.laboratory;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.hl7.V2Message;

/**
 * Accounts for every populated field of a message: it goes to an element, it is left out for a reason, or it is not
 * understood. The account is a reviewed data file beside the code maps.
 */
public final class Coverage {

    private static final String LABORATORY = "/laboratory/fields.json";
    private static final Map<String, Map<String, Map<String, String>>> FILES = new ConcurrentHashMap<>();
    private static final String IGNORED = "ignored: ";
    private static final String DECIDES = "decides";
    private static final int VALUE = 5;

    /** In HL7 and in ASTM. */
    private static final Set<String> CARRY_RESULTS =
            Set.of("PID", "ORC", "OBR", "OBX", "SPM", "SAC", "NTE", "P", "O", "R", "C");

    private Coverage() {}

    /** What becomes of a field. */
    public enum Fate {
        MAPPED,
        IGNORED,
        NOT_UNDERSTOOD
    }

    /**
     * @param segment position of the segment in the message, or of the row in the file
     * @param field as in {@code OBX-5}, or the title of a column
     * @param becomes where it goes, or why it goes nowhere
     */
    public record Line(int segment, String field, Fate fate, String becomes) {}

    /** @param more what the laboratory's data file says besides */
    public static List<Line> of(V2Message message, Map<String, Map<String, String>> more) {
        return of(message, LABORATORY, more);
    }

    /**
     * @param fields the data file in which what becomes of each field is said
     * @param more what a profile says besides; it goes before
     */
    public static List<Line> of(V2Message message, String fields, Map<String, Map<String, String>> more) {
        Map<String, Map<String, String>> known = FILES.computeIfAbsent(fields, Coverage::load);
        List<Line> lines = new ArrayList<>();
        for (Row row : rows(message, known)) {
            for (int field = 1; field <= row.segment().fields().size(); field++) {
                if (!row.segment().field(field).isEmpty()) {
                    lines.add(line(row, field, more, known));
                }
            }
        }
        return lines;
    }

    /**
     * What of a laboratory's message nobody reads and nobody may pass over: fields of the segments that carry the result of which
     * nobody has said what becomes of them, and parts of a field beyond its shape.
     *
     * @param more what a profile says besides
     * @return addresses as in {@code OBX-9} or {@code OBX-3.10}, each once
     */
    public static List<String> notUnderstood(V2Message message, Map<String, Map<String, String>> more) {
        return notUnderstood(message, LABORATORY, more);
    }

    /** The same by another data file of fields. */
    public static List<String> notUnderstood(V2Message message, String fields, Map<String, Map<String, String>> more) {
        Map<String, Map<String, String>> known = FILES.computeIfAbsent(fields, Coverage::load);
        Shapes shapes = Shapes.beside(fields, message.header());
        return rows(message, known).stream()
                .flatMap(row -> IntStream.rangeClosed(1, row.segment().fields().size())
                        .filter(field -> !row.segment().field(field).isEmpty())
                        .boxed()
                        .flatMap(field -> notUnderstood(row, field, more, known, shapes).stream()))
                .distinct()
                .toList();
    }

    private static List<String> notUnderstood(
            Row row,
            int field,
            Map<String, Map<String, String>> more,
            Map<String, Map<String, String>> known,
            Shapes shapes) {
        Line line = line(row, field, more, known);
        if (line.fate() == Fate.NOT_UNDERSTOOD) {
            return CARRY_RESULTS.contains(row.segment().name()) ? List.of(line.field()) : List.of();
        }
        // a profile may say what becomes of further fields, and not that what is read is passed over
        Line shipped = line(row, field, Map.of(), known);
        boolean isRead = shipped.fate() == Fate.MAPPED || shipped.becomes().startsWith(DECIDES);
        boolean takenBack = field == VALUE && row.isTakenBack();
        return isRead && !takenBack && shapes.has(row.segment().name(), field)
                ? shapes.strange(row.segment(), field)
                : List.of();
    }

    /**
     * A segment in its place.
     *
     * @param name of its row in the data file
     * @param letter how far the result is; empty when it is none
     */
    private record Row(int position, Segment segment, String name, String letter) {

        /** A withdrawal counts whatever stands beside it. */
        boolean isTakenBack() {
            return segment.is("OBX")
                    && Statuses.ofResult(letter)
                            .filter(Statuses.WITHDRAWN::contains)
                            .isPresent();
        }
    }

    private static List<Row> rows(V2Message message, Map<String, Map<String, String>> known) {
        List<Row> rows = new ArrayList<>();
        String noted = "";
        String requested = "";
        for (Segment segment : message.segments()) {
            if (segment.is("OBR")) {
                requested = segment.field(25).value();
            }
            if (!segment.is("NTE")) {
                noted = segment.name();
            }
            String own = segment.is("OBX") ? segment.field(11).value() : "";
            String letter = own.isEmpty() ? requested : own;
            rows.add(new Row(rows.size() + 1, segment, row(segment, noted, letter, known), letter));
        }
        return rows;
    }

    /** A note is about what stands before it, and a result that is only announced is none. */
    private static String row(Segment segment, String noted, String letter, Map<String, Map<String, String>> known) {
        if (segment.is("NTE")) {
            return known.containsKey("NTE of " + noted) ? "NTE of " + noted : "NTE";
        }
        if (segment.is("OBX") && known.containsKey("OBX announced")) {
            return Statuses.NOT_A_RESULT.contains(letter) ? "OBX announced" : "OBX";
        }
        return segment.name();
    }

    private static Line line(
            Row row, int field, Map<String, Map<String, String>> more, Map<String, Map<String, String>> known) {
        String own = becomes(more, row.name(), field);
        String becomes = own == null ? becomes(known, row.name(), field) : own;
        return line(row.position(), row.segment().name() + "-" + field, becomes);
    }

    /** @param becomes an element, {@code ignored: } and why, or null when nobody has said */
    public static Line line(int position, String name, @Nullable String becomes) {
        if (becomes == null) {
            return new Line(position, name, Fate.NOT_UNDERSTOOD, "nobody has said what becomes of it");
        }
        return becomes.startsWith(IGNORED)
                ? new Line(position, name, Fate.IGNORED, becomes.substring(IGNORED.length()))
                : new Line(position, name, Fate.MAPPED, becomes);
    }

    private static @Nullable String becomes(Map<String, Map<String, String>> file, String segment, int field) {
        Map<String, String> said = file.getOrDefault(segment, Map.of());
        return said.getOrDefault(String.valueOf(field), said.get("*"));
    }

    private static Map<String, Map<String, String>> load(String file) {
        try (InputStream json = Coverage.class.getResourceAsStream(file)) {
            return new ObjectMapper().readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
