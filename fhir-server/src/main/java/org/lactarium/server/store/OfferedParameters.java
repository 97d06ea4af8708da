package org.lactarium.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.operations.UnreadableFeed;
import org.lactarium.server.operations.chart.Modifiers;
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
            // of an operation that is not the bank's, what is validated in it is judged there
            refuse(
                    operation != null && request.getResource() instanceof Parameters given
                            ? Modifiers.unknownAround(given).orElse(null)
                            : null);
            return;
        }
        var body = request.getResource();
        if (body != null && !(body instanceof Parameters)) {
            throw new InvalidRequestException(operation + " takes a Parameters resource and no " + body.fhirType()
                    + ". " + InputParameter.offered(parameters));
        }
        refuse(inTheAddress(request, operation, parameters));
        if (body instanceof Parameters given) {
            var base = request.getFhirServerBase();
            var read = UnreadableFeed.OPERATION.equals(operation)
                    ? readable(given, parameters, request)
                    : given.getParameter();
            refuse(given.hasImplicitRules() ? Modifiers.unknownIn(given).orElse(null) : null);
            refuse(read.stream()
                    .flatMap(one -> Modifiers.unknownIn(one).stream())
                    .findFirst()
                    .orElse(null));
            refuse(InputParameter.fault(read, parameters, operation, base));
        }
        refuse(missing(request, body, parameters, operation));
    }

    /** Each feed is settled for itself: what is wrong with one must not keep the others out of the record. */
    private static List<ParametersParameterComponent> readable(
            Parameters given, List<InputParameter> parameters, RequestDetails request) {
        var faults = new HashMap<Integer, String>();
        var read = new ArrayList<ParametersParameterComponent>();
        int place = 0;
        for (var one : given.getParameter()) {
            var isFeed = UnreadableFeed.PARAMETER.equals(one.getName());
            var fault = isFeed ? faultOf(one, parameters, request) : null;
            if (fault == null) {
                read.add(one);
            } else {
                faults.put(place, fault);
            }
            place += isFeed ? 1 : 0;
        }
        UnreadableFeed.keep(request, faults);
        return read;
    }

    private static @Nullable String faultOf(
            ParametersParameterComponent feed, List<InputParameter> parameters, RequestDetails request) {
        var fault = InputParameter.fault(List.of(feed), parameters, "a feed", request.getFhirServerBase());
        return fault == null
                ? Unsound.in(feed).or(() -> Modifiers.unknownIn(feed)).orElse(null)
                : fault;
    }

    private static @Nullable String missing(
            RequestDetails request, @Nullable IBaseResource body, List<InputParameter> parameters, String operation) {
        var given = body instanceof Parameters inBody
                ? inBody.getParameter().stream()
                        .map(ParametersParameterComponent::getName)
                        .toList()
                : request.getParameters().keySet();
        return InputParameter.missing(given, parameters, operation);
    }

    private static void refuse(@Nullable String fault) {
        if (fault != null) {
            throw new InvalidRequestException(fault);
        }
    }

    /**
     * Names that begin with an underscore belong to FHIR. Whoever sends a body says everything in it: what stands in the address
     * beside it would be read by nobody, a {@code dryRun} among it.
     */
    private static @Nullable String inTheAddress(
            RequestDetails request, String operation, List<InputParameter> parameters) {
        var names = request.getParameters().keySet().stream()
                .filter(name -> !name.startsWith("_"))
                .toList();
        if (request.getResource() != null && !names.isEmpty()) {
            return "parameter " + names.get(0) + " stands in the address of " + operation
                    + " beside a body. Write every parameter into the body.";
        }
        return names.stream()
                .filter(name -> parameters.stream()
                        .noneMatch(parameter -> parameter.name().equals(name)))
                .findFirst()
                .map(name -> operation + " has no parameter " + name + ". " + InputParameter.offered(parameters))
                .or(() -> parameters.stream()
                        .filter(parameter -> !parameter.repeats()
                                && values(request, parameter).count() > 1)
                        .map(InputParameter::onlyOnce)
                        .findFirst())
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
