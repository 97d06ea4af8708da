package org.lactarium.server.operations;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.label.LabelFormat;
import org.lactarium.server.operations.chart.MilkUnit;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.operations.chart.Units;
import org.springframework.stereotype.Component;

/** What a new batch needs at once, made in the call that makes the batch: samples, orders to the laboratory, labels. */
@Component
class BatchPapers {

    private final Bench bench;
    private final MilkRecord record;
    private final Units units;
    private final Label labels;

    BatchPapers(Bench bench, MilkRecord record, Units units, Label labels) {
        this.bench = bench;
        this.record = record;
        this.units = units;
        this.labels = labels;
    }

    /** @param volume mL; null when nobody measured it */
    record Sample(String number, @Nullable Double volume) {}

    /** @param test code of {@link Systems#LAB_TEST} */
    record Order(String number, String test, Optional<Reference> laboratory) {}

    /** @param labels in which format; null when none are asked for */
    record Asked(List<Sample> samples, List<Order> orders, @Nullable String labels) {

        /** Everything that comes out of the pool, mL. */
        List<Double> with(Collection<Double> bottles) {
            var tubes = samples.stream().map(Sample::volume).filter(Objects::nonNull);
            return Stream.concat(bottles.stream(), tubes).toList();
        }

        static Asked of(Ask ask) {
            var format = ask.optionalText("labels").orElse(null);
            if (format != null && LabelFormat.of(format).isEmpty()) {
                throw Refusals.bad("parameter labels must be pdf, zpl or png");
            }
            return new Asked(
                    ask.any("sample").stream()
                            .map(sample -> new Sample(
                                    sample.mustNumber("identifier", Systems.SPECIMEN_ID),
                                    sample.millilitres("volume").orElse(null)))
                            .toList(),
                    ask.any("order").stream()
                            .map(order -> new Order(
                                    order.mustNumber("identifier", Systems.LAB_ORDER_ID),
                                    order.text("test"),
                                    order.reference("laboratory")))
                            .toList(),
                    format);
        }
    }

    /** @param made the batch, then its bottles @param taken when the samples were */
    Parameters make(Parameters answer, List<MilkUnit> made, Asked asked, Instant taken, RequestDetails request) {
        var batch = made.get(0);
        var samples = asked.samples().stream()
                .map(one -> record.create(NewPapers.sample(batch, one.number(), one.volume(), taken)))
                .toList();
        samples.forEach(sample -> add(answer, "specimen", sample));
        asked.orders().forEach(order -> {
            var laboratory = order.laboratory()
                    .map(named -> bench.known(named, Organization.class))
                    .orElse(null);
            add(
                    answer,
                    "order",
                    record.create(
                            NewPapers.order(batch, order.number(), order.test(), laboratory, samples, bench.now())));
        });
        return label(answer, made.subList(1, made.size()), asked, true, request);
    }

    /** What was made with it then; the labels are drawn again, and are no second printing. */
    Parameters again(Parameters answer, MilkUnit batch, Asked asked, RequestDetails request) {
        if (!asked.samples().isEmpty()) {
            record.find(Specimen.class, Query.where("product", batch.reference()))
                    .forEach(one -> add(answer, "specimen", one));
        }
        if (!asked.orders().isEmpty()) {
            record.find(ServiceRequest.class, Query.where("product", batch.reference()))
                    .forEach(one -> add(answer, "order", one));
        }
        return label(answer, units.children(batch), asked, false, request);
    }

    private Parameters label(
            Parameters answer, List<MilkUnit> bottles, Asked asked, boolean fresh, RequestDetails request) {
        if (asked.labels() != null) {
            labels.ofBatch(bottles, asked.labels(), fresh, request).forEach(label -> add(answer, "label", label));
        }
        return answer;
    }

    private static void add(Parameters answer, String name, Resource paper) {
        answer.addParameter().setName(name).setResource(paper);
    }
}
