package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.lactarium.profiles.Systems;
import org.lactarium.server.feeding.FeedOrder;
import org.lactarium.server.feeding.Weighing;
import org.lactarium.server.operations.MilkRecord;
import org.lactarium.server.rule.RuleProfile;
import org.springframework.stereotype.Component;

/** Reads what an infant weighed at a time, under all its numbers; the weight an order was computed from counts when nobody wrote another. */
@Component
class WeightChart {

    /** Body weight, measured, and at birth. */
    private static final String CODES = String.join(
            ",",
            Stream.of("29463-7", "3141-9", "8339-4")
                    .map(code -> Query.token(Systems.LOINC, code))
                    .toList());

    private final MilkRecord record;
    private final RuleProfile profile;

    WeightChart(MilkRecord record, RuleProfile profile) {
        this.record = record;
        this.profile = profile;
    }

    /** @param records {@code Patient/x} under all numbers of the infant */
    Weighing of(List<String> records, FeedOrder order, Instant at) {
        var newestFirst = Query.anyOf("subject", records).stream()
                .flatMap(query -> record.find(Observation.class, query.and("code", CODES)).stream())
                .filter(SerologyChart::stands)
                .filter(weight -> !weighed(weight, profile.zone()).isAfter(at))
                .sorted(Comparator.comparing((Observation weight) -> weighed(weight, profile.zone()))
                        .thenComparing(weight -> weight.getMeta().getLastUpdated())
                        .reversed())
                .map(weight -> NewbornChart.measured(weight, NewbornChart.GRAMS))
                .filter(Objects::nonNull);
        return Weighing.of(
                Stream.concat(newestFirst, Stream.ofNullable(order.grams())).toList(), profile.ordering());
    }

    private static Instant weighed(Observation weight, ZoneId zone) {
        var at = weight.getEffective() instanceof Period period
                ? Moments.first(period.getStartElement(), zone)
                : weight.getEffective() instanceof BaseDateTimeType time ? Moments.first(time, zone) : null;
        return Objects.requireNonNullElse(at, Instant.EPOCH);
    }
}
