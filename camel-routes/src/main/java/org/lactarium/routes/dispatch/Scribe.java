package org.lactarium.routes.dispatch;

import java.nio.charset.Charset;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.lactarium.routes.delivery.OrderDesk;
import org.lactarium.routes.orders.Control;
import org.lactarium.routes.orders.OrderSheet;
import org.lactarium.routes.orders.OrderWriter;
import org.lactarium.routes.orders.Papers;
import org.lactarium.routes.orders.Routing;
import org.lactarium.routes.orders.Understood;
import org.lactarium.routes.outbox.Intention;
import org.lactarium.routes.outbox.Outgoing;
import org.lactarium.routes.outbox.SendQueue;
import org.lactarium.routes.outbox.Standing;
import org.lactarium.routes.outbox.Step;
import org.lactarium.routes.quarantine.Reason;

/** Writes the message to a laboratory, once: the same bytes go out at every try. What it says depends on what was said before. */
final class Scribe {

    private final OrderDesk desk;
    private final Correspondents correspondents;
    private final SendQueue queue;
    private final Clock clock;

    Scribe(OrderDesk desk, Correspondents correspondents, SendQueue queue, Clock clock) {
        this.desk = desk;
        this.correspondents = correspondents;
        this.queue = queue;
        this.clock = clock;
    }

    Step write(Outgoing message) {
        Standing standing = queue.standing(message);
        if (message.intention() == Intention.CANCEL && !standing.perhapsKnown()) {
            return new Step.Overtaken("The laboratory does not know the order");
        }
        if (message.intention() == Intention.PLACE && standing.overtaken() && !message.sent()) {
            return new Step.Overtaken("The order says something else by now");
        }
        Papers papers = desk.papers(message.orderId(), message.version());
        Optional<Correspondent> laboratory = correspondents.named(message.laboratory());
        return laboratory.isPresent() ? write(message, standing, papers, laboratory.get()) : route(papers);
    }

    private Step route(Papers papers) {
        Routing.Way way = correspondents.routing().of(papers.order());
        if (way instanceof Routing.Way.To to) {
            return new Step.Routed(to.laboratory());
        }
        return way instanceof Routing.Way.Unclear unclear
                ? new Step.Held(unclear.reason().code(), unclear.detail())
                : new Step.Overtaken("It is done within the bank");
    }

    private Step write(Outgoing message, Standing standing, Papers papers, Correspondent laboratory) {
        Understood understood = laboratory.reader().read(papers);
        if (understood instanceof Understood.Unclear unclear) {
            return new Step.Held(unclear.reason().code(), unclear.detail());
        }
        OrderSheet sheet = (OrderSheet) understood;
        OrderWriter writer = laboratory.writer();
        String content = writer.content(sheet);
        Control control = control(message, standing);
        if (control == Control.CHANGE && content.equals(standing.content())) {
            return new Step.Overtaken("It says nothing new to the laboratory");
        }
        Outgoing.Letter before = message.letter();
        if (before != null
                && before.raw() != null
                && before.content().equals(content)
                && before.control().equals(control.code())) {
            // a person wants it sent again: the same message, and to be known as such
            return new Step.Written(before);
        }
        String controlId = controlId();
        String text = writer.message(sheet, control, standing.filler(), controlId, clock.instant());
        Charset charset = laboratory.settings().charset();
        return charset.newEncoder().canEncode(text)
                ? new Step.Written(
                        new Outgoing.Letter(control.code(), controlId, text.getBytes(charset), charset.name(), content))
                : new Step.Held(
                        Reason.INCOMPLETE_ORDER.code(), "It holds characters that cannot be written in " + charset);
    }

    private static Control control(Outgoing message, Standing standing) {
        if (message.intention() == Intention.CANCEL) {
            return Control.CANCEL;
        }
        return standing.known() ? Control.CHANGE : Control.NEW;
    }

    /** By chance and not by counting: after a restore from a backup no number may come again for another order. */
    private static String controlId() {
        return "LO"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 16).toUpperCase(Locale.ROOT);
    }
}
