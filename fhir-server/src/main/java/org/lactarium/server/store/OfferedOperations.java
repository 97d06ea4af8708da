package org.lactarium.server.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;

/**
 * Lets the bank's own operations be called, and of HAPI's those that only look. The others write past the rules: references of
 * milk are moved to another donor, or a donor loses the profile by which she is found.
 */
@Interceptor
public final class OfferedOperations {

    private static final Set<String> LOOKING =
            Set.of("validate", "meta", "expand", "lookup", "validate-code", "subsumes", "translate", "snapshot");

    /** Raw HL7 v2 goes past FHIR's servlet: the routes take it, where they are on board. */
    private static final String SUBMISSION = "submit-v2";

    private final Set<String> offered;
    private final boolean submission;

    /** @param submission whether the routes of this process take messages */
    OfferedOperations(Collection<?> operations, boolean submission) {
        this.submission = submission;
        this.offered = Stream.concat(
                        LOOKING.stream(),
                        operations.stream()
                                .flatMap(operation ->
                                        Arrays.stream(operation.getClass().getMethods()))
                                .map(method -> method.getAnnotation(Operation.class))
                                .filter(Objects::nonNull)
                                .map(operation -> bare(operation.name())))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Before anything is read of what was sent. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void refuseAtTheDoor(RequestDetails request) {
        refuse(request);
    }

    /** Again where a question within a bundle comes by, which passes no door. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void refuse(RequestDetails request) {
        String asked = request.getOperation();
        if (asked != null && asked.startsWith("$") && !offered.contains(bare(asked))) {
            throw new ForbiddenOperationException(
                    "This server offers no " + asked + ". What it offers stands in its /metadata.");
        }
    }

    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void tellTheTruth(IBaseConformance generated) {
        if (generated instanceof CapabilityStatement statement) {
            statement.getRest().forEach(rest -> {
                rest.getOperation().removeIf(operation -> !offered.contains(operation.getName()));
                rest.getResource().forEach(type -> type.getOperation()
                        .removeIf(operation -> !offered.contains(operation.getName())));
                if (submission) {
                    rest.addOperation()
                            .setName(SUBMISSION)
                            .setDefinition("https://lactarium.org/fhir/OperationDefinition/" + SUBMISSION);
                }
            });
        }
    }

    private static String bare(String name) {
        return name.startsWith("$") ? name.substring(1) : name;
    }
}
