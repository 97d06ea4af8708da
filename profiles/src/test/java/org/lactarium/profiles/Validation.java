package org.lactarium.profiles;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.NpmPackageValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;

/** HAPI's validator over the packed package, as the server sets it up; made once, since warming takes seconds. */
final class Validation {

    static final FhirContext FHIR = FhirContext.forR4();
    static final NpmPackageValidationSupport PACKAGE = loadPackage();
    private static final FhirValidator VALIDATOR =
            FHIR.newValidator().registerValidatorModule(new FhirInstanceValidator(support()));

    private Validation() {}

    static List<SingleValidationMessage> of(IBaseResource resource) {
        return VALIDATOR.validateWithResult(resource).getMessages();
    }

    static List<SingleValidationMessage> errors(IBaseResource resource) {
        return of(resource).stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .toList();
    }

    static List<String> codes(String codeSystem) {
        CodeSystem system = (CodeSystem) PACKAGE.fetchCodeSystem(codeSystem);
        return system.getConcept().stream()
                .map(CodeSystem.ConceptDefinitionComponent::getCode)
                .toList();
    }

    /** Local codings beside ours are nobody's fault, which HAPI holds only when told so. */
    private static ValidationSupportChain support() {
        ValidationSupportChain chain = new ValidationSupportChain(
                PACKAGE,
                new Questionnaires(FHIR),
                new DefaultProfileValidationSupport(FHIR),
                new CommonCodeSystemsTerminologyService(FHIR),
                new InMemoryTerminologyServerValidationSupport(FHIR),
                new SnapshotGeneratingValidationSupport(FHIR),
                unknownSystemsAreOnlyWarnedOf());
        chain.setCodeableConceptValidationSuccessfulIfNotAllCodingsAreValid(true);
        return chain;
    }

    private static UnknownCodeSystemWarningValidationSupport unknownSystemsAreOnlyWarnedOf() {
        var support = new UnknownCodeSystemWarningValidationSupport(FHIR);
        support.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.WARNING);
        return support;
    }

    private static NpmPackageValidationSupport loadPackage() {
        try {
            NpmPackageValidationSupport support = new NpmPackageValidationSupport(FHIR);
            support.loadPackageFromClasspath("classpath:" + MilkBank.PACKAGE_RESOURCE.substring(1));
            return support;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
