package org.lactarium.routes.analyser;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an ASTM analyser that asked for its work: one O record for each open analysis.
 *
 * @param test as the analyser calls a milk analysis
 * @param zone in which times are written
 */
public record AstmWork(AstmMessage question, String test, ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    /**
     * @param items empty list when there is nothing to do; empty when that cannot be said now
     * @return records without their ends
     */
    public List<String> answering(Optional<List<WorkItem>> items, Instant now) {
        List<String> records = new ArrayList<>();
        records.add("H|\\^&|||Lactarium|||||" + part(question.sender()) + "||P|LIS2-A2|" + time(now));
        List<WorkItem> work = items.orElse(List.of());
        if (!work.isEmpty()) {
            records.add("P|1");
        }
        for (int i = 0; i < work.size(); i++) {
            WorkItem item = work.get(i);
            // O.6 routine, O.12 a new request, O.26 an answer to a question
            records.add("O|" + (i + 1) + "|" + part(item.sample()) + "||^^^" + part(test) + "|R|" + time(item.ordered())
                    + "|" + time(item.collected()) + "||||N||||Milk||||||||||Q");
        }
        records.add("L|1|" + (items.isEmpty() ? "Q" : work.isEmpty() ? "I" : "N"));
        return records;
    }

    /** Our answer is divided by the usual characters, whatever the question used. */
    private static String part(String text) {
        return text.replace("&", "&E&").replace("|", "&F&").replace("^", "&S&").replace("\\", "&R&");
    }

    private String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(instant.atZone(zone));
    }
}
