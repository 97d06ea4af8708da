package org.lactarium.server.operations;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.stream.Collectors;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.rulebook.Sentences;
import org.springframework.stereotype.Component;

/** A preview as a table for a person: one line for each unit that would move, columns parted by a bar. */
@Component
class PreviewTable {

    private final Sentences sentences;

    PreviewTable(Sentences sentences) {
        this.sentences = sentences;
    }

    record Row(MilkUnit unit, UnitStatus to, String why) {}

    String of(List<Row> rows, RequestDetails request) {
        var language = Refusals.language(request);
        var head = sentences.phrase("preview.head", language);
        if (rows.isEmpty()) {
            return sentences.phrase("preview.nothing", language);
        }
        return head + "\n"
                + rows.stream()
                        .map(row -> String.join(
                                " | ",
                                row.unit().display(),
                                row.unit().status().code(),
                                row.to().code(),
                                row.why()))
                        .collect(Collectors.joining("\n"));
    }
}
