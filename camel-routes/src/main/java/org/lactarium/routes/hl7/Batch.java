package org.lactarium.routes.hl7;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Messages between FHS/BHS and BTS/FTS.
 *
 * @param messages text of each, from its MSH to its last segment
 * @param counts whether every BTS-1 that says so is the number of messages in its batch, and FTS-1 that of the batches
 * @param closed whether every header has its trailer; a frame proves by itself that it is whole, a file does not
 * @param envelope the FHS or BHS that opens it
 * @param inFile whether FHS stands around the BHS
 */
public record Batch(List<String> messages, boolean counts, boolean closed, Segment envelope, boolean inFile) {

    /** @return empty when the text is a single message, or nothing at all */
    public static Optional<Batch> of(String text) {
        List<String> lines = Lines.of(text);
        if (lines.isEmpty() || !isEnvelope(lines.get(0)) || lines.get(0).length() < 8) {
            return Optional.empty();
        }
        Segment envelope = Segment.of(lines.get(0), Delimiters.declaredBy(lines.get(0)));
        Count count = new Count();
        lines.forEach(line -> count.read(line, envelope.by()));
        return Optional.of(new Batch(
                split(lines),
                count.right,
                count.open == 0,
                envelope,
                lines.get(0).startsWith("FHS")));
    }

    /** Texts of the messages among these lines, each from its MSH on; what stands before the first is nobody's. */
    static List<String> split(List<String> lines) {
        List<String> messages = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("MSH")) {
                messages.add(line + "\r");
            } else if (!isFraming(line) && !messages.isEmpty()) {
                messages.set(messages.size() - 1, messages.get(messages.size() - 1) + line + "\r");
            }
        }
        return messages;
    }

    /** Whether as many messages came as were announced. */
    public boolean isComplete() {
        return !messages.isEmpty() && counts;
    }

    private static boolean isEnvelope(String line) {
        return line.startsWith("FHS") || line.startsWith("BHS");
    }

    private static boolean isFraming(String line) {
        return isEnvelope(line) || line.startsWith("BTS") || line.startsWith("FTS");
    }

    /** Goes through the lines and compares what came with what is announced. */
    private static final class Count {

        private int messages;
        private int batches;
        private int open;
        private boolean within;
        private boolean right = true;

        void read(String line, Delimiters by) {
            // what stands in no message would go along with the one before, or be lost
            within = line.startsWith("MSH") || (within && !isFraming(line));
            right &= within || isFraming(line);
            switch (line.substring(0, Math.min(3, line.length()))) {
                case "FHS" -> open++;
                case "BHS" -> {
                    open++;
                    batches++;
                    messages = 0;
                }
                case "MSH" -> messages++;
                case "BTS" -> {
                    open--;
                    compare(line, by, messages);
                    messages = 0;
                }
                case "FTS" -> {
                    open--;
                    compare(line, by, batches);
                }
                default -> {}
            }
        }

        private void compare(String trailer, Delimiters by, int came) {
            String announced = Segment.of(trailer, by).field(1).value();
            right &= !announced.matches("\\d{1,9}") || Integer.parseInt(announced) == came;
        }
    }
}
