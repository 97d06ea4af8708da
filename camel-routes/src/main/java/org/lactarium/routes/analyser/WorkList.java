package org.lactarium.routes.analyser;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.Delimiters;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.hl7.V2Message;

/**
 * What stands behind MSA in the RSP^K11 that answers a question: QAK, the QPD as it was asked, and SPM, ORC and OBR for each
 * open analysis. Written with the delimiters of the question.
 *
 * @param zone in which times are written
 */
public record WorkList(V2Message question, ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx");

    /** Query response status, HL7 table 0208: data found, or none found. */
    public List<String> answering(List<WorkItem> items) {
        List<String> segments = new ArrayList<>(status(items.isEmpty() ? "NF" : "OK", items.size()));
        for (int i = 0; i < items.size(); i++) {
            segments.addAll(segments(i + 1, items.get(i)));
        }
        return segments;
    }

    /** @param status {@code AE} when it cannot be answered now, {@code AR} when it never will */
    public List<String> refusing(String status) {
        return status(status, 0);
    }

    private List<String> status(String status, int found) {
        Segment asked = question.first("QPD").orElse(new Segment("QPD", List.of(), question.by()));
        String count = String.valueOf(found);
        List<String> segments = new ArrayList<>();
        segments.add(segment("QAK", asked.field(2).raw(), status, asked.field(1).raw(), count, count, "0"));
        if (question.first("QPD").isPresent()) {
            segments.add("QPD" + by().field() + String.join(String.valueOf(by().field()), asked.fields()));
        }
        return segments;
    }

    private List<String> segments(int position, WorkItem item) {
        String order = by().escaped(item.order());
        return List.of(
                segment(
                        "SPM",
                        String.valueOf(position),
                        by().escaped(item.sample()),
                        "",
                        coded("MILK", "Breast milk", "HL70487"),
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        coded("P", "Patient", "HL70369"),
                        "",
                        "",
                        by().escaped(item.milk()),
                        "",
                        "",
                        time(item.collected())),
                segment("ORC", "NW", order, "", "", "", "", "", "", time(item.ordered())),
                segment(
                        "OBR",
                        String.valueOf(position),
                        order,
                        "",
                        coded("MBMACRO", "Human milk macronutrient panel", "L")));
    }

    private Delimiters by() {
        return question.by();
    }

    private String coded(String... components) {
        return String.join(String.valueOf(by().component()), components);
    }

    private String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(instant.atZone(zone));
    }

    private String segment(String name, String... fields) {
        int last = fields.length;
        while (last > 0 && fields[last - 1].isEmpty()) {
            last--;
        }
        return name + by().field() + String.join(String.valueOf(by().field()), Arrays.copyOf(fields, last));
    }
}
