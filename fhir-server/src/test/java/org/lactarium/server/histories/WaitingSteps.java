package org.lactarium.server.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lactarium.server.histories.Desk.in;
import static org.lactarium.server.histories.Desk.text;
import static org.lactarium.server.histories.History.pick;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.lactarium.profiles.Systems;
import org.lactarium.routes.inbox.Settlement;
import org.lactarium.server.histories.Facts.Batch;
import org.lactarium.server.histories.Facts.Deposit;
import org.lactarium.server.histories.Facts.Named;
import org.lactarium.server.histories.Facts.Pool;
import org.lactarium.server.histories.Facts.Wait;
import org.lactarium.server.operations.chart.Query;

/** Messages of a laboratory that nobody can read: what they name waits until somebody has looked. */
final class WaitingSteps {

    static final String LABORATORY = "demo-laboratory-system";

    private final History history;
    private final Facts facts;

    WaitingSteps(History history) {
        this.history = history;
        this.facts = history.facts;
    }

    /** @param what what it names, and how its number is written */
    void hold(int which, int what, int how) {
        var some =
                switch (Math.floorMod(what, 5)) {
                    case 0 -> facts.donors;
                    case 1 -> facts.deposits;
                    case 2 -> facts.pools;
                    default -> facts.batches;
                };
        if (some.isEmpty()) {
            return;
        }
        var subject = pick(some, which);
        var numbers = new ArrayList<>(List.of(written(subject.number, what / 5), "N-" + subject.number));
        facts.bottles.stream()
                .filter(bottle -> how % 2 == 0 && bottle.batch == subject)
                .forEach(bottle -> numbers.add(written(bottle.number, what / 5 + 1)));
        if (numbers.size() > 2 && how % 4 == 0) {
            // a bottle's number is its batch's, whether anything of it is left or not
            numbers.remove(0);
        }
        var wait = new Wait(subject, numbers, history.number("F"), fault(subject, how));
        if (!wait.stops) {
            // one number alone, and one that is borne: what could not be placed could be worse than what stands
            numbers.removeIf(number -> number.startsWith("N-"));
            numbers.retainAll(Set.of(numbers.get(0)));
        }
        facts.waits.add(wait);
        report(wait);
    }

    private static Unreadable fault(Named subject, int how) {
        var harmless = how % 3 == 0 && (subject instanceof Batch || subject instanceof Pool);
        var worse =
                List.of(Unreadable.values()).stream().filter(Unreadable::stops).toList();
        return harmless ? Unreadable.CONTROL_ID_OF_ANOTHER : pick(worse, how);
    }

    /** As far as a record without a register of numbers finds it: SearchedNumbers. */
    private static String written(String number, int how) {
        return how % 2 == 0 ? number.toLowerCase() : number;
    }

    /** The laboratory sends it once more. What became of a container meanwhile, is another thing to ask about. */
    void again(int which) {
        var sent = facts.waits.stream()
                .filter(wait -> !(wait.subject instanceof Deposit))
                // under a control id of its own it is held by nothing
                .filter(wait -> wait.stops)
                .toList();
        if (!sent.isEmpty()) {
            report(pick(sent, which));
        }
    }

    private void report(Wait wait) {
        var tasks = history.readsLetters() ? sent(wait) : told(wait);
        history.tell("held " + wait.message + ", " + wait.fault + ": " + wait.numbers);
        assertThat(tasks).as("doubts about " + wait.numbers).hasSize(wait.dismissed ? 0 : 1);
        if (!wait.dismissed) {
            wait.task = tasks.get(0);
            opened(wait);
        }
    }

    private List<String> sent(Wait wait) {
        var raw = wait.subject instanceof Pool || wait.subject instanceof Deposit;
        var letter = new Letter(
                        history.number("M"),
                        Letter.naming(wait.subject, wait.numbers),
                        wait.cause,
                        raw ? Letter.BEFORE_HEATING : Letter.AFTER_HEATING,
                        "F",
                        Letter.NO_GROWTH,
                        wait.written(history.now()))
                .text();
        if (wait.fault == Unreadable.CONTROL_ID_OF_ANOTHER) {
            history.send(letter.replace("|P|2.5.1", "|T|2.5.1"));
        }
        var taken = history.send(wait.fault.of(letter));
        assertThat(taken.settlement()).isInstanceOf(Settlement.Held.class);
        wait.message = taken.number();
        return history
                .place
                .record()
                .find(Task.class, Query.where("identifier", Query.token(Systems.MESSAGE_ID, wait.message)))
                .stream()
                .filter(task -> task.getStatus() == TaskStatus.REQUESTED)
                .map(task -> "Task/" + task.getIdElement().getIdPart())
                .toList();
    }

    /** As the routes tell the record. */
    private List<String> told(Wait wait) {
        wait.message = "laboratory/" + history.number("M");
        var ask = in(
                "message", text(wait.message),
                "cause", text(wait.cause),
                "reason", text("unknown-value"),
                "stops", Desk.yes(wait.stops));
        wait.numbers.forEach(number -> Desk.put(ask.addParameter(), "number", text(number)));
        var answer = history.desk(LABORATORY).call("", "$report-waiting-result", ask, Parameters.class);
        assertThat(answer.refused()).isEmpty();
        return answer.given().getParameters("task").stream()
                .map(task -> ((Reference) task.getValue()).getReference())
                .toList();
    }

    private static boolean isIn(Named subject, Facts.Batch batch) {
        return batch.madeOf().anyMatch(one -> one == subject);
    }

    private void opened(Wait wait) {
        wait.subject.waits.add(wait);
        facts.batches.stream().filter(batch -> isIn(wait.subject, batch)).forEach(batch -> {
            batch.signers.clear();
            if (wait.stops && batch.released) {
                batch.held = true;
                batch.doubted = true;
            }
        });
    }

    /** It is delivered after all, or a person says why it does not matter: in the message log, or at the milk. */
    void close(int which, int how) {
        var open = facts.waits.stream().filter(Wait::open).toList();
        if (!open.isEmpty()) {
            close(pick(open, which), how);
        }
    }

    void closeAll() {
        facts.waits.stream().filter(Wait::open).forEach(wait -> close(wait, 0));
    }

    private void close(Wait wait, int how) {
        var delivered = how % 3 == 0;
        var answer = how % 3 == 2
                ? history.desk("demo-quality")
                        .call(wait.task, "$close-waiting-result", in("why", text("asked")), Task.class)
                : history.desk(LABORATORY)
                        .call(
                                "",
                                "$settle-waiting-result",
                                in(
                                        "message",
                                        text(wait.message),
                                        "outcome",
                                        text(delivered ? "delivered" : "dismissed"),
                                        "who",
                                        text("demo-integration"),
                                        "why",
                                        text("asked")),
                                Parameters.class);
        history.tell("settled " + wait.message + ", delivered " + delivered);
        assertThat(answer.refused()).isEmpty();
        wait.dismissed = !delivered;
        wait.subject.waits.remove(wait);
    }
}
