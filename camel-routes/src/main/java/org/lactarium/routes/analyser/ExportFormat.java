package org.lactarium.routes.analyser;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lactarium.routes.hl7.V2Time;

/**
 * How an analyser writes its result files; {@code analyser/schema.json} says what each part means. Titles ignore case.
 *
 * @param columns title of a column, or label of a line above the titles, to what stands there
 * @param columnUnits title of a result's column to the unit it is in
 */
record ExportFormat(
        String separator,
        String decimal,
        Charset charset,
        List<String> times,
        Map<String, Cell> columns,
        Map<String, String> columnUnits) {

    /** What stands in a column that holds no result, and where it goes. */
    enum Cell {
        SAMPLE("Observation.focus, Observation.specimen"),
        ROLE("ignored: decides whether it is milk or a control"),
        LOT("Observation.focus"),
        ORDER("Observation.basedOn"),
        RUN("Observation.identifier"),
        REPLICATE("Observation.note (which replicate)"),
        MEASURED("Observation.effective"),
        DATE("Observation.effective"),
        TIME("Observation.effective"),
        OPERATOR("Observation.performer"),
        METHOD("Observation.method"),
        MODEL("Device.deviceName"),
        SERIAL("Observation.device"),
        FLAG("Observation.component.interpretation"),
        NOTE("Observation.note");

        private final String becomes;

        Cell(String becomes) {
            this.becomes = becomes;
        }

        String becomes() {
            return becomes;
        }
    }

    ExportFormat {
        columns = ignoringCase(columns);
        columnUnits = ignoringCase(columnUnits);
    }

    /** A label above the titles may end with a colon. */
    Optional<Cell> cell(String title) {
        String label =
                title.endsWith(":") ? title.substring(0, title.length() - 1).strip() : title;
        return Optional.ofNullable(columns.get(label));
    }

    /** @return empty when the text is written in none of the ways the profile lists */
    Optional<V2Time> time(String text, ZoneId zone) {
        for (String pattern : times) {
            try {
                var moment = java.time.LocalDateTime.parse(text, DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH))
                        .atZone(zone)
                        .toOffsetDateTime();
                return Optional.of(V2Time.at(moment));
            } catch (DateTimeParseException e) {
                // the next way
            }
        }
        return Optional.empty();
    }

    private static <T> Map<String, T> ignoringCase(Map<String, T> map) {
        Map<String, T> folded = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        folded.putAll(map);
        return folded;
    }
}
