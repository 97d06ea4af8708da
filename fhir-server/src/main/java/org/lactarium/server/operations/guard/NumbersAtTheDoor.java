package org.lactarium.server.operations.guard;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.server.operations.DoorInterceptor;
import org.springframework.stereotype.Component;

/** Resolves numbers in what is sent: alone, in a bundle, in the parameters of an operation. */
@Component
@Interceptor
class NumbersAtTheDoor implements DoorInterceptor {

    private final NumberedReferences numbers;

    NumbersAtTheDoor(NumberedReferences numbers) {
        this.numbers = numbers;
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void asked(RequestDetails request) {
        if (request.getResource() instanceof Bundle bundle) {
            var together = bundle.getType() == BundleType.TRANSACTION
                    ? new BearersInTransaction(bundle.getEntry())
                    : BearersInTransaction.NONE;
            bundle.getEntry().stream()
                    .filter(Bundle.BundleEntryComponent::hasResource)
                    .forEach(entry -> numbers.resolve(entry.getResource(), together));
        } else if (request.getResource() instanceof Parameters parameters) {
            within(parameters.getParameter());
        } else if (request.getResource() instanceof Resource resource) {
            numbers.resolve(resource, BearersInTransaction.NONE);
        }
    }

    private void within(List<ParametersParameterComponent> parameters) {
        for (var parameter : parameters) {
            if (parameter.hasResource()) {
                numbers.resolve(parameter.getResource(), BearersInTransaction.NONE);
            }
            within(parameter.getPart());
        }
    }
}
