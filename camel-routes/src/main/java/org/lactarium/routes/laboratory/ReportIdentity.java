package org.lactarium.routes.laboratory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a report is known by, as far as it says so itself; what it is about comes from the record.
 *
 * @param laboratory MSH-4, whose number it is
 * @param filler the laboratory's number of the report, else the bank's
 * @param test code of the test
 * @param of code of the one result that stands in the place of a test; empty as a rule
 */
public record ReportIdentity(String laboratory, String filler, String test, String of) {

    /** @param subject reference to the milk or the donor, without a version */
    ReportIds about(String subject) {
        return new ReportIds(List.of(laboratory, filler, test, of, subject), subject);
    }

    /** As reports were known before their subject counted; what stands under these ids goes on standing there. */
    ReportIds formerly() {
        List<String> parts = new ArrayList<>(List.of(laboratory, filler, test));
        Stream.of(of).filter(code -> !code.isEmpty()).forEach(parts::add);
        return new ReportIds(parts, "");
    }
}
