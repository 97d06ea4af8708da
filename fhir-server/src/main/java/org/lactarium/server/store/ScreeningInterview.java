package org.lactarium.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;

/** Gives the validator the questions of the screening interview; HAPI takes no questionnaire out of a package. */
final class ScreeningInterview implements IValidationSupport {

    private final FhirContext context;
    private final Questionnaire interview;

    ScreeningInterview(FhirContext context) throws IOException {
        this.context = context;
        try (InputStream file = Objects.requireNonNull(
                ScreeningInterview.class.getResourceAsStream("/fhir/Questionnaire-donor-screening.json"))) {
            this.interview = context.newJsonParser().parseResource(Questionnaire.class, file);
        }
    }

    @Override
    public FhirContext getFhirContext() {
        return context;
    }

    @Override
    public <T extends IBaseResource> @Nullable T fetchResource(@Nullable Class<T> type, String uri) {
        boolean asked = type == Questionnaire.class && uri.split("\\|")[0].equals(interview.getUrl());
        return asked ? type.cast(interview) : null;
    }
}
