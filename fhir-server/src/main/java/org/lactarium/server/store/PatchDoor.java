package org.lactarium.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.DoorInterceptor;
import org.springframework.stereotype.Component;

/**
 * A patch that cannot be carried out is the client's mistake (400), alone and in a bundle: of FHIRPath as Parameters, of JSON or XML in
 * a Binary. HAPI answers some of them with a fault of its own.
 */
@Component
@Interceptor(order = -1)
class PatchDoor implements DoorInterceptor {

    private static final String PATCHING = "ca.uhn.fhir.jpa.patch.";

    private final PatchRehearsal rehearsal;

    PatchDoor(PatchRehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void refuse(RequestDetails request, RestOperationTypeEnum asked) {
        if (asked == RestOperationTypeEnum.PATCH && request.getResource() instanceof Parameters patch) {
            SoundPatch.fault(patch).ifPresent(PatchDoor::refuse);
        }
        if (asked == RestOperationTypeEnum.TRANSACTION && request.getResource() instanceof Bundle bundle) {
            bundle.getEntry().stream()
                    .filter(entry -> entry.getRequest().getMethod() == HTTPVerb.PATCH)
                    .forEach(entry -> fault(entry, bundle.getType()).ifPresent(PatchDoor::refuse));
        }
    }

    private Optional<String> fault(BundleEntryComponent entry, BundleType type) {
        var patch = entry.getResource();
        if (patch instanceof Binary binary
                && String.valueOf(binary.getContentType()).contains("json")) {
            StrictJson.read(binary.getContent(), true);
        } else if (patch instanceof Parameters parameters) {
            var fault = SoundPatch.fault(parameters);
            if (fault.isPresent()) {
                return fault;
            }
        } else if (!(patch instanceof Binary)) {
            return Optional.of(
                    "An entry that patches holds the patch: Parameters, or a Binary with a JSON Patch. Nothing of this bundle was done.");
        }
        // of a batch HAPI tells nobody why an entry failed
        return type == BundleType.BATCH && rehearsal.fails(entry.getRequest().getUrl(), patch)
                ? Optional.of(NOT_DONE)
                : Optional.empty();
    }

    private static void refuse(String why) {
        throw new InvalidRequestException(why);
    }

    /** Whatever is thrown while a patch is carried out is said of the patch. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public @Nullable BaseServerResponseException translate(RequestDetails request, Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            boolean said = cause instanceof BaseServerResponseException refusal && refusal.getStatusCode() < 500;
            if (!said
                    && Arrays.stream(cause.getStackTrace())
                            .anyMatch(at -> at.getClassName().startsWith(PATCHING))) {
                return new InvalidRequestException(NOT_DONE);
            }
        }
        return null;
    }

    private static final String NOT_DONE =
            "The patch could not be carried out. Look whether its paths lead to one element, its indexes are numbers in range,"
                    + " and its values are of the type that stands there.";
}
