package org.lactarium.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.config.JpaConfig;
import ca.uhn.fhir.jpa.interceptor.validation.RepositoryValidatingInterceptor;
import ca.uhn.fhir.jpa.interceptor.validation.RepositoryValidatingRuleBuilder;
import java.io.IOException;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.NpmPackageValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.lactarium.profiles.MilkBank;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * Validates what is stored, wherever it comes from: a plain create, a bundle, an operation.
 *
 * <p>The profiles come straight from the packed guide and not from the database, so what is enforced is what this
 * program was built with, and no terminology server is asked.
 */
@Configuration(proxyBeanMethods = false)
class RecordValidation {

    /** HAPI's own chain, which reads profiles back from the database, steps behind ours. */
    @Bean
    static BeanFactoryPostProcessor ownValidationFirst() {
        return beans ->
                beans.getBeanDefinition(JpaConfig.JPA_VALIDATION_SUPPORT_CHAIN).setPrimary(false);
    }

    @Bean
    @Primary
    ValidationSupportChain recordValidationSupport(FhirContext context, DefaultProfileValidationSupport r4)
            throws IOException {
        NpmPackageValidationSupport guide = new NpmPackageValidationSupport(context);
        guide.loadPackageFromClasspath("classpath:" + MilkBank.PACKAGE_RESOURCE);
        UnknownCodeSystemWarningValidationSupport unknown = new UnknownCodeSystemWarningValidationSupport(context);
        unknown.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.WARNING);
        ValidationSupportChain chain = new ValidationSupportChain(
                guide,
                new ScreeningInterview(context),
                new StandardTypes(context, r4),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new SnapshotGeneratingValidationSupport(context),
                unknown);
        // a hospital's own coding beside ours is no mistake
        chain.setCodeableConceptValidationSuccessfulIfNotAllCodingsAreValid(true);
        return chain;
    }

    @Bean
    RepositoryValidatingInterceptor recordValidator(FhirContext context, RepositoryValidatingRuleBuilder rules) {
        ProfiledTypes.requireOneProfile(rules);
        for (String type : ProfiledTypes.VALIDATED) {
            rules.forResourcesOfType(type)
                    .requireValidationToDeclaredProfiles()
                    .errorOnUnknownProfiles()
                    .withBestPracticeWarningLevel("IGNORE");
        }
        return new RepositoryValidatingInterceptor(context, rules.build());
    }
}
