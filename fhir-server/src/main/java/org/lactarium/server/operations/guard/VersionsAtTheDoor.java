package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.server.operations.DoorInterceptor;
import org.lactarium.server.operations.MilkRecord;
import org.springframework.stereotype.Component;

/** Whoever names the version that is to be changed means a resource that is there: a PUT with If-Match makes none (412). */
@Component
@Interceptor(order = VersionsAtTheDoor.WHEN_THE_CALLER_MAY)
class VersionsAtTheDoor implements DoorInterceptor {

    static final int WHEN_THE_CALLER_MAY = 10;

    private final MilkRecord record;

    VersionsAtTheDoor(MilkRecord record) {
        this.record = record;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void refuse(RequestDetails request, RestOperationTypeEnum asked) {
        if (asked == RestOperationTypeEnum.TRANSACTION && request.getResource() instanceof Bundle bundle) {
            bundle.getEntry().stream()
                    .filter(entry -> entry.hasResource()
                            && entry.getRequest().getMethod() == HTTPVerb.PUT
                            && entry.getRequest().hasIfMatch())
                    .forEach(this::refuse);
        } else if (asked == RestOperationTypeEnum.UPDATE
                && request.getHeader("If-Match") != null
                && request.getResource() instanceof Resource written) {
            refuse(written, request.getId().getIdPart(), "");
        }
    }

    private void refuse(BundleEntryComponent entry) {
        var id = new IdType(entry.getRequest().getUrl().replaceFirst("/$", "")).getIdPart();
        refuse(entry.getResource(), id, " Nothing of this bundle was done.");
    }

    private void refuse(Resource written, String id, String besides) {
        if (record.read(written.getClass(), id).isEmpty()) {
            throw new PreconditionFailedException(
                    "If-Match names a version of a resource that does not exist." + besides);
        }
    }
}
