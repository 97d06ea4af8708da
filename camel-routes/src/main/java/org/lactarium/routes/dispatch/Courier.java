package org.lactarium.routes.dispatch;

import java.time.Clock;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.lactarium.routes.delivery.Patience;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.mllp.Line;
import org.lactarium.routes.orders.LaboratoryAnswer;
import org.lactarium.routes.outbox.Attempts;
import org.lactarium.routes.outbox.Intention;
import org.lactarium.routes.outbox.Outgoing;
import org.lactarium.routes.outbox.SendQueue;
import org.lactarium.routes.outbox.Step;
import org.lactarium.routes.quarantine.Reason;

/** Takes written messages to one laboratory and brings back what it says. An answer counts only under the MSH-10 that was sent. */
final class Courier implements AutoCloseable {

    private final Correspondent laboratory;
    private final Line line;
    private final SendQueue queue;
    private final Attempts attempts;
    private final BiConsumer<String, String> counted;
    private final Clock clock;

    /** @param counted told of laboratory and outcome of every try */
    Courier(
            Correspondent laboratory,
            Line line,
            SendQueue queue,
            Attempts attempts,
            BiConsumer<String, String> counted,
            Clock clock) {
        this.laboratory = laboratory;
        this.line = line;
        this.queue = queue;
        this.attempts = attempts;
        this.counted = counted;
        this.clock = clock;
    }

    Step send(Outgoing message) {
        if (message.intention() == Intention.PLACE && !message.sent() && queue.isOvertaken(message)) {
            return new Step.Overtaken("The order says something else by now");
        }
        long attempt = attempts.begin(message.id());
        Line.Fare fare = line.send(
                message.letter().raw(),
                frame -> message.letter().controlId().equals(answered(frame)),
                frame -> attempts.stray(attempt, answered(frame), frame));
        if (fare instanceof Line.Fare.Unreached unreached) {
            return later(attempt, message, "unreached", Reason.LABORATORY_AWAY, unreached.why());
        }
        if (fare instanceof Line.Fare.Broken broken) {
            return later(attempt, message, "closed", Reason.NO_ANSWER, broken.why());
        }
        return fare instanceof Line.Fare.Answered answered
                ? answered(attempt, message, answered.answer())
                : later(attempt, message, "unanswered", Reason.NO_ANSWER, "No answer in time");
    }

    private Step answered(long attempt, Outgoing message, byte[] frame) {
        LaboratoryAnswer answer =
                LaboratoryAnswer.read(laboratory.heard(frame), message.placer(), laboratory.profile());
        String outcome = answer.verdict().name().toLowerCase(Locale.ROOT);
        end(attempt, outcome, "MSA-1 " + answer.code(), frame);
        if (answer.verdict() == LaboratoryAnswer.Verdict.ERROR
                && message.errors() + 1 < laboratory.profile().errorAttempts()) {
            return new Step.Later(
                    Reason.LABORATORY_ERROR.code(), "MSA-1 " + answer.code(), Patience.after(message.attempts()));
        }
        return new Step.Answered(
                new Outgoing.Answer(outcome, code(answer), answer.filler(), answer.says(), clock.instant()));
    }

    private static String code(LaboratoryAnswer answer) {
        return answer.control().isEmpty() ? answer.code() : answer.code() + " " + answer.control();
    }

    private Step later(long attempt, Outgoing message, String outcome, Reason reason, String why) {
        end(attempt, outcome, why, new byte[0]);
        return new Step.Later(reason.code(), why, Patience.after(message.attempts()));
    }

    private void end(long attempt, String outcome, String detail, byte[] answer) {
        attempts.end(attempt, outcome, detail, answer);
        counted.accept(laboratory.name(), outcome);
    }

    /** MSA-2; empty when the frame answers nothing. */
    private String answered(byte[] frame) {
        V2Message heard = laboratory.heard(frame);
        return heard == null ? "" : LaboratoryAnswer.answered(heard);
    }

    /** A connection is held only while there is something to send. */
    @Override
    public void close() {
        line.close();
    }
}
