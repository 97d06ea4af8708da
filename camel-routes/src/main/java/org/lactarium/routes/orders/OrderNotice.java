package org.lactarium.routes.orders;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;

/**
 * What is to be noticed of an order that was written.
 *
 * @param id of the ServiceRequest
 * @param version of the ServiceRequest
 * @param placer our order number, empty when it has none
 * @param subject reference to the milk or the donor; orders about the same are sent in the order in which they were written
 * @param cancelled whether it is no longer wanted
 * @param digest of everything in it that people write; what we ourselves write on it leaves it as it is
 */
public record OrderNotice(String id, long version, String placer, String subject, boolean cancelled, String digest) {

    private static final Set<ServiceRequest.ServiceRequestStatus> CANCELLED =
            EnumSet.of(ServiceRequest.ServiceRequestStatus.REVOKED, ServiceRequest.ServiceRequestStatus.ENTEREDINERROR);

    /**
     * @param json encodes a resource
     * @return empty when nobody need be told: a draft, an order on hold, a completed one
     */
    public static Optional<OrderNotice> of(ServiceRequest order, Function<ServiceRequest, String> json) {
        boolean cancelled = CANCELLED.contains(order.getStatus());
        if (!cancelled && order.getStatus() != ServiceRequest.ServiceRequestStatus.ACTIVE) {
            return Optional.empty();
        }
        return Optional.of(new OrderNotice(
                order.getIdElement().getIdPart(),
                order.getMeta().getVersionId() == null
                        ? 1
                        : Long.parseLong(order.getMeta().getVersionId()),
                order.getIdentifier().stream()
                        .filter(number -> Systems.LAB_ORDER_ID.equals(number.getSystem()) && number.hasValue())
                        .map(number -> number.getValue())
                        .findFirst()
                        .orElse(""),
                subject(order.getSubject()),
                cancelled,
                digest(json.apply(asPeopleWroteIt(order)))));
    }

    /** Milk stands in an alternate reference, because R4 does not allow it as a subject. */
    public static String subject(Reference subject) {
        Reference meant = subject.hasExtension(Extensions.ALTERNATE_REFERENCE)
                        && subject.getExtensionByUrl(Extensions.ALTERNATE_REFERENCE)
                                        .getValue()
                                instanceof Reference alternate
                ? alternate
                : subject;
        String reference = meant.hasReference() ? meant.getReference() : "";
        int version = reference.indexOf("/_history/");
        return version < 0 ? reference : reference.substring(0, version);
    }

    private static ServiceRequest asPeopleWroteIt(ServiceRequest order) {
        ServiceRequest copy = order.copy();
        copy.setId("");
        copy.setMeta(null);
        copy.setText(null);
        copy.setStatus(null);
        copy.getExtension().removeIf(extension -> Extensions.LABORATORY_ANSWER.equals(extension.getUrl()));
        copy.getIdentifier().removeIf(AnswerOnOrder::isFiller);
        return copy;
    }

    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
