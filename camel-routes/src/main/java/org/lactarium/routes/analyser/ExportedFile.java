package org.lactarium.routes.analyser;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.lactarium.routes.laboratory.Unclear;

/**
 * Divides a result file into messages, one for each row, so that a bad row holds up no other. Each carries what stands above
 * it and the titles, and can be read alone; its control id follows from its text, so that a file that comes again, or has
 * grown since, brings only what is new.
 */
public final class ExportedFile {

    private final AnalyserProfile profile;
    private final ExportFormat format;

    private ExportedFile(AnalyserProfile profile, ExportFormat format) {
        this.profile = profile;
        this.format = format;
    }

    /** @return empty when the analyser of this profile writes no files */
    public static Optional<ExportedFile> of(AnalyserProfile profile) {
        return Optional.ofNullable(profile.csv()).map(format -> new ExportedFile(profile, format));
    }

    /**
     * @param text of titles and one row
     * @param sample as it was keyed in; messages about one sample are delivered in order
     */
    public record Message(String controlId, String text, String sample) {}

    /** The character set of its files, when the feed does not say another. */
    public Charset charset() {
        return format.charset();
    }

    /** Who sends them, for the message log. */
    public String sender() {
        return profile.instrument() == null
                ? profile.name()
                : profile.instrument().model();
    }

    /** @return empty when the text is no such file; it is then one message as a whole */
    public List<Message> messages(String text) {
        try {
            ExportSheet sheet = ExportSheet.of(text, format);
            int column = sample(sheet);
            return sheet.rows().stream()
                    .map(row -> message(sheet, row, ExportSheet.cell(row, column)))
                    .toList();
        } catch (Unclear unclear) {
            return List.of();
        }
    }

    private int sample(ExportSheet sheet) {
        for (int i = 0; i < sheet.titles().size(); i++) {
            if (format.cell(sheet.titles().get(i)).equals(Optional.of(ExportFormat.Cell.SAMPLE))) {
                return i;
            }
        }
        throw new IllegalStateException("A sheet has a column of samples");
    }

    private Message message(ExportSheet sheet, ExportSheet.Row row, String keyed) {
        String text = sheet.context() + row.text() + "\n";
        Matcher number = profile.samplePattern().matcher(keyed);
        boolean whole = number.matches() && number.groupCount() > 0;
        return new Message(ControlId.of("ROW", text), text, whole ? number.group(1) : keyed);
    }
}
