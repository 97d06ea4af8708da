package org.lactarium.routes.operations;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;
import org.lactarium.routes.delivery.Away;
import org.lactarium.routes.delivery.Refused;
import org.lactarium.routes.dispatch.Rehearsal;
import org.lactarium.routes.dispatch.Rehearsal.Shown;
import org.lactarium.routes.quarantine.Language;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What an order would become, over HTTP, for whoever writes a laboratory's data file for orders. */
@RestController
@RequestMapping("/intake/orders/dry-run")
class OrderDryRunController {

    private final Rehearsal rehearsal;
    private final FhirContext context;

    OrderDryRunController(Rehearsal rehearsal, FhirContext context) {
        this.rehearsal = rehearsal;
        this.context = context;
    }

    /** @param fate said, ignored or not-said */
    record ElementView(String element, String fate, String becomes) {}

    /** @param outcome {@code ready}, {@code not-sent} or {@code quarantined} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String outcome,
            @Nullable String laboratory,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable String text,
            List<ElementView> elements) {}

    /** @param order a ServiceRequest; what it refers to is read from the record */
    @PostMapping
    View ofBody(
            @RequestBody String order,
            @RequestParam(name = "laboratory", required = false) @Nullable String laboratory,
            Language language) {
        try {
            return view(
                    rehearsal.of(context.newJsonParser().parseResource(ServiceRequest.class, order), laboratory),
                    language);
        } catch (DataFormatException | ClassCastException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The body is no ServiceRequest in JSON");
        }
    }

    /** @param order {@code ServiceRequest/x}, as it stands in the record */
    @GetMapping
    View ofRecord(
            @RequestParam(name = "order") String order,
            @RequestParam(name = "laboratory", required = false) @Nullable String laboratory,
            Language language) {
        try {
            ServiceRequest known = rehearsal.order(order.substring(order.indexOf('/') + 1));
            return view(rehearsal.of(known, laboratory), language);
        } catch (Refused e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No such order");
        } catch (Away e) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, e.getMessage());
        }
    }

    private static View view(Shown shown, Language language) {
        if (shown instanceof Shown.Held held) {
            return new View("quarantined", null, held.reason().code(), language.say(held.detail()), null, List.of());
        }
        if (shown instanceof Shown.ForNobody nobody) {
            return new View("not-sent", null, null, language.say(nobody.detail()), null, List.of());
        }
        if (shown instanceof Shown.Message message) {
            List<ElementView> elements = message.elements().stream()
                    .map(line -> new ElementView(
                            line.element(),
                            line.fate().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            language.say(line.becomes())))
                    .toList();
            String outcome = message.sent() ? "ready" : "not-sent";
            String why = message.sent() ? null : language.say("Only an order that is active or taken back is sent");
            return new View(outcome, message.laboratory(), null, why, message.text(), elements);
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No such laboratory");
    }
}
