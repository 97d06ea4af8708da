package org.lactarium.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.IPagingProvider;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.interceptor.ValidationResultEnrichingInterceptor;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizationInterceptor;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.lactarium.server.access.TruthfulMetadata;
import org.lactarium.server.gate.PublicAddress;

/** The FHIR endpoint: resource types the bank keeps, the operations that stand beside them, and nothing else. */
final class RecordServer extends RestfulServer {

    RecordServer(
            FhirContext context,
            IFhirSystemDao<?, ?> system,
            JpaSystemProvider<?, ?> systemProvider,
            ResourceProviderFactory resources,
            JpaStorageSettings settings,
            ISearchParamRegistry searchParameters,
            IValidationSupport validation,
            IPagingProvider paging,
            AuthorizationInterceptor permissions,
            TruthfulMetadata metadata,
            List<Object> doors,
            List<Object> operations,
            boolean submission,
            RecordLimits limits,
            PublicAddress address,
            String version) {
        super(context);
        registerInterceptor(permissions);
        registerInterceptor(metadata);
        DoorOfTheRecord.guards(context, operations, submission, limits, searchParameters)
                .forEach(this::registerInterceptor);
        doors.forEach(this::registerInterceptor);
        // whoever asks for an outcome is told what the validator warned of
        registerInterceptor(new ValidationResultEnrichingInterceptor());
        registerProviders(resources.createProviders().stream()
                .filter(IResourceProvider.class::isInstance)
                .map(IResourceProvider.class::cast)
                .filter(provider -> ProfiledTypes.isKept(
                        provider.getResourceType().getSimpleName().replaceAll("Resource$", "")))
                .toList());
        registerProvider(systemProvider);
        registerProviders(operations);
        setPagingProvider(paging);
        setDefaultResponseEncoding(EncodingEnum.JSON);
        setServerName("Lactarium");
        setServerVersion(version);
        setServerAddressStrategy((servlet, request) -> request == null ? address.configured() : address.of(request));
        setImplementationDescription("Lactarium, a record for human milk banks");
        JpaCapabilityStatementProvider capabilities =
                new JpaCapabilityStatementProvider(this, system, settings, searchParameters, validation);
        capabilities.setImplementationDescription("Lactarium, a record for human milk banks");
        capabilities.setIncludeResourceCounts(false);
        setServerConformanceProvider(capabilities);
    }

    /** The library would tell its own name and version here. */
    @Override
    public void addHeadersToResponse(HttpServletResponse response) {}
}
