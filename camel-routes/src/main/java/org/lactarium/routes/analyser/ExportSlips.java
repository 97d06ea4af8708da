package org.lactarium.routes.analyser;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.hl7.V2Time;
import org.lactarium.routes.laboratory.Coverage;
import org.lactarium.routes.laboratory.Unclear;
import org.lactarium.routes.quarantine.Reason;

/** Takes rows of a result file apart: one {@link Slip} for each. */
record ExportSlips(AnalyserProfile profile, ExportFormat format, ZoneId zone) {

    List<Slip> of(String text) {
        ExportSheet sheet = ExportSheet.of(text, format);
        if (sheet.rows().isEmpty()) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "There is no row below the titles");
        }
        return sheet.rows().stream().map(row -> slip(sheet, row)).toList();
    }

    private Slip slip(ExportSheet sheet, ExportSheet.Row row) {
        mustFit(sheet, row);
        Map<ExportFormat.Cell, String> cells = cells(sheet, row);
        List<String> flags = Stream.of(text(cells, ExportFormat.Cell.FLAG).split("[,; ]+"))
                .filter(flag -> !flag.isEmpty())
                .toList();
        V2Time measured = measured(cells);
        Slip.Instrument known =
                profile.instrument() == null ? new Slip.Instrument(profile.name(), "") : profile.instrument();
        String model = text(cells, ExportFormat.Cell.MODEL);
        String serial = text(cells, ExportFormat.Cell.SERIAL);
        return new Slip(
                text(cells, ExportFormat.Cell.ROLE),
                text(cells, ExportFormat.Cell.SAMPLE),
                listOf(text(cells, ExportFormat.Cell.LOT)),
                List.of(),
                text(cells, ExportFormat.Cell.ORDER),
                text(cells, ExportFormat.Cell.RUN),
                text(cells, ExportFormat.Cell.REPLICATE),
                measured,
                measured,
                new Slip.Instrument(
                        model.isEmpty() ? known.model() : model, serial.isEmpty() ? known.serial() : serial),
                text(cells, ExportFormat.Cell.OPERATOR),
                text(cells, ExportFormat.Cell.METHOD),
                lines(sheet, row, flags),
                listOf(text(cells, ExportFormat.Cell.NOTE)));
    }

    /** A row with more or fewer cells than titles has shifted, and every number in it may be another's. */
    private static void mustFit(ExportSheet sheet, ExportSheet.Row row) {
        if (row.cells().size() != sheet.titles().size()) {
            throw new Unclear(
                    Reason.BROKEN_STRUCTURE,
                    "The row has " + row.cells().size() + " cells and there are "
                            + sheet.titles().size() + " titles");
        }
    }

    private Map<ExportFormat.Cell, String> cells(ExportSheet sheet, ExportSheet.Row row) {
        Map<ExportFormat.Cell, String> cells = new EnumMap<>(ExportFormat.Cell.class);
        sheet.above().forEach((label, value) -> format.cell(label).ifPresent(cell -> cells.put(cell, value)));
        for (int i = 0; i < sheet.titles().size(); i++) {
            String value = ExportSheet.cell(row, i);
            format.cell(sheet.titles().get(i)).ifPresent(cell -> cells.put(cell, value));
        }
        return cells;
    }

    private List<Slip.Line> lines(ExportSheet sheet, ExportSheet.Row row, List<String> flags) {
        List<Slip.Line> lines = new ArrayList<>();
        for (int i = 0; i < sheet.titles().size(); i++) {
            String title = sheet.titles().get(i);
            String value = ExportSheet.cell(row, i);
            if (profile.results().containsKey(title) && !value.isEmpty()) {
                String unit = format.columnUnits().getOrDefault(title, "");
                lines.add(new Slip.Line(List.of(title), "", number(title, value), List.of(unit), flags, "", "F"));
            }
        }
        return lines;
    }

    /** In a file of decimal commas a point could divide thousands: it is not read as one or the other. */
    private String number(String title, String value) {
        if (!format.decimal().equals(".") && value.contains(".")) {
            throw new Unclear(Reason.UNKNOWN_VALUE, title + " has a point where a comma belongs");
        }
        return value.replace(format.decimal(), ".");
    }

    private @Nullable V2Time measured(Map<ExportFormat.Cell, String> cells) {
        String together = text(cells, ExportFormat.Cell.MEASURED);
        String written = together.isEmpty()
                ? (text(cells, ExportFormat.Cell.DATE) + " " + text(cells, ExportFormat.Cell.TIME)).strip()
                : together;
        return format.time(written, zone)
                .orElseThrow(() -> new Unclear(
                        Reason.UNKNOWN_VALUE,
                        written.isEmpty()
                                ? "The row does not say when it was measured"
                                : "The time is written in none of the ways of the profile"));
    }

    /** Titles of columns that hold something and of which the profile says nothing; a column without a title by its number. */
    List<String> notUnderstood(String text) {
        return coverage(text).stream()
                .filter(line -> line.fate() == Coverage.Fate.NOT_UNDERSTOOD)
                .map(Coverage.Line::field)
                .distinct()
                .toList();
    }

    /** A line for every cell that holds something. */
    List<Coverage.Line> coverage(String text) {
        ExportSheet sheet = ExportSheet.of(text, format);
        List<Coverage.Line> lines = new ArrayList<>();
        sheet.above().keySet().forEach(label -> lines.add(line(0, label)));
        for (int row = 0; row < sheet.rows().size(); row++) {
            for (int i = 0; i < sheet.titles().size(); i++) {
                if (!ExportSheet.cell(sheet.rows().get(row), i).isEmpty()) {
                    String title = sheet.titles().get(i);
                    lines.add(line(row + 1, title.isEmpty() ? "#" + (i + 1) : title));
                }
            }
        }
        return lines;
    }

    private Coverage.Line line(int row, String title) {
        String ignored = profile.ignoredResults().get(title);
        String becomes = ignored != null
                ? "ignored: " + ignored
                : Optional.ofNullable(profile.results().get(title))
                        .map(nutrient -> "Observation.component (" + nutrient.code() + ")")
                        .or(() -> format.cell(title).map(ExportFormat.Cell::becomes))
                        .orElse(null);
        return Coverage.line(row, title, becomes);
    }

    private static String text(Map<ExportFormat.Cell, String> cells, ExportFormat.Cell cell) {
        return cells.getOrDefault(cell, "");
    }

    private static List<String> listOf(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }
}
