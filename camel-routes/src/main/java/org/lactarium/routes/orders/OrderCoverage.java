package org.lactarium.routes.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;
import org.lactarium.routes.hl7.V2Message;

/** Accounts for every populated element of an order: it is said in a field, it is left out for a reason, or it is not said. */
public final class OrderCoverage {

    /** What becomes of an element. */
    public enum Fate {
        SAID,
        IGNORED,
        NOT_SAID
    }

    /**
     * @param element path within the order; what repeats is counted from 0
     * @param becomes the fields it stands in, or why it stands in none
     */
    public record Line(String element, Fate fate, String becomes) {}

    private static final String OF_THE_RECORD = "The record needs it, and no laboratory";

    private static final Map<String, String> LEFT_OUT = Map.of(
            "id", OF_THE_RECORD,
            "meta", OF_THE_RECORD,
            "text", OF_THE_RECORD,
            "language", OF_THE_RECORD,
            "implicitRules", OF_THE_RECORD,
            "intent", "Whatever its intent, an order is sent alike",
            "performer", "It says which laboratory is meant");

    private static final Map<String, Set<String>> FIELDS = Map.of(
            "status", Set.of("ORC-1"),
            "placer", Set.of("ORC-2", "OBR-2"),
            "filler", Set.of("ORC-3", "OBR-3"),
            "code", Set.of("OBR-4"),
            "subject", Set.of("PID-3", "PID-5", "PID-7", "PID-8"),
            "specimen", Set.of("SPM-2", "SPM-17", "SPM-27", "SAC-3", "OBR-7", "OBR-18"),
            "authoredOn", Set.of("ORC-9"),
            "priority", Set.of("TQ1-9", "ORC-7", "OBR-27"),
            "note", Set.of("NTE-3"));

    /** The words of a data file that come from an element. */
    private static final Map<String, Set<String>> WORDS = Map.of(
            "placer", Set.of("{placer}"),
            "filler", Set.of("{filler}"),
            "code", Set.of("{test}"),
            "subject", Set.of("{number}", "{level}"),
            "specimen", Set.of("{specimen}", "{collected}"),
            "authoredOn", Set.of("{ordered}"),
            "priority", Set.of("{priority}"));

    private final OrderProfile profile;
    private final V2Message message;

    private OrderCoverage(OrderProfile profile, V2Message message) {
        this.profile = profile;
        this.message = message;
    }

    /** @param message as it was written by that profile */
    public static List<Line> of(ServiceRequest order, OrderProfile profile, V2Message message) {
        OrderCoverage coverage = new OrderCoverage(profile, message);
        List<Line> lines = new ArrayList<>();
        for (Property property : order.children()) {
            List<Base> values = property.getValues();
            for (int i = 0; i < values.size(); i++) {
                String name = property.getName().replace("[x]", "");
                String element = property.getMaxCardinality() == 1 ? name : name + "[" + i + "]";
                if (name.equals("code")) {
                    lines.addAll(coverage.code(order));
                } else {
                    lines.add(coverage.line(element, name, values.get(i)));
                }
            }
        }
        return lines;
    }

    private Line line(String element, String name, Base value) {
        if (LEFT_OUT.containsKey(name)) {
            return new Line(element, Fate.IGNORED, LEFT_OUT.get(name));
        }
        if (value instanceof Extension extension) {
            String shown = "extension(" + extension.getUrl() + ")";
            return Extensions.LABORATORY_ANSWER.equals(extension.getUrl())
                    ? new Line(shown, Fate.IGNORED, "It is what the laboratory answered")
                    : notSaid(shown);
        }
        if (name.equals("note") && !profile.notes()) {
            return new Line(element, Fate.IGNORED, "The data file of the laboratory says that it takes no notes");
        }
        if (value instanceof Identifier number) {
            return Systems.LAB_ORDER_ID.equals(number.getSystem())
                    ? said(element, "placer")
                    : AnswerOnOrder.isFiller(number) ? said(element, "filler") : notSaid(element);
        }
        return FIELDS.containsKey(name) ? said(element, name) : notSaid(element);
    }

    /** One coding names the test; what else the code says is not told. */
    private List<Line> code(ServiceRequest order) {
        List<Line> lines = new ArrayList<>();
        List<Coding> codings = order.getCode().getCoding();
        Optional<Coding> known = codings.stream()
                .filter(coding -> profile.tests().containsKey(coding.getCode()))
                .findFirst();
        for (int i = 0; i < codings.size(); i++) {
            String element = "code.coding[" + i + "]";
            lines.add(known.filter(codings.get(i)::equals).isPresent() ? said(element, "code") : notSaid(element));
        }
        if (order.getCode().hasText()) {
            lines.add(notSaid("code.text"));
        }
        return lines;
    }

    private Line said(String element, String what) {
        List<String> fields = Stream.concat(
                        FIELDS.get(what).stream()
                                .filter(field -> !profile.fields().containsKey(field)),
                        profile.fields().entrySet().stream()
                                .filter(field -> WORDS.getOrDefault(what, Set.of()).stream()
                                        .anyMatch(field.getValue()::contains))
                                .map(Map.Entry::getKey))
                .filter(this::isFilled)
                .sorted()
                .toList();
        return fields.isEmpty() ? notSaid(element) : new Line(element, Fate.SAID, String.join(", ", fields));
    }

    private boolean isFilled(String field) {
        return message.first(field.substring(0, 3))
                .filter(segment ->
                        !segment.field(Integer.parseInt(field.substring(4))).isEmpty())
                .isPresent();
    }

    private static Line notSaid(String element) {
        return new Line(element, Fate.NOT_SAID, "No field of the message holds it");
    }
}
