package org.lactarium.routes.dispatch;

import java.nio.charset.Charset;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.delivery.Away;
import org.lactarium.routes.delivery.OrderDesk;
import org.lactarium.routes.delivery.Refused;
import org.lactarium.routes.hl7.V2Message;
import org.lactarium.routes.orders.AnswerOnOrder;
import org.lactarium.routes.orders.Control;
import org.lactarium.routes.orders.OrderCoverage;
import org.lactarium.routes.orders.OrderNotice;
import org.lactarium.routes.orders.OrderSheet;
import org.lactarium.routes.orders.Papers;
import org.lactarium.routes.orders.Routing;
import org.lactarium.routes.orders.Understood;
import org.lactarium.routes.quarantine.Reason;

/** Shows the message an order would become. Nothing is kept, sent, or written on the order. */
public final class Rehearsal {

    private static final String CONTROL_ID = "DRY-RUN";

    private final OrderDesk desk;
    private final Correspondents correspondents;
    private final Clock clock;

    Rehearsal(OrderDesk desk, Correspondents correspondents, Clock clock) {
        this.desk = desk;
        this.correspondents = correspondents;
        this.clock = clock;
    }

    /** What an order would become. */
    public sealed interface Shown {

        /** @param sent whether an order that stands so is sent at all */
        record Message(String laboratory, boolean sent, String text, List<OrderCoverage.Line> elements)
                implements Shown {}

        /** A person would be asked. */
        record Held(Reason reason, String detail) implements Shown {}

        /** Nobody would be told. */
        record ForNobody(String detail) implements Shown {}

        record NoSuchLaboratory() implements Shown {}
    }

    /** @param laboratory name of the one whose data file is meant; null takes the one it would be sent to */
    public Shown of(ServiceRequest order, @Nullable String laboratory) {
        try {
            return laboratory == null ? routed(order) : written(order, laboratory);
        } catch (Away e) {
            return new Shown.Held(e.notAdmitted() ? Reason.NOT_ADMITTED : Reason.SERVER_AWAY, e.getMessage());
        } catch (Refused e) {
            return new Shown.Held(Reason.REFUSED, e.getMessage());
        }
    }

    /** The order of that id as it stands in the record; what that is not is {@link Away} or {@link Refused}. */
    public ServiceRequest order(String id) {
        return desk.order(id);
    }

    private Shown routed(ServiceRequest order) {
        Routing.Way way = correspondents.routing().of(order);
        if (way instanceof Routing.Way.To to) {
            return written(order, to.laboratory());
        }
        return way instanceof Routing.Way.Unclear unclear
                ? new Shown.Held(unclear.reason(), unclear.detail())
                : new Shown.ForNobody("It is done within the bank");
    }

    private Shown written(ServiceRequest order, String laboratory) {
        Optional<Correspondent> known = correspondents.named(laboratory);
        if (known.isEmpty()) {
            return new Shown.NoSuchLaboratory();
        }
        Papers papers = desk.papers(order);
        Understood understood = known.get().reader().read(papers);
        if (understood instanceof Understood.Unclear unclear) {
            return new Shown.Held(unclear.reason(), unclear.detail());
        }
        return written(order, known.get(), (OrderSheet) understood);
    }

    private Shown written(ServiceRequest order, Correspondent laboratory, OrderSheet sheet) {
        Optional<OrderNotice> notice = OrderNotice.of(order, any -> "");
        String filler = order.getIdentifier().stream()
                .filter(AnswerOnOrder::isFiller)
                .map(Identifier::getValue)
                .findFirst()
                .orElse("");
        boolean cancelled = notice.filter(OrderNotice::cancelled).isPresent();
        Control control = cancelled ? Control.CANCEL : filler.isEmpty() ? Control.NEW : Control.CHANGE;
        String text = laboratory.writer().message(sheet, control, filler, CONTROL_ID, clock.instant());
        Charset charset = laboratory.settings().charset();
        if (!charset.newEncoder().canEncode(text)) {
            return new Shown.Held(Reason.INCOMPLETE_ORDER, "It holds characters that cannot be written in " + charset);
        }
        return new Shown.Message(
                laboratory.name(), notice.isPresent(), text, OrderCoverage.of(order, laboratory.profile(), (V2Message)
                        V2Message.read(text)));
    }
}
