package org.lactarium.routes.laboratory;

import java.util.List;
import java.util.stream.Stream;

/** Organisms that stand in the record by their names alone, until the data file knows their codes. */
public final class UnknownOrganisms {

    private UnknownOrganisms() {}

    /** What was taken back needs no code any more. */
    public static List<Unmapped> in(List<Report> reports) {
        return reports.stream()
                .flatMap(report -> report.results().stream())
                .filter(result -> !Statuses.WITHDRAWN.contains(result.status()))
                .flatMap(UnknownOrganisms::unknown)
                .distinct()
                .toList();
    }

    private static Stream<Unmapped> unknown(Report.Result result) {
        return result.value() instanceof Value.Coded coded && !coded.isKnown()
                ? Stream.of(new Unmapped(
                        "OBX-5",
                        coded.codes().isEmpty() ? "" : coded.codes().get(0).code(),
                        "",
                        result.meaning().code(),
                        coded.text()))
                : Stream.empty();
    }
}
