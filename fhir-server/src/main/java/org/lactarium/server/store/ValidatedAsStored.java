package org.lactarium.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.HookParams;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.interceptor.executor.InterceptorService;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.interceptor.validation.RepositoryValidatingInterceptor;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Validates what is written as it will be read again, whoever writes it and in whatever way. A patch works in HAPI's memory, where an
 * element that was taken away leaves an empty one behind that satisfies a profile, and is gone when it is stored.
 */
@Interceptor
final class ValidatedAsStored {

    private final FhirContext context;
    private final DeclaredProfiles profiles;
    private final InterceptorService validation = new InterceptorService();

    ValidatedAsStored(FhirContext context, DeclaredProfiles profiles, RepositoryValidatingInterceptor validator) {
        this.context = context;
        this.profiles = profiles;
        validation.registerInterceptor(validator);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(
            IBaseResource resource,
            @Nullable RequestDetails request,
            @Nullable ServletRequestDetails servlet,
            TransactionDetails transaction,
            @Nullable RequestPartitionId partition) {
        validation.callHooks(
                Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED,
                new HookParams()
                        .add(IBaseResource.class, asStored(resource, request))
                        .add(RequestDetails.class, request)
                        .add(ServletRequestDetails.class, servlet)
                        .add(TransactionDetails.class, transaction)
                        .add(RequestPartitionId.class, partition));
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(
            IBaseResource before,
            IBaseResource after,
            @Nullable RequestDetails request,
            @Nullable ServletRequestDetails servlet,
            TransactionDetails transaction) {
        validation.callHooks(
                Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED,
                new HookParams()
                        .add(IBaseResource.class, before)
                        .add(IBaseResource.class, asStored(after, request))
                        .add(RequestDetails.class, request)
                        .add(ServletRequestDetails.class, servlet)
                        .add(TransactionDetails.class, transaction));
    }

    /** Behind the sender's own source stands the number of the request; nobody is told that it is no address. */
    private static void leaveOutOurStamp(Resource resource) {
        if (resource.getMeta().hasSource()) {
            var source = resource.getMeta().getSource().replaceFirst("#[^#]*$", "");
            resource.getMeta().setSource(source.isEmpty() ? null : source);
        }
    }

    private IBaseResource asStored(IBaseResource written, @Nullable RequestDetails request) {
        var parser = context.newJsonParser();
        try {
            var stored = parser.parseResource(parser.encodeResourceToString(written));
            if (stored instanceof Resource resource) {
                leaveOutOurStamp(resource);
                profiles.leaveOutOthers(resource, request);
            }
            return stored;
        } catch (DataFormatException unreadable) {
            throw new InvalidRequestException(
                    "What was to be stored could not be read again: an element holds what its type does not allow.");
        }
    }
}
