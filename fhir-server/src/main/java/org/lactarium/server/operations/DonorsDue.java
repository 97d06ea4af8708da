package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Systems;
import org.lactarium.server.donor.DonorFile;
import org.lactarium.server.donor.Due;
import org.lactarium.server.donor.Fitness;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.DonorChart;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * {@code Patient/$donors-due}: what falls due for the donors who are enrolled, day by day: blood, interview, consent, the
 * birthday of a child. What is overdue stands first, unless the first day is said.
 */
@Component
class DonorsDue implements BankOperation {

    private static final int DAYS = 14;

    private final Bench bench;
    private final MilkRecord record;
    private final DonorChart donors;
    private final Refusals refusals;

    DonorsDue(Bench bench, MilkRecord record, DonorChart donors, Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.donors = donors;
        this.refusals = refusals;
    }

    private record One(String reference, DonorFile donor, Due due) {}

    @Operation(name = "$donors-due", typeName = "Patient", idempotent = true)
    public Parameters due(
            @OperationParam(name = "from") @Nullable DateType from,
            @OperationParam(name = "to") @Nullable DateType to,
            RequestDetails request) {
        var today = bench.now().atZone(bench.profile().zone()).toLocalDate();
        var first = from == null ? LocalDate.MIN : DonorFitness.day(from);
        var last = to == null ? today.plusDays(DAYS) : DonorFitness.day(to);
        if (last.isBefore(first)) {
            throw Refusals.bad("parameter to lies before parameter from");
        }
        var days = new TreeMap<LocalDate, List<One>>();
        enrolled()
                .flatMap(this::due)
                .filter(one ->
                        !one.due().on().isBefore(first) && !one.due().on().isAfter(last))
                .forEach(one -> days.computeIfAbsent(one.due().on(), none -> new ArrayList<>())
                        .add(one));
        var answer = new Parameters();
        days.values().forEach(ones -> write(answer, ones, request));
        return answer;
    }

    private Stream<String> enrolled() {
        return record.find(EpisodeOfCare.class, Query.where("status", "active")).stream()
                .filter(episode -> episode.getType().stream()
                        .anyMatch(type -> Coded.has(type, Systems.CARE_TYPE, "milk-donation")))
                .map(episode -> Coded.plain(episode.getPatient()))
                .distinct()
                .sorted();
    }

    private Stream<One> due(String reference) {
        return donors.file(reference).stream()
                .flatMap(donor -> Fitness.of(donor, bench.now(), bench.profile(), Verdict.clear()).due().stream()
                        .map(due -> new One(reference, donor, due)));
    }

    private void write(Parameters answer, List<One> ones, RequestDetails request) {
        var day = answer.addParameter().setName("day");
        day.addPart().setName("on").setValue(new DateType(ones.get(0).due().on().toString()));
        for (var one : ones) {
            var part = day.addPart().setName("due");
            part.addPart()
                    .setName("donor")
                    .setValue(new Reference(one.reference())
                            .setIdentifier(new Identifier()
                                    .setSystem(Systems.DONOR_ID)
                                    .setValue(one.donor().number())));
            part.addPart().setName("what").setValue(DonorFitness.what(one.due(), refusals, request));
        }
    }
}
