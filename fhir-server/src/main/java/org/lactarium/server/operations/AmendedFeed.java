package org.lactarium.server.operations;

import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.lactarium.server.operations.chart.BottleChart;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.FeedChart;

/** What a feed must say of itself when it says something else than it did. */
public final class AmendedFeed {

    private static final List<ObservationStatus> AMENDED =
            List.of(ObservationStatus.AMENDED, ObservationStatus.CORRECTED);

    private AmendedFeed() {}

    /** Whether what it says of the milk is not what it said. */
    public static boolean saysOther(Observation was, Observation is) {
        return BottleChart.stands(was) != BottleChart.stands(is)
                || Double.compare(BottleChart.volume(was), BottleChart.volume(is)) != 0
                || !FeedChart.at(was).equals(FeedChart.at(is))
                || !Coded.references(was.getBasedOn()).equals(Coded.references(is.getBasedOn()));
    }

    /** @throws ca.uhn.fhir.rest.server.exceptions.InvalidRequestException (HTTP 400) when nobody says that it is amended, or why */
    public static void mayAmend(Observation was, Observation is) {
        if (BottleChart.stands(was) && is.getStatus() == ObservationStatus.CANCELLED) {
            throw Refusals.bad(
                    "A feed that is on record took place, and is not cancelled. Was it a mistake, enter it in error.");
        }
        if (!BottleChart.stands(was) || !BottleChart.stands(is) || !saysOther(was, is)) {
            return;
        }
        if (!AMENDED.contains(is.getStatus())) {
            throw Refusals.bad(
                    "A feed that is on record gets another volume, time or order with status amended and a note that says why");
        }
        if (why(was, is).isEmpty()) {
            throw Refusals.bad("A feed that is amended needs a note that says why, and that was not there before");
        }
    }

    /** In the words that came with it. */
    static String why(Observation was, Observation is) {
        var before = was.getNote().stream().map(Annotation::getText).toList();
        return is.getNote().stream()
                .map(Annotation::getText)
                .filter(words -> words != null && !words.isBlank() && !before.contains(words))
                .collect(Collectors.joining(" "));
    }
}
