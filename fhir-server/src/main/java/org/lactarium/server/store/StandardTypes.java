package org.lactarium.server.store;

import static org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule.CONSTRAINT;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.BaseValidationSupportWrapper;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * FHIR's own definitions, of which only the types are listed. For each resource the validator goes through the whole list to learn
 * the names of the types; the 400 extensions of the standard in it are found by their address as before.
 */
final class StandardTypes extends BaseValidationSupportWrapper {

    StandardTypes(FhirContext context, IValidationSupport standard) {
        super(context, standard);
    }

    @Override
    public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
        List<T> all = super.fetchAllStructureDefinitions();
        return all.stream()
                .filter(one -> one instanceof StructureDefinition type && type.getDerivation() != CONSTRAINT)
                .toList();
    }
}
