package org.lactarium.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.BiologicallyDerivedProduct;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.lactarium.profiles.Profiles;

/** Validates one unit and one result before anybody waits for it: the first validation loads the R4 definitions. */
final class ValidatorWarmUp implements Runnable {

    private final FhirContext context;
    private final IValidationSupport support;

    ValidatorWarmUp(FhirContext context, IValidationSupport support) {
        this.context = context;
        this.support = support;
    }

    @Override
    public void run() {
        FhirValidator validator = context.newValidator().registerValidatorModule(new FhirInstanceValidator(support));
        validator.validateWithResult(of(new BiologicallyDerivedProduct(), Profiles.DEPOSIT));
        validator.validateWithResult(of(new Observation(), Profiles.COLONY_COUNT));
    }

    private static Resource of(Resource resource, String profile) {
        resource.getMeta().addProfile(profile);
        return resource;
    }
}
