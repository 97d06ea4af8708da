package org.lactarium.routes.hl7;

/**
 * What a message is about, so that messages about the same thing are delivered in the order in which they came. Choosing
 * it is a matter of safety: too fine, and a correction overtakes the result it corrects.
 */
public final class OrderingKey {

    private OrderingKey() {}

    /** Milk lot or donor of PID-3, else the specimen, else the order; empty when the message names none. */
    public static String of(V2Message message) {
        String person = first(message, "PID", 3);
        if (!person.isEmpty()) {
            return "pid:" + person;
        }
        String specimen = first(message, "SPM", 2);
        if (!specimen.isEmpty()) {
            return "specimen:" + specimen;
        }
        String placer = first(message, "OBR", 2);
        String order = placer.isEmpty() ? first(message, "OBR", 3) : placer;
        return order.isEmpty() ? "" : "order:" + order;
    }

    private static String first(V2Message message, String segment, int field) {
        return message.first(segment).map(found -> found.field(field).value()).orElse("");
    }
}
