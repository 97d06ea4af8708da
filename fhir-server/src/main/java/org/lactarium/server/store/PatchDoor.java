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
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
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
        if (asked == RestOperationTypeEnum.PATCH) {
            fault(address(request), patch(request), null).ifPresent(PatchDoor::refuse);
        }
        if (asked == RestOperationTypeEnum.TRANSACTION && request.getResource() instanceof Bundle bundle) {
            bundle.getEntry().stream()
                    .filter(entry -> entry.getRequest().getMethod() == HTTPVerb.PATCH)
                    .forEach(entry -> fault(entry.getRequest().getUrl(), entry.getResource(), bundle.getType())
                            .ifPresent(PatchDoor::refuse));
        }
    }

    private static String address(RequestDetails request) {
        if (request.getId() != null) {
            return request.getResourceName() + "/" + request.getId().getIdPart();
        }
        var url = String.valueOf(request.getCompleteUrl());
        return request.getResourceName() + url.substring(Math.max(0, url.indexOf('?')));
    }

    private static Resource patch(RequestDetails request) {
        if (request.getResource() instanceof Parameters patch) {
            return patch;
        }
        var packed = new Binary().setContentType(String.valueOf(request.getHeader("Content-Type")));
        packed.setData(request.loadRequestContents());
        return packed;
    }

    /** @param type of the bundle; null of a patch that comes alone */
    private Optional<String> fault(String address, @Nullable Resource patch, @Nullable BundleType type) {
        if (!(patch instanceof Binary) && !(patch instanceof Parameters)) {
            return Optional.of(
                    "An entry that patches holds the patch: Parameters, or a Binary with a JSON Patch. Nothing of this bundle was done.");
        }
        var fault = patch instanceof Parameters parameters ? SoundPatch.fault(parameters) : fault((Binary) patch);
        if (fault.isPresent()) {
            return fault;
        }
        return switch (rehearsal.of(address, patch)) {
            case MAKES_ANOTHER -> Optional.of(PatchRehearsal.STAYS);
            // of a batch HAPI tells nobody why an entry failed; in a transaction, another entry may make what the patch
            // needs
            case FAILS -> type == BundleType.TRANSACTION ? Optional.empty() : Optional.of(NOT_DONE);
            case PASSES -> Optional.empty();
        };
    }

    private static Optional<String> fault(Binary patch) {
        if (!String.valueOf(patch.getContentType()).contains("json")) {
            return Optional.empty();
        }
        StrictJson.read(patch.getData(), true);
        return SoundJsonPatch.fault(patch.getData());
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
