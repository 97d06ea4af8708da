package org.lactarium.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseOperationOutcome;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;

/**
 * Holds whatever the server answers in any test to HL7's validator, once for each shape of an answer, and every refusal to what
 * people can read. An answer that is neither becomes a fault there and then, so the test that asked fails.
 */
@Interceptor(order = Integer.MAX_VALUE)
public final class AnswersAreValid {

    private final FhirValidator validator;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    AnswersAreValid(FhirContext context, IValidationSupport support) {
        var hl7 = new FhirInstanceValidator(support);
        hl7.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        hl7.setErrorForUnknownProfiles(false);
        this.validator = context.newValidator().registerValidatorModule(hl7);
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void said(RequestDetails request, IBaseResource answer) {
        if (answer instanceof Resource resource && seen.add(shape(request, resource))) {
            orThrow(request, "is not valid FHIR", faults(resource));
        }
    }

    private static void orThrow(RequestDetails request, String fault, List<String> faults) {
        if (!faults.isEmpty()) {
            var why = "The answer to " + request.getRequestType() + " " + request.getRequestPath() + " " + fault + ":\n"
                    + String.join("\n", faults);
            // the server's log names no data, and whoever mends it needs to know
            System.out.println(why);
            throw new IllegalStateException(why);
        }
    }

    /** What HL7's validator finds wrong. */
    public List<String> faults(Resource resource) {
        return validator.validateWithResult(oneVersion(resource)).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(message -> message.getLocationString() + ": " + message.getMessage())
                .toList();
    }

    /** A history has several versions of one resource, and the validator does not know which of them a reference means. */
    private static Resource oneVersion(Resource resource) {
        if (resource instanceof Bundle history && history.getType() == BundleType.HISTORY && history.hasEntry()) {
            var first = history.copy();
            first.setEntry(List.of(first.getEntryFirstRep()));
            return first;
        }
        return resource;
    }

    @Hook(Pointcut.SERVER_OUTGOING_FAILURE_OPERATIONOUTCOME)
    public void refused(RequestDetails request, IBaseOperationOutcome why) {
        said(request, why);
        if (why instanceof OperationOutcome refusal) {
            orThrow(request, "is not for people", ForStaff.unfit(refusal));
        }
    }

    /** Who asked for what, and which elements there are of which types and profiles; not how often. */
    private static String shape(RequestDetails request, Resource answer) {
        if (answer instanceof Bundle found && request.getOperation() == null) {
            // what was stored was valid then; of a search the frame is new
            return "bundle " + found.getType()
                    + found.getEntry().stream()
                            .map(entry -> entry.fhirType() + entry.hasSearch() + entry.hasResponse())
                            .collect(Collectors.toCollection(TreeSet::new));
        }
        var shape = new TreeSet<String>();
        paths(answer, answer.fhirType(), shape);
        return request.getOperation() + shape;
    }

    private static void paths(Base element, String path, Set<String> into) {
        into.add(path);
        if (element instanceof Resource resource) {
            resource.getMeta().getProfile().forEach(profile -> into.add(path + profile.getValue()));
        }
        element.children().forEach(child -> child.getValues()
                .forEach(value ->
                        paths(value, element.fhirType() + "." + child.getName() + ":" + value.fhirType(), into)));
    }
}
