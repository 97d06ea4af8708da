package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.profiles.Systems;
import org.lactarium.profiles.number.NumberKey;
import org.lactarium.server.operations.DowntimePaper.Said;
import org.lactarium.server.operations.chart.Coded;
import org.lactarium.server.operations.chart.Query;
import org.lactarium.server.release.Signing;
import org.springframework.stereotype.Component;

/**
 * {@code $report-downtime}: milk was worked on by paper, say two people, each with a login of their own. What was done to that milk
 * in that time may be typed late, with its own time; see {@link LateSteps}.
 *
 * <p>The same report by the second person confirms it; confirmed, it answers as it stands.
 */
@Component
class ReportDowntime implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final Refusals refusals;

    ReportDowntime(Bench bench, MilkRecord record, Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.refusals = refusals;
    }

    @Operation(name = "$report-downtime", typeName = "BiologicallyDerivedProduct")
    public Parameters report(@ResourceParam Parameters body, RequestDetails request) {
        var caller = bench.accountable();
        var ask = Ask.of(body);
        var written = ask.texts("number");
        var reason = ask.text("reason");
        var said = said(ask, written);
        return record.atomically(
                Set.of(new Lock(Lock.Kind.OVERRIDE, "downtime")),
                () -> answer(same(said)
                        .map(task -> confirm(task, caller, request))
                        .orElseGet(() -> record.create(DowntimePaper.of(said, written, reason, caller, bench.now())))));
    }

    private Said said(Ask ask, List<String> written) {
        var from = ask.moment("from").orElseThrow(() -> Refusals.bad("parameter from is missing"));
        var to = ask.moment("to").orElseThrow(() -> Refusals.bad("parameter to is missing"));
        if (!from.isBefore(to) || to.isAfter(bench.now())) {
            throw Refusals.bad("parameter to must be after from, and not to come");
        }
        var evidence =
                ask.references("evidence").stream().map(this::known).distinct().toList();
        if (written.isEmpty() || evidence.isEmpty()) {
            throw Refusals.bad("parameter " + (written.isEmpty() ? "number" : "evidence") + " is missing");
        }
        return new Said(written.stream().map(NumberKey::of).collect(Collectors.toSet()), from, to, evidence);
    }

    private String known(Reference paper) {
        var type = paper.getReferenceElement().getResourceType();
        return Coded.plain(
                "Binary".equals(type) ? bench.known(paper, Binary.class) : bench.known(paper, DocumentReference.class));
    }

    /** A bank has few of these, and one of them may be hours old. */
    private Optional<Task> same(Said said) {
        return record.find(Task.class, Query.where("code", Query.token(Systems.PROCESSING_STEP, "downtime"))).stream()
                .filter(task -> DowntimePaper.said(task).equals(said))
                .findFirst();
    }

    private Task confirm(Task task, String caller, RequestDetails request) {
        if (DowntimePaper.confirmed(task)) {
            return task;
        }
        refusals.unless(Signing.judge(Coded.plain(task.getRequester()), caller), request);
        task.setStatus(TaskStatus.COMPLETED).setOwner(new Reference(caller)).setLastModified(Date.from(bench.now()));
        return record.update(task);
    }

    private static Parameters answer(Task task) {
        var answer = new Parameters();
        answer.addParameter()
                .setName("outcome")
                .setValue(new CodeType(DowntimePaper.confirmed(task) ? TwoPeople.CONFIRMED : TwoPeople.AWAITING));
        answer.addParameter()
                .setName("task")
                .setValue(new Reference("Task/" + task.getIdElement().getIdPart()));
        return answer;
    }
}
