package org.lactarium.routes.orders;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.lactarium.routes.quarantine.Reason;

/** Which laboratory an order is for: the one its performer names, or the only one that does its test. */
public final class Routing {

    private final Map<String, OrderProfile> laboratories;

    /** @param laboratories by name */
    public Routing(Map<String, OrderProfile> laboratories) {
        this.laboratories = laboratories;
    }

    public sealed interface Way {

        record To(String laboratory) implements Way {}

        /** It is done within the bank. */
        record ToNobody() implements Way {}

        record Unclear(Reason reason, String detail) implements Way {}
    }

    public Way of(ServiceRequest order) {
        List<String> named = doing(order)
                .filter(laboratory -> order.getPerformer().stream()
                        .anyMatch(performer -> means(performer, laboratories.get(laboratory))))
                .toList();
        List<String> candidates =
                named.isEmpty() ? doing(order).filter(this::takesAny).toList() : named;
        if (candidates.size() == 1) {
            return new Way.To(candidates.get(0));
        }
        if (candidates.size() > 1) {
            return new Way.Unclear(Reason.SEVERAL_LABORATORIES, String.join(" and ", candidates) + " take it");
        }
        return laboratories.values().stream().anyMatch(profile -> codes(order).anyMatch(profile.ignored()::contains))
                ? new Way.ToNobody()
                : new Way.Unclear(Reason.NO_LABORATORY, "Its test or its performer is in no data file");
    }

    static Optional<OrderProfile.Test> test(ServiceRequest order, OrderProfile profile) {
        return codes(order)
                .filter(profile.tests()::containsKey)
                .map(profile.tests()::get)
                .findFirst();
    }

    private Stream<String> doing(ServiceRequest order) {
        return laboratories.keySet().stream().sorted().filter(laboratory -> test(order, laboratories.get(laboratory))
                .isPresent());
    }

    private boolean takesAny(String laboratory) {
        return laboratories.get(laboratory).performers().isEmpty();
    }

    private static Stream<String> codes(ServiceRequest order) {
        return order.getCode().getCoding().stream().filter(Coding::hasCode).map(Coding::getCode);
    }

    private static boolean means(Reference performer, OrderProfile profile) {
        return Stream.of(
                        performer.getReference(),
                        performer.getDisplay(),
                        performer.getIdentifier().getValue())
                .anyMatch(word -> word != null && profile.performers().contains(word));
    }
}
