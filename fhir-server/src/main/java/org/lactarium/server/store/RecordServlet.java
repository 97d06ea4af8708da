package org.lactarium.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.config.JpaConfig;
import ca.uhn.fhir.jpa.interceptor.validation.RepositoryValidatingInterceptor;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizationInterceptor;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.Optional;
import org.lactarium.server.access.Permissions;
import org.lactarium.server.access.TruthfulMetadata;
import org.lactarium.server.gate.PublicAddress;
import org.lactarium.server.operations.BankInterceptor;
import org.lactarium.server.operations.BankOperation;
import org.lactarium.server.operations.DoorInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.Ordered;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/** Puts the FHIR endpoint at {@code /fhir}, with every operation and interceptor that is a bean. */
@Configuration(proxyBeanMethods = false)
class RecordServlet {

    // the CodeSystem provider asks for this bean by a type that is only known once it exists
    @Bean
    @DependsOn(JpaConfig.JPA_VALIDATION_SUPPORT_CHAIN)
    RecordServer recordServer(
            FhirContext context,
            IFhirSystemDao<?, ?> system,
            JpaSystemProvider<?, ?> systemProvider,
            ResourceProviderFactory resources,
            JpaStorageSettings settings,
            ISearchParamRegistry searchParameters,
            IValidationSupport validation,
            DatabaseBackedPagingProvider paging,
            IInterceptorService interceptors,
            AuthorizationInterceptor permissions,
            TruthfulMetadata metadata,
            RepositoryValidatingInterceptor validator,
            ObjectProvider<BankInterceptor> bankInterceptors,
            ObjectProvider<DoorInterceptor> doors,
            ObjectProvider<BankOperation> operations,
            @Value("${lactarium.routes.enabled:true}") boolean submission,
            RecordLimits limits,
            PublicAddress address,
            Permissions table,
            Optional<BuildProperties> build) {
        Permissions.complete("types", ProfiledTypes.VALIDATED, table.kinds());
        paging.setDefaultPageSize(50);
        paging.setMaximumPageSize(500);
        // on the store's own list: these hold for whatever writes, over HTTP or from within
        interceptors.registerInterceptor(
                new ValidatedAsStored(context, new DeclaredProfiles(context, validation), validator));
        bankInterceptors.orderedStream().forEach(interceptors::registerInterceptor);
        return new RecordServer(
                context,
                system,
                systemProvider,
                resources,
                settings,
                searchParameters,
                validation,
                paging,
                permissions,
                metadata,
                doors.orderedStream().map(Object.class::cast).toList(),
                operations.orderedStream().map(Object.class::cast).toList(),
                submission,
                limits,
                address,
                build.map(BuildProperties::getVersion).orElse("unknown"));
    }

    /**
     * Raw HL7 v2 is taken at a path below {@code /fhir}, but by whichever routes are on board and not by FHIR's
     * servlet: an exact mapping wins over {@code /fhir/*}.
     */
    @Bean
    ServletRegistrationBean<DispatcherServlet> submissionRegistration(WebApplicationContext context) {
        ServletRegistrationBean<DispatcherServlet> registration =
                new ServletRegistrationBean<>(new DispatcherServlet(context), "/fhir/$submit-v2");
        registration.setName("submission");
        return registration;
    }

    @Bean
    FilterRegistrationBean<ReadinessGate> recordReadinessGate(ApplicationAvailability application) {
        FilterRegistrationBean<ReadinessGate> registration =
                new FilterRegistrationBean<>(new ReadinessGate(application));
        registration.addUrlPatterns("/fhir", "/fhir/*");
        registration.setName("readinessGate");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
        return registration;
    }

    /** Behind the check of the token, so that nobody's bodies are read who may not send any. */
    @Bean
    FilterRegistrationBean<BodyLimit> recordBodyLimit(@Value("${lactarium.record.largest-body:33554432}") int most) {
        FilterRegistrationBean<BodyLimit> registration = new FilterRegistrationBean<>(new BodyLimit(most));
        registration.addUrlPatterns("/fhir", "/fhir/*");
        registration.setName("bodyLimit");
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }

    @Bean
    ServletRegistrationBean<RecordServer> recordServletRegistration(RecordServer server) {
        ServletRegistrationBean<RecordServer> registration = new ServletRegistrationBean<>(server, "/fhir/*");
        registration.setName("fhir");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
