package org.lactarium.routes.orders;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.Extensions;
import org.lactarium.profiles.Systems;
import org.lactarium.routes.quarantine.Reason;

/** Reads what an order asks for. What the laboratory needs and the order does not say is named, never guessed. */
public final class OrderReader {

    private static final List<String> MILK_NUMBERS = List.of(Systems.BATCH_ID, Systems.POOL_ID, Systems.UNIT_ID);

    private final OrderProfile profile;
    private final ZoneId zone;

    /** @param zone in which times are written */
    public OrderReader(OrderProfile profile, ZoneId zone) {
        this.profile = profile;
        this.zone = zone;
    }

    public Understood read(Papers papers) {
        ServiceRequest order = papers.order();
        Optional<OrderProfile.Test> test = Routing.test(order, profile);
        if (test.isEmpty()) {
            return new Understood.Unclear(Reason.NO_LABORATORY, "Its test is not in the data file of the laboratory");
        }
        List<String> missing = new ArrayList<>();
        String placer = number(order.getIdentifier(), List.of(Systems.LAB_ORDER_ID));
        if (placer.isEmpty()) {
            missing.add("an order number");
        }
        OrderSheet.Subject subject =
                test.get().about() == OrderProfile.About.DONOR ? donor(papers.donor()) : milk(papers.milk());
        if (subject.number().isEmpty()) {
            missing.add(subject.isDonor() ? "a donor with a donor number" : "milk with a number");
        }
        OrderSheet.Sample sample =
                papers.specimens().isEmpty() ? null : sample(papers.specimens().get(0), test.get());
        boolean mustHave = !subject.isDonor() || profile.form() == Form.O33;
        if (papers.specimens().size() > 1
                || (sample == null ? mustHave : sample.number().isEmpty())) {
            missing.add("exactly one specimen, with a number");
        }
        if (!missing.isEmpty()) {
            return new Understood.Unclear(Reason.INCOMPLETE_ORDER, "The order needs " + String.join(" and ", missing));
        }
        return new OrderSheet(
                placer,
                test.get(),
                subject,
                sample,
                order.hasAuthoredOn() ? Moments.written(order.getAuthoredOnElement(), zone) : "",
                priority(order),
                profile.notes() ? notes(order) : "");
    }

    private OrderSheet.Subject milk(@Nullable BiologicallyDerivedProduct milk) {
        if (milk == null) {
            return new OrderSheet.Subject("", "milk", "", "", "", "");
        }
        String level = milk.hasExtension(Extensions.UNIT_TYPE)
                        && milk.getExtensionByUrl(Extensions.UNIT_TYPE).getValue() instanceof CodeableConcept type
                ? type.getCodingFirstRep().getCode()
                : "milk";
        return new OrderSheet.Subject(number(milk.getIdentifier(), MILK_NUMBERS), level, "", "", "", "");
    }

    /** A donor is a number; anything more only where the data file says that the laboratory needs it. */
    private OrderSheet.Subject donor(@Nullable Patient donor) {
        if (donor == null) {
            return new OrderSheet.Subject("", "donor", "", "", "", "");
        }
        boolean named = profile.donor().name();
        return new OrderSheet.Subject(
                number(donor.getIdentifier(), List.of(Systems.DONOR_ID)),
                "donor",
                named ? said(donor.getNameFirstRep().getFamily()) : "",
                named ? donor.getNameFirstRep().getGivenAsSingleString() : "",
                profile.donor().birthDate() && donor.hasBirthDate()
                        ? Moments.written(donor.getBirthDateElement(), zone)
                        : "",
                profile.donor().sex() && donor.hasGender() ? Moments.sex(donor.getGender()) : "");
    }

    private OrderSheet.Sample sample(Specimen specimen, OrderProfile.Test test) {
        String number = number(specimen.getIdentifier(), List.of(Systems.SPECIMEN_ID));
        String any = number.isEmpty() ? said(specimen.getIdentifierFirstRep().getValue()) : number;
        var container = specimen.getContainerFirstRep();
        Coding type = container.getType().getCodingFirstRep();
        return new OrderSheet.Sample(
                any,
                collected(specimen.getCollection().getCollected()),
                said(container.getIdentifierFirstRep().getValue()),
                type.hasCode()
                        ? new OrderProfile.Code(
                                type.getCode(),
                                said(type.getDisplay()),
                                Systems.SNOMED.equals(type.getSystem()) ? "SCT" : "L")
                        : test.container());
    }

    private String collected(@Nullable Type collected) {
        if (collected instanceof Period period && period.hasStart()) {
            return Moments.written(period.getStartElement(), zone);
        }
        return collected instanceof DateTimeType moment ? Moments.written(moment, zone) : "";
    }

    private static String priority(ServiceRequest order) {
        return switch (order.hasPriority() ? order.getPriority() : ServiceRequest.ServiceRequestPriority.ROUTINE) {
            case STAT -> "S";
            case ASAP, URGENT -> "A";
            default -> "R";
        };
    }

    private static String notes(ServiceRequest order) {
        return order.getNote().stream().map(Annotation::getText).collect(Collectors.joining(" "));
    }

    private static String number(List<Identifier> identifiers, List<String> systems) {
        return identifiers.stream()
                .filter(identifier ->
                        identifier.hasSystem() && identifier.hasValue() && systems.contains(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst()
                .orElse("");
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }
}
