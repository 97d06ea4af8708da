package org.lactarium.server.operations.chart;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SupplyDelivery;
import org.hl7.fhir.r4.model.SupplyDelivery.SupplyDeliveryStatus;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Extensions;
import org.lactarium.server.feeding.Consignment;

/** Reads and writes the chain of custody of a dispensed bottle: one handover for each stretch of its way. */
public final class HandoverChart {

    private HandoverChart() {}

    /**
     * @param to {@code Location/x}
     * @param received null while it is on its way
     */
    public record Handover(String to, Instant sent, @Nullable Instant received) {}

    /** The latest; empty for a bottle that was handed out directly. */
    public static Optional<Handover> last(SupplyDelivery dispense) {
        var all = all(dispense);
        return all.isEmpty() ? Optional.empty() : Optional.of(read(all.get(all.size() - 1)));
    }

    /** The parcel it is on its way in; empty when it was received or ended, or never was on its way. */
    public static Optional<Consignment> open(SupplyDelivery dispense) {
        return last(dispense)
                .filter(way -> dispense.getStatus() == SupplyDeliveryStatus.INPROGRESS && way.received() == null)
                .map(way -> new Consignment(way.to(), way.sent()));
    }

    /** A new stretch begins; the dispense is on its way. */
    public static SupplyDelivery send(SupplyDelivery dispense, Reference to, Instant at) {
        var handover = new Extension(Extensions.HANDOVER);
        handover.addExtension(new Extension("to", new Reference(Coded.plain(to))));
        handover.addExtension(new Extension("sent", new DateTimeType(Date.from(at))));
        dispense.addExtension(handover);
        return dispense.setDestination(to).setStatus(SupplyDeliveryStatus.INPROGRESS);
    }

    /** The same bottle for another infant: its journey goes on. */
    public static SupplyDelivery goOn(SupplyDelivery before, SupplyDelivery next) {
        all(before).forEach(handover -> next.addExtension(handover.copy()));
        return next.setDestination(before.getDestination().copy()).setStatus(before.getStatus());
    }

    /** @param by {@code Practitioner/x} */
    public static SupplyDelivery receive(SupplyDelivery dispense, Instant at, String by) {
        var all = all(dispense);
        var open = all.get(all.size() - 1);
        open.addExtension(new Extension("received", new DateTimeType(Date.from(at))));
        open.addExtension(new Extension("by", new Reference(by)));
        return dispense.setStatus(SupplyDeliveryStatus.COMPLETED);
    }

    private static List<Extension> all(SupplyDelivery dispense) {
        return dispense.getExtensionsByUrl(Extensions.HANDOVER);
    }

    private static Handover read(Extension handover) {
        var to = value(handover, "to") instanceof Reference place ? Coded.plain(place) : "";
        var sent = moment(handover, "sent");
        return new Handover(to, sent == null ? Instant.EPOCH : sent, moment(handover, "received"));
    }

    private static @Nullable Instant moment(Extension handover, String part) {
        return value(handover, part) instanceof BaseDateTimeType at
                ? at.getValue().toInstant()
                : null;
    }

    private static @Nullable Type value(Extension handover, String part) {
        var found = handover.getExtensionByUrl(part);
        return found == null ? null : found.getValue();
    }
}
