package org.lactarium.routes.laboratory;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    public static List<Line> of(V2Message message) {
        return of(message, LABORATORY, Map.of());
    }

    /**
     * @param fields the data file in which what becomes of each field is said
     * @param more what a profile says besides; it goes before
     */
    public static List<Line> of(V2Message message, String fields, Map<String, Map<String, String>> more) {
        Map<String, Map<String, String>> known = FILES.computeIfAbsent(fields, Coverage::load);
        List<Line> lines = new ArrayList<>();
        List<Segment> segments = message.segments();
        String noted = "";
        String requested = "";
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (segment.is("OBR")) {
                requested = segment.field(25).value();
            }
            if (!segment.is("NTE")) {
                noted = segment.name();
            }
            String row = row(segment, noted, requested, known);
            for (int field = 1; field <= segment.fields().size(); field++) {
                if (!segment.field(field).isEmpty()) {
                    lines.add(line(i + 1, segment.name(), row, field, more, known));
                }
            }
        }
        return lines;
    }

    /** A note is about what stands before it, and a result that is only announced is none. */
    private static String row(Segment segment, String noted, String requested, Map<String, Map<String, String>> known) {
        if (segment.is("NTE")) {
            return known.containsKey("NTE of " + noted) ? "NTE of " + noted : "NTE";
        }
        if (segment.is("OBX") && known.containsKey("OBX announced")) {
            String own = segment.field(11).value();
            return Statuses.NOT_A_RESULT.contains(own.isEmpty() ? requested : own) ? "OBX announced" : "OBX";
        }
        return segment.name();
    }

    private static Line line(
            int position,
            String segment,
            String row,
            int field,
            Map<String, Map<String, String>> more,
            Map<String, Map<String, String>> known) {
        String own = becomes(more, row, field);
        String becomes = own == null ? becomes(known, row, field) : own;
        return line(position, segment + "-" + field, becomes);
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
