package org.lactarium.profiles;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.io.InputStream;
import java.util.Objects;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Questionnaire;

/** Gives the validator the screening interview: HAPI takes no questionnaires out of a package by itself. */
final class Questionnaires implements IValidationSupport {

    private final FhirContext fhir;
    private final Questionnaire screening;

    Questionnaires(FhirContext fhir) {
        this.fhir = fhir;
        InputStream file = getClass().getResourceAsStream("/fhir/Questionnaire-donor-screening.json");
        this.screening = fhir.newJsonParser().parseResource(Questionnaire.class, Objects.requireNonNull(file));
    }

    @Override
    public FhirContext getFhirContext() {
        return fhir;
    }

    @Override
    public <T extends IBaseResource> T fetchResource(Class<T> type, String uri) {
        boolean asked = type == Questionnaire.class && uri.startsWith(screening.getUrl());
        return asked ? type.cast(screening) : null;
    }
}
