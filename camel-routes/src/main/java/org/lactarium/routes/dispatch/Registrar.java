package org.lactarium.routes.dispatch;

import org.lactarium.routes.delivery.OrderDesk;
import org.lactarium.routes.orders.AnswerOnOrder;
import org.lactarium.routes.outbox.Intention;
import org.lactarium.routes.outbox.Outgoing;
import org.lactarium.routes.outbox.Step;
import org.lactarium.routes.quarantine.Reason;

/** Writes what the laboratory said on the order in the record. */
final class Registrar {

    private final OrderDesk desk;
    private final Correspondents correspondents;

    Registrar(OrderDesk desk, Correspondents correspondents) {
        this.desk = desk;
        this.correspondents = correspondents;
    }

    Step report(Outgoing message) {
        Outgoing.Answer answer = message.answer();
        AnswerOnOrder word = new AnswerOnOrder(
                outcome(message.intention(), answer.verdict()),
                answer.at(),
                message.laboratory(),
                answer.filler(),
                correspondents
                        .named(message.laboratory())
                        .map(laboratory -> laboratory.profile().fillerSystem())
                        .orElse(null),
                answer.says());
        desk.change(message.orderId(), word::writeOn);
        return switch (answer.verdict()) {
            case "accepted" -> new Step.Done();
            case "refused" -> new Step.Held(Reason.LABORATORY_REFUSED.code(), "It answered " + answer.code());
            default -> new Step.Held(Reason.LABORATORY_ERROR.code(), "It answered " + answer.code());
        };
    }

    private static String outcome(Intention intention, String verdict) {
        boolean accepted = verdict.equals("accepted");
        if (intention == Intention.CANCEL) {
            return accepted ? "cancelled" : "not-cancelled";
        }
        return accepted ? "accepted" : "refused";
    }
}
