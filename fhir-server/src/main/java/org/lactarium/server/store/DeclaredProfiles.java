package org.lactarium.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.interceptor.ValidationResultEnrichingInterceptor;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationResult;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A resource may declare profiles of others, such as US Core or the International Patient Summary. One that is not known here is
 * passed over with a warning and kept; one of the bank's own that is not known is a mistake.
 */
final class DeclaredProfiles {

    private static final String OWN = "https://lactarium.org/fhir/";

    private final FhirContext context;
    private final IValidationSupport support;

    DeclaredProfiles(FhirContext context, IValidationSupport support) {
        this.context = context;
        this.support = support;
    }

    /** @param resource a copy for the validator alone */
    void leaveOutOthers(Resource resource, @Nullable RequestDetails request) {
        refuseUnknownExtensions(resource);
        if (!resource.hasMeta()) {
            return;
        }
        var declared = resource.getMeta().getProfile();
        declared.stream().filter(DeclaredProfiles::isOwn).forEach(this::refuseUnknown);
        var others = declared.stream()
                .filter(profile -> !isOwn(profile) && !isKnown(profile))
                .toList();
        if (!others.isEmpty()) {
            declared.removeAll(others);
            others.forEach(profile -> warn(profile, request));
        }
    }

    /** A misspelt extension of the bank's own would be kept, and read by nobody. */
    private void refuseUnknownExtensions(Base within) {
        within.children().stream()
                .flatMap(element -> element.getValues().stream())
                .forEach(value -> {
                    if (value instanceof Extension extension
                            && String.valueOf(extension.getUrl())
                                    .toLowerCase(Locale.ROOT)
                                    .startsWith(OWN)
                            && support.fetchStructureDefinition(extension.getUrl()) == null) {
                        throw new PreconditionFailedException("The bank has no extension " + extension.getUrl()
                                + ". Its extensions stand in the guide.");
                    }
                    refuseUnknownExtensions(value);
                });
    }

    static boolean isOwn(CanonicalType profile) {
        return profile.hasValue() && profile.getValue().toLowerCase(Locale.ROOT).startsWith(OWN);
    }

    /** The rules look for a profile by its plain address, so one with a version would be passed over by them. */
    private void refuseUnknown(CanonicalType own) {
        if (own.getValue().contains("|") || !isKnown(own)) {
            throw new PreconditionFailedException("The bank has no profile " + own.getValue()
                    + ". Its profiles stand in the guide; name one as it stands there, without a version.");
        }
    }

    private boolean isKnown(CanonicalType profile) {
        return profile.hasValue() && support.fetchStructureDefinition(profile.getValue()) != null;
    }

    private void warn(CanonicalType other, @Nullable RequestDetails request) {
        if (request != null) {
            var message = new SingleValidationMessage();
            message.setSeverity(ResultSeverityEnum.WARNING);
            message.setLocationString("meta.profile");
            message.setMessage(
                    "The profile " + other.getValue() + " is not known here and was not looked at. It is kept.");
            ValidationResultEnrichingInterceptor.addValidationResultToRequestDetails(
                    request, new ValidationResult(context, List.of(message)));
        }
    }
}
