package org.lactarium.routes.laboratory;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The ids under which a report and what belongs to it stand in the record.
 *
 * @param subject empty for reports of the time when their subject did not count
 */
record ReportIds(List<String> parts, String subject) {

    UUID report() {
        return Identity.of("report", parts.toArray(String[]::new));
    }

    UUID result(ResultKey key) {
        UUID id = Identity.of(
                "result", Stream.concat(parts.stream(), key.parts().stream()).toArray(String[]::new));
        return key.turn() == 1 ? id : Identity.of("result", id.toString(), String.valueOf(key.turn()));
    }

    /** A laboratory may number the samples of two milks alike; they stay two samples. */
    UUID specimen(String number) {
        return subject.isEmpty() ? Identity.of("specimen", number) : Identity.of("specimen", number, subject);
    }
}
