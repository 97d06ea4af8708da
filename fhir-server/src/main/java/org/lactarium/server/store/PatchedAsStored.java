package org.lactarium.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.HookParams;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.interceptor.executor.InterceptorService;
import ca.uhn.fhir.jpa.interceptor.validation.RepositoryValidatingInterceptor;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.jspecify.annotations.Nullable;

/**
 * Validates what a patch made as it will be stored. HAPI changes the resource in its memory, where an element that was taken away leaves an
 * empty one behind that satisfies a profile, and is gone when it is written.
 */
@Interceptor
final class PatchedAsStored {

    private final FhirContext context;
    private final InterceptorService validation = new InterceptorService();

    PatchedAsStored(FhirContext context, RepositoryValidatingInterceptor validator) {
        this.context = context;
        validation.registerInterceptor(validator);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(
            IBaseResource before,
            IBaseResource after,
            @Nullable RequestDetails request,
            @Nullable ServletRequestDetails servlet,
            TransactionDetails transaction) {
        if (request != null && patches(request)) {
            IParser parser = context.newJsonParser();
            validation.callHooks(
                    Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED,
                    new HookParams()
                            .add(IBaseResource.class, before)
                            .add(IBaseResource.class, parser.parseResource(parser.encodeResourceToString(after)))
                            .add(RequestDetails.class, request)
                            .add(ServletRequestDetails.class, servlet)
                            .add(TransactionDetails.class, transaction));
        }
    }

    private static boolean patches(RequestDetails request) {
        return request.getRestOperationType() == RestOperationTypeEnum.PATCH
                || request.getResource() instanceof Bundle bundle
                        && bundle.getEntry().stream()
                                .anyMatch(entry -> entry.getRequest().getMethod() == HTTPVerb.PATCH);
    }
}
