package org.lactarium.routes.analyser;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lactarium.routes.hl7.Delimiters;
import org.lactarium.routes.hl7.Field;
import org.lactarium.routes.hl7.Lines;
import org.lactarium.routes.hl7.Segment;

/**
 * A message of ASTM E1394 (LIS2-A2): records from H to L. Fields have the numbers of the standard, in which the letter of the
 * record is field 1.
 */
public record AstmMessage(List<Segment> records, Delimiters by) {

    /** @return empty when it does not begin with a header record that says what divides it */
    public static Optional<AstmMessage> read(String text) {
        List<String> lines = Lines.of(text);
        if (lines.isEmpty() || !lines.get(0).startsWith("H") || lines.get(0).length() < 5) {
            return Optional.empty();
        }
        String header = lines.get(0);
        Delimiters by =
                new Delimiters(header.charAt(1), header.charAt(3), header.charAt(2), header.charAt(4), '\u0000');
        List<Segment> records = lines.stream()
                .map(line -> Delimiters.split(line.strip(), by.field()))
                .map(fields -> new Segment(fields.get(0), fields, by))
                .toList();
        return Optional.of(new AstmMessage(records, by));
    }

    Segment header() {
        return records.get(0);
    }

    Stream<Segment> all(String letter) {
        return records.stream().filter(record -> record.is(letter));
    }

    /** Name the instrument gives itself (H.5). */
    public String sender() {
        return header().field(5).value();
    }

    /** H.12: whether it is meant (P), or for training (T), debugging (D) or quality control (Q). */
    String processing() {
        return header().field(12).isEmpty() ? "" : header().field(12).value();
    }

    /** H.14. */
    public String time() {
        return header().field(14).value();
    }

    /** Number of the first sample (O.3, else O.4); empty when there is none. */
    public String sample() {
        return all("O").findFirst().map(AstmMessage::sample).orElse("");
    }

    /** Every sample it names, as a result or in a question. */
    public List<String> samples() {
        return Stream.concat(all("O").map(AstmMessage::sample), asked().stream())
                .filter(sample -> !sample.isEmpty())
                .distinct()
                .toList();
    }

    static String sample(Segment order) {
        String ours = order.field(3).value();
        return ours.isEmpty() ? order.field(4).value() : ours;
    }

    /** Whether it asks for work and reports nothing. */
    public boolean asks() {
        return all("Q").findAny().isPresent() && all("R").findAny().isEmpty();
    }

    /** The samples it asks about (Q.3); empty asks for everything. */
    public List<String> asked() {
        List<String> samples = all("Q").flatMap(question -> question.field(3).repetitions().stream())
                .map(AstmMessage::specimen)
                .filter(sample -> !sample.isEmpty())
                .toList();
        return samples.contains("ALL") ? List.of() : samples;
    }

    /** The second component; instruments that know no patients write it into the first. */
    private static String specimen(Field range) {
        return range.component(2).isEmpty() ? range.component(1) : range.component(2);
    }
}
