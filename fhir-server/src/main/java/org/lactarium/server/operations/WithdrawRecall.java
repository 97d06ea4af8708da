package org.lactarium.server.operations;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.lactarium.profiles.Profiles;
import org.lactarium.server.release.Signing;
import org.springframework.stereotype.Component;

/**
 * {@code DetectedIssue/[recall]/$withdraw-recall}: a recall was a mistake. Whoever finds that says why; a second person confirms it with
 * a token of their own, and then it counts. What changes about the recall in between makes the first word void.
 */
@Component
class WithdrawRecall implements BankOperation {

    private final Bench bench;
    private final MilkRecord record;
    private final RecallWithdrawal withdrawal;
    private final MilkLocks locks;
    private final Refusals refusals;

    WithdrawRecall(Bench bench, MilkRecord record, RecallWithdrawal withdrawal, MilkLocks locks, Refusals refusals) {
        this.bench = bench;
        this.record = record;
        this.withdrawal = withdrawal;
        this.locks = locks;
        this.refusals = refusals;
    }

    @Operation(name = "$withdraw-recall", typeName = "DetectedIssue")
    public Parameters withdraw(@IdParam IdType id, @ResourceParam Parameters body, RequestDetails request) {
        var person = bench.accountable();
        var ask = Ask.of(body);
        var asked = recall(id);
        var held = MilkLocks.and(
                locks.ofAll(withdrawal.milk(asked)),
                Stream.of(new Lock(Lock.Kind.RECALL, StandingRecalls.number(asked))));
        return record.atomically(held, () -> {
            var issue = recall(id);
            if (!StandingRecalls.isOne(issue)) {
                return answer(TwoPeople.WITHDRAWN, issue);
            }
            var first = withdrawal.asked(issue);
            if (first.isEmpty()) {
                withdrawal.ask(issue, ask.text("reason"));
                return answer(TwoPeople.AWAITING, issue);
            }
            var verdict = Signing.judge(first.get().by(), person);
            refusals.unless(verdict, request);
            return answer(TwoPeople.WITHDRAWN, withdrawal.carryOut(issue, first.get(), person, verdict));
        });
    }

    private DetectedIssue recall(IdType id) {
        return record.read(DetectedIssue.class, id.getIdPart())
                .filter(issue -> issue.getMeta().hasProfile(Profiles.RECALL) && issue.hasIdentifier())
                .orElseThrow(() -> Refusals.unknown("a recall DetectedIssue/" + id.getIdPart()));
    }

    private Parameters answer(String outcome, DetectedIssue issue) {
        var answer = new Parameters();
        answer.addParameter().setName("outcome").setValue(new CodeType(outcome));
        answer.addParameter().setName("recall").setResource(issue);
        withdrawal.milk(issue).forEach(unit -> AffectedMilk.write(answer, unit));
        return answer;
    }
}
