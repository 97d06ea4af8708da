package org.lactarium.routes.hl7;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Messages between FHS/BHS and BTS/FTS.
 *
 * @param messages text of each, from its MSH to its last segment
 * @param announced how many BTS-1 says there are; empty when it does not say
 * @param envelope the FHS or BHS that opens it
 * @param inFile whether FHS stands around the BHS
 */
public record Batch(List<String> messages, Optional<Integer> announced, Segment envelope, boolean inFile) {

    /** @return empty when the text is a single message, or nothing at all */
    public static Optional<Batch> of(String text) {
        List<String> lines = V2Message.lines(text);
        if (lines.isEmpty() || !isEnvelope(lines.get(0)) || lines.get(0).length() < 8) {
            return Optional.empty();
        }
        Delimiters by = Delimiters.declaredBy(lines.get(0));
        List<String> messages = new ArrayList<>();
        Optional<Integer> announced = Optional.empty();
        for (String line : lines) {
            if (line.startsWith("BTS")) {
                announced = sum(announced, Segment.of(line, by).field(1).value());
            } else if (line.startsWith("MSH")) {
                messages.add(line + "\r");
            } else if (!isEnvelope(line) && !line.startsWith("FTS") && !messages.isEmpty()) {
                messages.set(messages.size() - 1, messages.get(messages.size() - 1) + line + "\r");
            }
        }
        boolean inFile = lines.get(0).startsWith("FHS");
        return Optional.of(new Batch(messages, announced, Segment.of(lines.get(0), by), inFile));
    }

    /** Whether as many messages came as were announced. */
    public boolean isComplete() {
        return !messages.isEmpty()
                && announced.map(count -> count == messages.size()).orElse(true);
    }

    private static boolean isEnvelope(String line) {
        return line.startsWith("FHS") || line.startsWith("BHS");
    }

    private static Optional<Integer> sum(Optional<Integer> before, String count) {
        return count.matches("\\d{1,9}") ? Optional.of(before.orElse(0) + Integer.parseInt(count)) : before;
    }
}
