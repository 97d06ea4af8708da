package org.lactarium.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Refuses with 400 what an operation has no parameter for, by the definitions in the guide: whoever writes {@code dryrun} for
 * {@code dryRun} must not get the deed instead of the rehearsal.
 */
@Interceptor
public final class OfferedParameters {

    private static final String DEFINITIONS = "classpath*:/fhir/OperationDefinition-*.json";

    private final Map<String, List<InputParameter>> known;

    OfferedParameters(FhirContext context) {
        this.known = definitions(context).stream()
                .collect(Collectors.toMap(
                        definition -> "$" + definition.getCode(),
                        definition -> InputParameter.of(definition.getParameter()),
                        (one, same) -> one));
    }

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void refuse(RequestDetails request) {
        var operation = request.getOperation();
        var parameters = operation == null ? null : known.get(operation);
        if (parameters == null) {
            return;
        }
        var body = request.getResource();
        if (body != null && !(body instanceof Parameters)) {
            throw new InvalidRequestException(operation + " takes a Parameters resource and no " + body.fhirType()
                    + ". " + InputParameter.offered(parameters));
        }
        var fault = body == null
                ? null
                : InputParameter.fault(
                        ((Parameters) body).getParameter(), parameters, operation, request.getFhirServerBase());
        refuse(fault == null ? inTheAddress(request, operation, parameters) : fault);
    }

    private static void refuse(@Nullable String fault) {
        if (fault != null) {
            throw new InvalidRequestException(fault);
        }
    }

    /** Names that begin with an underscore belong to FHIR. */
    private static @Nullable String inTheAddress(
            RequestDetails request, String operation, List<InputParameter> parameters) {
        return request.getParameters().keySet().stream()
                .map(name -> name.split("[:.]", 2)[0])
                .filter(name -> !name.startsWith("_"))
                .filter(name -> parameters.stream()
                        .noneMatch(parameter -> parameter.name().equals(name)))
                .findFirst()
                .map(name -> operation + " has no parameter " + name + ". " + InputParameter.offered(parameters))
                .or(() -> parameters.stream()
                        .flatMap(parameter -> values(request, parameter)
                                .flatMap(text -> Optional.ofNullable(parameter.faultOf(text)).stream()))
                        .findFirst())
                .orElse(null);
    }

    private static Stream<String> values(RequestDetails request, InputParameter parameter) {
        var given = request.getParameters().get(parameter.name());
        return given == null ? Stream.empty() : Arrays.stream(given);
    }

    private static List<OperationDefinition> definitions(FhirContext context) {
        try {
            var found = new PathMatchingResourcePatternResolver().getResources(DEFINITIONS);
            return Arrays.stream(found).map(file -> read(context, file)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OperationDefinition read(FhirContext context, Resource file) {
        try (var text = file.getInputStream()) {
            return context.newJsonParser().parseResource(OperationDefinition.class, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
