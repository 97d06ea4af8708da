package org.lactarium.routes.analyser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.lactarium.routes.laboratory.Unclear;
import org.lactarium.routes.quarantine.Reason;

/**
 * A result file as a table: lines of label and value, the line of titles, rows. The line of titles is the first that names
 * the column of samples.
 *
 * @param above label to value
 * @param context the lines above that mean something, and the line of titles, as they were written
 */
record ExportSheet(Map<String, String> above, List<String> titles, String context, List<Row> rows) {

    /** @param text as it was written, without its line end */
    record Row(List<String> cells, String text) {}

    /** @throws Unclear when it is no such table */
    static ExportSheet of(String file, ExportFormat format) {
        String text = file.replace("\uFEFF", "");
        List<CSVRecord> records = records(text, format);
        int titles = IntStream.range(0, records.size())
                .filter(i -> namesTheSample(records.get(i), format))
                .findFirst()
                .orElseThrow(() -> new Unclear(Reason.BROKEN_STRUCTURE, "No line names the column of samples"));
        List<String> named =
                records.get(titles).toList().stream().map(String::strip).toList();
        mustNotRepeat(named);
        Map<String, String> above = new LinkedHashMap<>();
        StringBuilder context = new StringBuilder();
        for (int i = 0; i < titles; i++) {
            mustBeNoRow(records.get(i), named.size());
            String label = records.get(i).get(0).strip();
            if (records.get(i).size() > 1 && format.cell(label).isPresent()) {
                above.put(label, records.get(i).get(1).strip());
                context.append(written(text, records, i)).append('\n');
            }
        }
        context.append(written(text, records, titles)).append('\n');
        List<Row> rows = new ArrayList<>();
        for (int i = titles + 1; i < records.size(); i++) {
            List<String> cells =
                    records.get(i).toList().stream().map(String::strip).toList();
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                rows.add(new Row(cells, written(text, records, i)));
            }
        }
        return new ExportSheet(above, named, context.toString(), rows);
    }

    /** The cell under a title; empty when the row ends before it. */
    static String cell(Row row, int column) {
        return column < row.cells().size() ? row.cells().get(column) : "";
    }

    private static List<CSVRecord> records(String text, ExportFormat format) {
        CSVFormat csv = CSVFormat.Builder.create(CSVFormat.DEFAULT)
                .setDelimiter(format.separator())
                .build();
        try (CSVParser parser = CSVParser.parse(text, csv)) {
            return parser.getRecords();
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "Its quotation marks do not close");
        }
    }

    private static boolean namesTheSample(CSVRecord record, ExportFormat format) {
        // a label with its value beside it stands above the titles; titles are more than two
        return record.size() > 2
                && record.toList().stream().anyMatch(title -> format.cell(title.strip())
                        .filter(ExportFormat.Cell.SAMPLE::equals)
                        .isPresent());
    }

    /** Lines that changed their places: whoever passes over one passes over what was measured. */
    private static void mustBeNoRow(CSVRecord record, int titles) {
        long said = record.toList().stream().filter(cell -> !cell.isBlank()).count();
        if (record.size() >= titles && said > 2) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "A row stands above the titles");
        }
    }

    private static void mustNotRepeat(List<String> titles) {
        TreeSet<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        if (!titles.stream().filter(title -> !title.isEmpty()).allMatch(seen::add)) {
            throw new Unclear(Reason.BROKEN_STRUCTURE, "Two columns have the same title");
        }
    }

    private static String written(String text, List<CSVRecord> records, int index) {
        int from = (int) records.get(index).getCharacterPosition();
        int to = index + 1 < records.size() ? (int) records.get(index + 1).getCharacterPosition() : text.length();
        return text.substring(from, to).strip();
    }
}
