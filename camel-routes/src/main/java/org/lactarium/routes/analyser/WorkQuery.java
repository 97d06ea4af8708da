package org.lactarium.routes.analyser;

import java.util.Optional;
import java.util.Set;
import org.lactarium.routes.hl7.Segment;
import org.lactarium.routes.hl7.V2Message;

/**
 * An analyser's question for its work (IHE LAW, LAB-27): QBP^Q11 with {@code WOS} for one sample or {@code WOS_ALL} for
 * everything that is open.
 *
 * @param sample number on the vial; empty asks for everything
 */
public record WorkQuery(V2Message message, Segment parameters, String sample) {

    private static final Set<String> ALL = Set.of("WOS_ALL");
    private static final Set<String> ONE = Set.of("WOS");

    /** @return empty when it asks in a way that is not known here, such as by rack or tray */
    public static Optional<WorkQuery> of(V2Message message) {
        boolean known = message.type().equals("QBP^Q11")
                || message.header().field(9).component(3).equals("QBP_Q11");
        return message.first("QPD").filter(parameters -> known).flatMap(parameters -> {
            String name = parameters.field(1).value();
            String sample = parameters.field(3).value();
            boolean asks = ALL.contains(name) || (ONE.contains(name) && !sample.isEmpty());
            return asks
                    ? Optional.of(new WorkQuery(message, parameters, ALL.contains(name) ? "" : sample))
                    : Optional.empty();
        });
    }
}
